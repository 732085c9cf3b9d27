/** What a release says about the shift of its functions, read and checked before anything moves. */
@NullMarked
package io.pointsman.actions.shift.settings;

import org.jspecify.annotations.NullMarked;
