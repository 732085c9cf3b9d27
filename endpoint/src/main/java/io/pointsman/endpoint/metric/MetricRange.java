package io.pointsman.endpoint.metric;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * The periods that are asked about.
 *
 * @param from the beginning of the first
 * @param to the end of the last; what begins there is outside
 */
public record MetricRange(Instant from, Instant to, Duration period) {
    /** The beginnings of all periods. */
    public Stream<Instant> starts() {
        return Stream.iterate(from, start -> start.isBefore(to), start -> start.plus(period));
    }

    /** The last {@code count} periods before a moment, the last of which ends there. */
    public static MetricRange last(int count, Duration period, Instant end) {
        return new MetricRange(end.minus(period.multipliedBy(count)), end, period);
    }
}
