/** Where a release comes from: the commit and the pipeline, as far as artifact, settings and S3 say it. */
@NullMarked
package io.pointsman.actions.rewrite.origin;

import org.jspecify.annotations.NullMarked;
