/** What no document of AWS settles: asked of the AWS of this run. */
@NullMarked
package io.pointsman.local.acceptance.question;

import org.jspecify.annotations.NullMarked;
