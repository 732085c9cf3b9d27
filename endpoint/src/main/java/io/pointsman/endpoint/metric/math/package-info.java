@NullMarked
package io.pointsman.endpoint.metric.math;

import org.jspecify.annotations.NullMarked;
