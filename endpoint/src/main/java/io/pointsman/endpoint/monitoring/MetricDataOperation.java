package io.pointsman.endpoint.monitoring;

import io.pointsman.endpoint.AwsError;
import io.pointsman.endpoint.Caller;
import io.pointsman.endpoint.EndpointLimit;
import io.pointsman.endpoint.Operation;
import io.pointsman.endpoint.World;
import io.pointsman.endpoint.metric.MetricRange;
import io.pointsman.endpoint.metric.TimeSeries;
import io.pointsman.endpoint.metric.query.MetricQueries;
import io.pointsman.endpoint.open.OpenQuestion;
import io.pointsman.json.JsonObject;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** {@code GetMetricData}: all values in one answer. */
final class MetricDataOperation implements Operation {
    private static final int MOST_QUERIES = 500;
    private static final long MOST_DATAPOINTS = 100_800;

    private final World world;

    MetricDataOperation(World world) {
        this.world = world;
    }

    @Override
    public JsonObject answer(JsonObject input, Caller caller) {
        List<JsonObject> items = input.objects("MetricDataQueries");
        if (items.size() > MOST_QUERIES) {
            throw Given.refusal("The collection MetricDataQueries must not have a size greater than " + MOST_QUERIES);
        }
        MetricQueries queries = MetricQueries.read(items);
        MetricRange range = range(input, queries);
        boolean descending =
                new Given(input).text("ScanBy").orElse("TimestampDescending").equals("TimestampDescending");
        return JsonObject.of(
                "MetricDataResults",
                queries.returned().stream()
                        .map(id -> result(items, id, queries.values(id, asked(range)), descending))
                        .toList(),
                "Messages",
                List.of());
    }

    private MetricQueries.Asked asked(MetricRange range) {
        boolean sparse = !world.readings().isOtherwise(OpenQuestion.SPARSE_MATH);
        return new MetricQueries.Asked(world.metrics(), range, world.clock().instant(), sparse);
    }

    /** From the beginning of the period that the start is in. */
    private static MetricRange range(JsonObject input, MetricQueries queries) {
        Duration period = periodOf(queries);
        Instant from = time(input, "StartTime");
        Instant to = time(input, "EndTime");
        if (!from.isBefore(to)) {
            throw Given.refusal("The parameter StartTime must be less than the parameter EndTime.");
        }
        long seconds = period.toSeconds();
        if (Duration.between(from, to).toSeconds() / seconds * Math.max(1, queries.metricCount()) > MOST_DATAPOINTS) {
            throw Given.refusal("You have requested too many datapoints, at most " + MOST_DATAPOINTS + " are allowed");
        }
        Instant start = Instant.ofEpochSecond(Math.floorDiv(from.getEpochSecond(), seconds) * seconds);
        return new MetricRange(start, to, period);
    }

    private static Duration periodOf(MetricQueries queries) {
        try {
            return queries.period();
        } catch (AwsError e) {
            throw EndpointLimit.of("GetMetricData over metrics with different periods");
        }
    }

    /** A form has text, JSON has seconds. */
    private static Instant time(JsonObject input, String name) {
        Object given = input.members().get(name);
        if (given instanceof Instant time) {
            return time;
        }
        String text = String.valueOf(given);
        try {
            return text.contains("T")
                    ? Instant.parse(text)
                    : Instant.ofEpochMilli(
                            new BigDecimal(text).movePointRight(3).longValue());
        } catch (DateTimeException | NumberFormatException e) {
            throw Given.refusal("timestamp must follow ISO8601: " + text);
        }
    }

    private static JsonObject result(List<JsonObject> items, String id, TimeSeries values, boolean descending) {
        List<Instant> times = new ArrayList<>(values.points().keySet());
        List<Double> numbers = new ArrayList<>(values.points().values());
        return JsonObject.of(
                "Id",
                id,
                "Label",
                label(items, id),
                "Timestamps",
                descending ? times.reversed() : times,
                "Values",
                descending ? numbers.reversed() : numbers,
                "StatusCode",
                "Complete");
    }

    private static String label(List<JsonObject> items, String id) {
        JsonObject item = items.stream()
                .filter(one -> one.needText("Id").equals(id))
                .findFirst()
                .orElseThrow();
        return item.text("Label")
                .or(() ->
                        item.objectOrEmpty("MetricStat").objectOrEmpty("Metric").text("MetricName"))
                .orElse(id);
    }
}
