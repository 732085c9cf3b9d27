@NullMarked
package io.pointsman.endpoint.scheduler;

import org.jspecify.annotations.NullMarked;
