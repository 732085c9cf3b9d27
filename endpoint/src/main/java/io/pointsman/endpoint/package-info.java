@NullMarked
package io.pointsman.endpoint;

import org.jspecify.annotations.NullMarked;
