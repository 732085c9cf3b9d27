/** What an operator sees of a stack and its releases: facts, as AWS and the release bucket have them. */
@NullMarked
package io.pointsman.local.operator;

import org.jspecify.annotations.NullMarked;
