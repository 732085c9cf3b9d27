@NullMarked
package io.pointsman.local.aws.cloudformation.change;

import org.jspecify.annotations.NullMarked;
