@NullMarked
package io.pointsman.local.aws.scheduler;

import org.jspecify.annotations.NullMarked;
