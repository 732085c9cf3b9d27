@NullMarked
package io.pointsman.endpoint.sqs;

import org.jspecify.annotations.NullMarked;
