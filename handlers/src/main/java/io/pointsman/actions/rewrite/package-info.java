/** The action {@code rewrite}: source artifact in, template with unique code locations out. */
@NullMarked
package io.pointsman.actions.rewrite;

import org.jspecify.annotations.NullMarked;
