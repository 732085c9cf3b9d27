@NullMarked
package io.pointsman.review;

import org.jspecify.annotations.NullMarked;
