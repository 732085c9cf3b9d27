/** What changed in the files of a function's package, as a reviewer may see it. */
@NullMarked
package io.pointsman.review.code;

import org.jspecify.annotations.NullMarked;
