@NullMarked
package io.pointsman.local.aws.cloudformation.sam.event;

import org.jspecify.annotations.NullMarked;
