@NullMarked
package io.pointsman.local.aws.cloudformation.sam.workflow;

import org.jspecify.annotations.NullMarked;
