/** Pointsman's functions in this process, on the time of a benchmark. */
@NullMarked
package io.pointsman.runtime;

import org.jspecify.annotations.NullMarked;
