@NullMarked
package io.pointsman.endpoint.traffic;

import org.jspecify.annotations.NullMarked;
