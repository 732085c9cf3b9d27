@NullMarked
package io.pointsman.local.aws.cloudformation.sam.function;

import org.jspecify.annotations.NullMarked;
