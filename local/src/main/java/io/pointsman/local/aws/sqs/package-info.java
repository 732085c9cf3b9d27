@NullMarked
package io.pointsman.local.aws.sqs;

import org.jspecify.annotations.NullMarked;
