package io.pointsman.endpoint.metric;

import java.time.Instant;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Values over time; what is missing is not there.
 *
 * @param points by the beginning of their period
 */
public record TimeSeries(NavigableMap<Instant, Double> points) {
    public TimeSeries {
        points = Collections.unmodifiableNavigableMap(new TreeMap<>(points));
    }

    public Optional<Double> at(Instant start) {
        return Optional.ofNullable(points.get(start));
    }
}
