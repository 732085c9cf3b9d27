package io.pointsman.endpoint.monitoring;

import io.pointsman.endpoint.World;
import io.pointsman.endpoint.metric.MetricRange;
import io.pointsman.endpoint.metric.TimeSeries;
import io.pointsman.endpoint.metric.query.MetricQueries;
import io.pointsman.endpoint.open.OpenQuestion;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks at what an alarm watches, once a minute. */
final class AlarmEvaluation {
    private final World world;

    AlarmEvaluation(World world) {
        this.world = world;
    }

    /**
     * As it is by now. One that has nothing to go by, and says nothing of that, stays as it was set: an alarm can be played by
     * SetAlarmState.
     */
    Alarm of(Alarm alarm) {
        AlarmSetting setting = AlarmSetting.of(alarm.configuration());
        AlarmJudgement judgement = new AlarmJudgement(setting.periods(), setting.datapoints(), setting.missing());
        Instant now = world.clock().instant();
        MetricRange range = range(setting, judgement, now);
        TimeSeries values = setting.queries()
                .values(setting.watched(), new MetricQueries.Asked(world.metrics(), range, now, isSparse()));
        boolean isPlayed = values.points().isEmpty() && setting.missing().equals("missing");
        if (isPlayed || (setting.waits() && isFew(setting, range, now))) {
            return alarm;
        }
        List<Optional<Boolean>> points = range.starts()
                .map(start -> values.at(start).map(value -> breaches(alarm, value)))
                .toList();
        return judgement.of(points).map(value -> in(alarm, value, values, now)).orElse(alarm);
    }

    private boolean isSparse() {
        return !world.readings().isOtherwise(OpenQuestion.SPARSE_MATH);
    }

    /** Ends with the minute that shows last. */
    private static MetricRange range(AlarmSetting setting, AlarmJudgement judgement, Instant now) {
        Instant end = now.truncatedTo(ChronoUnit.MINUTES);
        return MetricRange.last(judgement.looked(), setting.queries().period(), end);
    }

    private boolean isFew(AlarmSetting setting, MetricRange range, Instant now) {
        long samples = setting.queries()
                .metrics()
                .mapToLong(metric -> world.metrics().count(metric, range, now))
                .sum();
        return samples < setting.queries().leastSamples();
    }

    private static boolean breaches(Alarm alarm, double value) {
        double threshold = new BigDecimal(new Given(alarm.configuration()).need("Threshold")).doubleValue();
        return switch (new Given(alarm.configuration()).need("ComparisonOperator")) {
            case "GreaterThanThreshold" -> value > threshold;
            case "GreaterThanOrEqualToThreshold" -> value >= threshold;
            case "LessThanThreshold" -> value < threshold;
            case "LessThanOrEqualToThreshold" -> value <= threshold;
            default -> false; // those of anomaly detection, which no alarm here has a band for
        };
    }

    private static Alarm in(Alarm alarm, AlarmState.Value value, TimeSeries values, Instant now) {
        return value == alarm.state().value()
                ? alarm
                : alarm.in(alarm.state().then(value, reason(value, values), Optional.empty(), now));
    }

    private static String reason(AlarmState.Value value, TimeSeries values) {
        Stream<String> latest = values.points().descendingMap().entrySet().stream()
                .limit(1)
                .map(point -> point.getValue() + " (" + point.getKey() + ")");
        return switch (value) {
            case ALARM -> "Threshold Crossed: the most recent datapoint is " + String.join("", latest.toList());
            case OK -> "Threshold Crossed: no longer; too few datapoints breach";
            case INSUFFICIENT_DATA -> "Insufficient Data: datapoints were unknown";
        };
    }
}
