@NullMarked
package io.pointsman.local.aws.cloudformation;

import org.jspecify.annotations.NullMarked;
