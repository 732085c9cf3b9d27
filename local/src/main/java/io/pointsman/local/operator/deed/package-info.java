/** What an operator does: to watch, to close a gate, to go back, to abort. */
@NullMarked
package io.pointsman.local.operator.deed;

import org.jspecify.annotations.NullMarked;
