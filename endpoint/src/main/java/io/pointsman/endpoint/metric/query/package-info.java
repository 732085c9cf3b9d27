@NullMarked
package io.pointsman.endpoint.metric.query;

import org.jspecify.annotations.NullMarked;
