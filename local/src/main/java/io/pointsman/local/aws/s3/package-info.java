@NullMarked
package io.pointsman.local.aws.s3;

import org.jspecify.annotations.NullMarked;
