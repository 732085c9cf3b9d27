/** Publishes a version of each function of a stack that changed, and says which version of each belongs to the release. */
@NullMarked
package io.pointsman.actions.publish;

import org.jspecify.annotations.NullMarked;
