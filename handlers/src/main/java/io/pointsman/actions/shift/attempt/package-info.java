/** What the release record keeps of an attempt to shift, and how an attempt is told to people. */
@NullMarked
package io.pointsman.actions.shift.attempt;

import org.jspecify.annotations.NullMarked;
