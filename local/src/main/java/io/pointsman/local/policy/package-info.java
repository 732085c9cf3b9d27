/** The IAM policy that CloudFormation needs for a template, and the boundary of the roles that the template makes. */
@NullMarked
package io.pointsman.local.policy;

import org.jspecify.annotations.NullMarked;
