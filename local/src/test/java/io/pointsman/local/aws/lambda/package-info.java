@NullMarked
package io.pointsman.local.aws.lambda;

import org.jspecify.annotations.NullMarked;
