@NullMarked
package io.pointsman.local.aws.events;

import org.jspecify.annotations.NullMarked;
