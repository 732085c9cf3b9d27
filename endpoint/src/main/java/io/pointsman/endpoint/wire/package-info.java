@NullMarked
package io.pointsman.endpoint.wire;

import org.jspecify.annotations.NullMarked;
