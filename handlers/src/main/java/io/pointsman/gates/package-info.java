/** Release freezes: who reads one, and how it looks in the release bucket. Knows no action and no hook. */
@NullMarked
package io.pointsman.gates;

import org.jspecify.annotations.NullMarked;
