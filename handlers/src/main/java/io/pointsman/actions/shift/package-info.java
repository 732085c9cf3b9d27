/**
 * Shifts the production alias of each function to the version that was published: writes the AppSpec, has CodeDeploy carry it
 * out, and follows it to its end, whichever that is. Several functions move together or not at all.
 */
@NullMarked
package io.pointsman.actions.shift;

import org.jspecify.annotations.NullMarked;
