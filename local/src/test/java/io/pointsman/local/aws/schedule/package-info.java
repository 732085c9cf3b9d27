@NullMarked
package io.pointsman.local.aws.schedule;

import org.jspecify.annotations.NullMarked;
