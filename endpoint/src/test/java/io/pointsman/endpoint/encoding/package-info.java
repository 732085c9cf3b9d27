@NullMarked
package io.pointsman.endpoint.encoding;

import org.jspecify.annotations.NullMarked;
