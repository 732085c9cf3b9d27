/** The rules of the house that a compiler does not hold. */
@NullMarked
package io.pointsman.rules;

import org.jspecify.annotations.NullMarked;
