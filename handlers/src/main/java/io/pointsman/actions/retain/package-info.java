/** Keeps the versions of the last releases and deletes those that nothing refers to any more. */
@NullMarked
package io.pointsman.actions.retain;

import org.jspecify.annotations.NullMarked;
