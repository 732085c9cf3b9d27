/** An upload starts its pipeline: a trigger beside the actions, for artifacts that each have a name of their own. */
@NullMarked
package io.pointsman.triggers.start;

import org.jspecify.annotations.NullMarked;
