package io.pointsman.report;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Moments as places between the left and the right end of a lane. */
record TimeAxis(Instant from, Instant to) {
    private static final int TICKS = 4;

    TimeAxis {
        to = to.isAfter(from) ? to : from.plusSeconds(1);
    }

    /** Percent of the width; what lies outside is at the end. */
    double place(Instant moment) {
        double share = (double) Duration.between(from, moment).toMillis()
                / Duration.between(from, to).toMillis();
        return 100 * Math.clamp(share, 0, 1);
    }

    boolean holds(Instant moment) {
        return !moment.isBefore(from) && !moment.isAfter(to);
    }

    /** {@code left:12.50%;width:4.00%}, from one moment to another. */
    String span(Instant start, Instant end) {
        double left = place(start);
        return String.format(Locale.ROOT, "left:%.2f%%;width:%.2f%%", left, Math.max(0.4, place(end) - left));
    }

    /** Moments worth a label, the two ends among them. */
    List<Instant> ticks() {
        Duration part = Duration.between(from, to).dividedBy(TICKS);
        return IntStream.rangeClosed(0, TICKS)
                .mapToObj(i -> from.plus(part.multipliedBy(i)))
                .toList();
    }
}
