/** Releases on the endpoint's clock: what they take beside what AWS takes, what they ask, and what they cost. */
@NullMarked
package io.pointsman.bench.release;

import org.jspecify.annotations.NullMarked;
