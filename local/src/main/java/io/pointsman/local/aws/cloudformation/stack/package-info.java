@NullMarked
package io.pointsman.local.aws.cloudformation.stack;

import org.jspecify.annotations.NullMarked;
