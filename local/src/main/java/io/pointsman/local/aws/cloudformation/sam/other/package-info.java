@NullMarked
package io.pointsman.local.aws.cloudformation.sam.other;

import org.jspecify.annotations.NullMarked;
