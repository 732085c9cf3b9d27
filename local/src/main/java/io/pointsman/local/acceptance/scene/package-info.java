/** The scenes of a run: what Pointsman promises, and what customers saw. */
@NullMarked
package io.pointsman.local.acceptance.scene;

import org.jspecify.annotations.NullMarked;
