@NullMarked
package io.pointsman.endpoint.keep;

import org.jspecify.annotations.NullMarked;
