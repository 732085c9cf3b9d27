@NullMarked
package io.pointsman.local.aws.clock;

import org.jspecify.annotations.NullMarked;
