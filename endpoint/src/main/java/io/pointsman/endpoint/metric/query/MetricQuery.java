package io.pointsman.endpoint.metric.query;

import io.pointsman.endpoint.metric.MetricKey;
import io.pointsman.endpoint.metric.MetricStatistic;
import io.pointsman.endpoint.metric.math.Expression;
import java.time.Duration;

/** One item of a request's {@code MetricDataQueries}, or of an alarm's {@code Metrics}. */
sealed interface MetricQuery {
    /** A metric. */
    record Measured(String id, MetricKey metric, MetricStatistic statistic, Duration period, boolean returned)
            implements MetricQuery {}

    /** An expression over others. */
    record Computed(String id, Expression expression, boolean returned) implements MetricQuery {}

    String id();

    /** Its values are wanted, not only what is computed of them. */
    boolean returned();
}
