/** Finds out, before anything moves, what each function's alias is to be shifted from and to, and refuses what cannot be shifted. */
@NullMarked
package io.pointsman.actions.shift.plan;

import org.jspecify.annotations.NullMarked;
