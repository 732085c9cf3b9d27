package io.pointsman.endpoint.monitoring;

import io.pointsman.endpoint.metric.MetricKey;
import io.pointsman.endpoint.metric.query.MetricQueries;
import io.pointsman.json.JsonObject;
import java.util.List;

/** What a metric alarm watches, and when it rings. */
record AlarmSetting(MetricQueries queries, String watched, int periods, int datapoints, String missing, boolean waits) {
    private static final int MOST_METRICS = 10;

    /** Throws what CloudWatch says to what is wrong. */
    static AlarmSetting of(JsonObject configuration) {
        Given alarm = new Given(configuration);
        MetricQueries queries = queries(alarm);
        int periods = alarm.count("EvaluationPeriods").orElse(1);
        return new AlarmSetting(
                queries,
                watched(queries),
                periods,
                alarm.count("DatapointsToAlarm").orElse(periods),
                alarm.text("TreatMissingData").orElse("missing"),
                alarm.text("EvaluateLowSampleCountPercentile").orElse("").equals("ignore"));
    }

    private static MetricQueries queries(Given alarm) {
        if (alarm.members().has("Metrics")) {
            return MetricQueries.read(alarm.members().objects("Metrics"));
        }
        String statistic = alarm.text("Statistic").orElseGet(() -> alarm.need("ExtendedStatistic"));
        return MetricQueries.of(MetricKey.read(alarm.members()), statistic, alarm.need("Period"));
    }

    private static String watched(MetricQueries queries) {
        List<String> returned = queries.returned();
        if (returned.size() != 1) {
            throw Given.refusal("Exactly one element of the metrics list should return data");
        }
        if (queries.metricCount() > MOST_METRICS) {
            throw Given.refusal("Metrics list contains more than " + MOST_METRICS + " metrics");
        }
        queries.period();
        return returned.getFirst();
    }
}
