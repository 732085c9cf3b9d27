/** What the policy of a bucket says to other accounts. */
@NullMarked
package io.pointsman.endpoint.s3.policy;

import org.jspecify.annotations.NullMarked;
