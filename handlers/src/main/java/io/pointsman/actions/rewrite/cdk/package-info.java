/** The rewrite of a stack that the AWS CDK has synthesized: what is special about it. */
@NullMarked
package io.pointsman.actions.rewrite.cdk;

import org.jspecify.annotations.NullMarked;
