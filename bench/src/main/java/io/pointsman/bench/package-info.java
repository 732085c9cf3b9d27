/** Benchmarks of the rewrite. None of them is a test: {@code bench/run} runs them. */
@NullMarked
package io.pointsman.bench;

import org.jspecify.annotations.NullMarked;
