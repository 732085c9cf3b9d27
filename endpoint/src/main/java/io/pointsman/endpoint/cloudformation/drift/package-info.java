/** What has become of a stack's resources behind CloudFormation's back. */
@NullMarked
package io.pointsman.endpoint.cloudformation.drift;

import org.jspecify.annotations.NullMarked;
