@NullMarked
package io.pointsman.endpoint.clock;

import org.jspecify.annotations.NullMarked;
