package io.pointsman.endpoint.metric.query;

import io.pointsman.endpoint.AwsError;
import io.pointsman.endpoint.EndpointLimit;
import io.pointsman.endpoint.metric.MetricKey;
import io.pointsman.endpoint.metric.MetricStatistic;
import io.pointsman.endpoint.metric.math.Expression;
import io.pointsman.endpoint.metric.math.ExpressionReader;
import io.pointsman.endpoint.metric.math.MathError;
import io.pointsman.endpoint.metric.math.MetricMath;
import io.pointsman.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads queries, and refuses what CloudWatch refuses. The words after the colon are not AWS's own. */
final class QueryReader {
    private QueryReader() {}

    static MetricQuery read(JsonObject query) {
        String id = query.needText("Id");
        if (!id.matches("[a-z][a-zA-Z0-9_]*")) {
            throw refused("The value " + id + " for parameter Id is not a valid name: it begins with a lowercase letter"
                    + " and has letters, numbers and underscores");
        }
        if (query.has("Expression") == query.has("MetricStat")) {
            throw refused("Exactly one of Expression and MetricStat must be specified for " + id);
        }
        boolean returned = !"false".equals(text(query, "ReturnData").orElse("true"));
        return query.text("Expression")
                .<MetricQuery>map(text -> new MetricQuery.Computed(id, expression(id, text), returned))
                .orElseGet(() -> measured(id, query.objectOrEmpty("MetricStat"), returned));
    }

    private static MetricQuery measured(String id, JsonObject stat, boolean returned) {
        return new MetricQuery.Measured(
                id,
                MetricKey.read(stat.objectOrEmpty("Metric")),
                statistic(stat.needText("Stat")),
                period(text(stat, "Period").orElseThrow()),
                returned);
    }

    static MetricStatistic statistic(String name) {
        return MetricStatistic.of(name).orElseThrow(() -> EndpointLimit.of("statistic " + name));
    }

    static Duration period(String seconds) {
        long period = Long.parseLong(seconds);
        if (period <= 0 || period % 60 != 0) {
            throw period == 10 || period == 20 || period == 30
                    ? EndpointLimit.of("high-resolution metrics")
                    : refused("Period must be 10, 20, 30 or a multiple of 60");
        }
        return Duration.ofSeconds(period);
    }

    private static Expression expression(String id, String text) {
        Expression expression = parsed(id, text);
        MetricMath.lacking(expression).findFirst().ifPresent(function -> {
            throw EndpointLimit.of("metric math function " + function);
        });
        List<String> troubles = MetricMath.troubles(expression);
        if (!troubles.isEmpty()) {
            throw refused(id, troubles.getFirst());
        }
        return expression;
    }

    private static Expression parsed(String id, String text) {
        try {
            return ExpressionReader.read(text);
        } catch (MathError e) {
            throw refused(id, String.valueOf(e.getMessage()));
        }
    }

    static AwsError refused(String id, String why) {
        return refused("Error in expression '" + id + "': " + why);
    }

    static AwsError refused(String message) {
        return new AwsError(400, "ValidationError", message);
    }

    /** A form has text alone, JSON has numbers and flags. */
    private static Optional<String> text(JsonObject object, String name) {
        return Optional.ofNullable(object.members().get(name)).map(String::valueOf);
    }
}
