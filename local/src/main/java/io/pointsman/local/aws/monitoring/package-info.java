@NullMarked
package io.pointsman.local.aws.monitoring;

import org.jspecify.annotations.NullMarked;
