/** What has become of a stack's resources behind CloudFormation's back. */
@NullMarked
package io.pointsman.local.aws.cloudformation.drift;

import org.jspecify.annotations.NullMarked;
