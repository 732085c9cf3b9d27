/** The facts as JSON, for programs. */
@NullMarked
package io.pointsman.local.operator.output;

import org.jspecify.annotations.NullMarked;
