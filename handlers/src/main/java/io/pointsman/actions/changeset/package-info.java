@NullMarked
package io.pointsman.actions.changeset;

import org.jspecify.annotations.NullMarked;
