@NullMarked
package io.pointsman.local.aws.cloudformation.intrinsic;

import org.jspecify.annotations.NullMarked;
