package io.pointsman.endpoint.metric;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The metrics of the account, by the minute. What is measured shows later, as in AWS, and is kept for a day. Functions write into it from
 * threads of their own, so it has a lock of its own and never waits for another.
 */
public final class MetricStore {
    /** Lambda sends its metrics each minute; users see them one to three minutes late. */
    private static final Duration USUAL_DELAY = Duration.ofMinutes(1);

    private static final Duration KEPT = Duration.ofDays(1);

    private final Map<MetricKey, NavigableMap<Instant, Samples>> minutes = new HashMap<>();
    private Duration delay = USUAL_DELAY;

    /** How long after it was measured a value shows. */
    public synchronized void delayedBy(Duration newDelay) {
        delay = newDelay;
    }

    public synchronized void add(MetricKey metric, Instant time, double value, long count) {
        NavigableMap<Instant, Samples> all = minutes.computeIfAbsent(metric, key -> new TreeMap<>());
        all.merge(time.truncatedTo(ChronoUnit.MINUTES), Samples.NONE.with(value, count), Samples::merged);
        all.headMap(time.minus(KEPT)).clear();
    }

    /** Whether anything was measured of it that shows by now. */
    public synchronized boolean knows(MetricKey metric) {
        return minutes.containsKey(metric);
    }

    /** What shows at a moment. */
    public synchronized TimeSeries read(MetricKey metric, MetricStatistic statistic, MetricRange range, Instant now) {
        NavigableMap<Instant, Double> points = new TreeMap<>();
        range.starts().forEach(start -> {
            Samples samples = between(metric, start, start.plus(range.period()), now);
            if (samples.count() > 0) {
                points.put(start, statistic.of().applyAsDouble(samples));
            }
        });
        return new TimeSeries(points);
    }

    /** How much was measured. */
    public synchronized long count(MetricKey metric, MetricRange range, Instant now) {
        return between(metric, range.from(), range.to(), now).count();
    }

    /** A minute shows as a whole, once it is over and the delay has passed. */
    private Samples between(MetricKey metric, Instant from, Instant to, Instant now) {
        Instant shown = now.minus(delay).minus(Duration.ofMinutes(1));
        return minutes.getOrDefault(metric, new TreeMap<>()).subMap(from, to).entrySet().stream()
                .filter(minute -> !minute.getKey().isAfter(shown))
                .map(Map.Entry::getValue)
                .reduce(Samples.NONE, Samples::merged);
    }
}
