/**
 * Leaves out of the functions' jar what no function can reach: whole classes, and single methods of those that stay. What stays is not
 * changed: names, instructions, line numbers.
 */
@NullMarked
package io.pointsman.shrink;

import org.jspecify.annotations.NullMarked;
