/** The change sets of CloudFormation, for the actions that make and execute them. Knows no action. */
@NullMarked
package io.pointsman.cloudformation;

import org.jspecify.annotations.NullMarked;
