/** How something is told from everything else by a few bytes. */
@NullMarked
package io.pointsman.digest;

import org.jspecify.annotations.NullMarked;
