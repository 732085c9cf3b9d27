/** What AWS says when it fails, and what a person can do about it. */
@NullMarked
package io.pointsman.causes;

import org.jspecify.annotations.NullMarked;
