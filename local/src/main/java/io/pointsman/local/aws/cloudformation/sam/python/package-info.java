@NullMarked
package io.pointsman.local.aws.cloudformation.sam.python;

import org.jspecify.annotations.NullMarked;
