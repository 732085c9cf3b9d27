/** The packages of a release beside those that are deployed. */
@NullMarked
package io.pointsman.actions.changeset.beside;

import org.jspecify.annotations.NullMarked;
