@NullMarked
package io.pointsman.local.aws.cloudformation.sam;

import org.jspecify.annotations.NullMarked;
