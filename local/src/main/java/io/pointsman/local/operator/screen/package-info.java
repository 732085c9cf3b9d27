/** The facts on a terminal of eighty columns. */
@NullMarked
package io.pointsman.local.operator.screen;

import org.jspecify.annotations.NullMarked;
