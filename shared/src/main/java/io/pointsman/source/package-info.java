/** Who and what is released: the commit, as a build, a pipeline or S3 says it. Text of others, which is cleaned where it comes in. */
@NullMarked
package io.pointsman.source;

import org.jspecify.annotations.NullMarked;
