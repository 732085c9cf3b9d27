/** What functions are in Lambda now, against what the record says of them. Knows no action. */
@NullMarked
package io.pointsman.lambda;

import org.jspecify.annotations.NullMarked;
