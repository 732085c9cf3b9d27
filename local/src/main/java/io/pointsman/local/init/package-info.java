/** What a repository needs so that a pipeline can release it. */
@NullMarked
package io.pointsman.local.init;

import org.jspecify.annotations.NullMarked;
