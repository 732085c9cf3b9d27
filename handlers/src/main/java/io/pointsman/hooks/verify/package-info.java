/** A ready-made hook: asks a new version what the settings file lists, before traffic gets there. */
@NullMarked
package io.pointsman.hooks.verify;

import org.jspecify.annotations.NullMarked;
