/** A release freeze: a hook for CodeDeploy that says no as long as the release bucket holds a gate for the stack. */
@NullMarked
package io.pointsman.hooks.gate;

import org.jspecify.annotations.NullMarked;
