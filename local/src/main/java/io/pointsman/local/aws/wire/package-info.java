@NullMarked
package io.pointsman.local.aws.wire;

import org.jspecify.annotations.NullMarked;
