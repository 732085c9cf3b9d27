/** What the roles of all templates reach together, and what is far from them. */
@NullMarked
package io.pointsman.local.rights;

import org.jspecify.annotations.NullMarked;
