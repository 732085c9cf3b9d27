@NullMarked
package io.pointsman.local.aws.sts;

import org.jspecify.annotations.NullMarked;
