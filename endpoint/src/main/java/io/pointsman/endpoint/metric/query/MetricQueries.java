package io.pointsman.endpoint.metric.query;

import io.pointsman.endpoint.metric.MetricKey;
import io.pointsman.endpoint.metric.MetricRange;
import io.pointsman.endpoint.metric.MetricStore;
import io.pointsman.endpoint.metric.TimeSeries;
import io.pointsman.endpoint.metric.math.Expression;
import io.pointsman.endpoint.metric.math.MathError;
import io.pointsman.endpoint.metric.math.MathValue;
import io.pointsman.endpoint.metric.math.MetricMath;
import io.pointsman.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Queries that speak of each other by their ids, and are worked out together. */
public final class MetricQueries {
    private final Map<String, MetricQuery> queries = new LinkedHashMap<>();

    private MetricQueries(List<MetricQuery> all) {
        for (MetricQuery query : all) {
            if (queries.put(query.id(), query) != null) {
                throw QueryReader.refused("The values for parameter id are not unique: " + query.id());
            }
        }
    }

    /** As a request has them. Throws what CloudWatch says to what is wrong, before anything is worked out. */
    public static MetricQueries read(List<JsonObject> queries) {
        MetricQueries all =
                new MetricQueries(queries.stream().map(QueryReader::read).toList());
        all.queries.keySet().forEach(id -> all.check(id, new ArrayDeque<>()));
        return all;
    }

    /** Of one metric alone. */
    public static MetricQueries of(MetricKey metric, String statistic, String period) {
        return new MetricQueries(List.of(new MetricQuery.Measured(
                "m1", metric, QueryReader.statistic(statistic), QueryReader.period(period), true)));
    }

    /** Each id that it speaks of has to be there, and none may speak of itself. */
    private void check(String id, Deque<String> before) {
        MetricQuery query = queries.get(id);
        if (query == null) {
            throw QueryReader.refused(
                    before.isEmpty() ? id : before.getLast(), "there is no metric and no expression " + id);
        }
        if (before.contains(id)) {
            throw QueryReader.refused(id, "it speaks of itself");
        }
        if (query instanceof MetricQuery.Computed(String own, Expression expression, boolean returned)) {
            before.addLast(id);
            MetricMath.ids(expression).forEach(other -> check(other, before));
            before.removeLast();
        }
    }

    /** Those whose values are wanted. */
    public List<String> returned() {
        return queries.values().stream()
                .filter(MetricQuery::returned)
                .map(MetricQuery::id)
                .toList();
    }

    public long metricCount() {
        return measured().count();
    }

    private Stream<MetricQuery.Measured> measured() {
        return queries.values().stream()
                .filter(MetricQuery.Measured.class::isInstance)
                .map(MetricQuery.Measured.class::cast);
    }

    /** The metrics that are asked about. */
    public Stream<MetricKey> metrics() {
        return measured().map(MetricQuery.Measured::metric);
    }

    /** That of its metrics; an alarm's have one in common. */
    public Duration period() {
        List<Duration> periods =
                measured().map(MetricQuery.Measured::period).distinct().toList();
        if (periods.size() > 1) {
            throw QueryReader.refused("Metrics list contains queries with different periods");
        }
        return periods.isEmpty() ? Duration.ofMinutes(1) : periods.getFirst();
    }

    /** Below this many samples of it in a period, a percentile says little; 0 where no metric is asked for by one. */
    public double leastSamples() {
        return measured()
                .mapToDouble(one -> one.statistic().leastSamples())
                .max()
                .orElse(0);
    }

    /** One of the queries, worked out. */
    public TimeSeries values(String id, Asked asked) {
        return switch (new Working(asked).of(id)) {
            case MathValue.Series(TimeSeries series) -> series;
            case MathValue.Scalar ignored ->
                throw QueryReader.refused(id, "the result is a number, and has to be a time series");
            case MathValue.Several ignored ->
                throw QueryReader.refused(id, "the result is an array, and has to be one time series");
        };
    }

    /**
     * What they are worked out over.
     *
     * @param sparse as {@link MetricMath} has it
     */
    public record Asked(MetricStore store, MetricRange range, Instant now, boolean sparse) {}

    private final class Working {
        private final Asked asked;
        private final Map<String, TimeSeries> metrics = new LinkedHashMap<>();

        Working(Asked asked) {
            this.asked = asked;
            measured()
                    .forEach(one -> metrics.put(
                            one.id(), asked.store().read(one.metric(), one.statistic(), asked.range(), asked.now())));
        }

        MathValue of(String id) {
            return Optional.ofNullable(metrics.get(id))
                    .<MathValue>map(MathValue.Series::new)
                    .orElseGet(() -> computed(id));
        }

        private MathValue computed(String id) {
            MetricQuery query = queries.get(id);
            if (!(query instanceof MetricQuery.Computed(String own, Expression expression, boolean returned))) {
                throw new MathError("there is no metric and no expression " + id);
            }
            try {
                return new MetricMath(asked.range(), metrics, this::of, asked.sparse()).of(expression);
            } catch (MathError e) {
                throw QueryReader.refused(own, String.valueOf(e.getMessage()));
            }
        }
    }
}
