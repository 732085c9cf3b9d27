package io.pointsman.engine;

import java.time.Duration;

/**
 * How long one call may wait.
 *
 * @param inPlace the longest single wait that happens in place; a longer one becomes a continuation
 * @param budget how much waiting in place one call may add up to
 * @param reserve what must be left before the deadline to answer the job
 * @param tries how often in a row a stage may be unclear before the job fails as unavailable
 */
public record Patience(Duration inPlace, Duration budget, Duration reserve, int tries) {
    public static final Patience DEFAULT =
            new Patience(Duration.ofSeconds(10), Duration.ofMinutes(3), Duration.ofSeconds(20), 20);
}
