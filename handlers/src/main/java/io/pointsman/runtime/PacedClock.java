package io.pointsman.runtime;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;

/** A clock, and how to wait until one of its moments. */
record PacedClock(InstantSource clock, LambdaPace.Rest rest) {
    /** In real time, or as much faster as {@link SpedUpPause} says. */
    static PacedClock of(SpedUpPause pause, InstantSource wall) {
        Instant start = wall.instant();
        InstantSource clock = () -> start.plus(pause.lengthened(Duration.between(start, wall.instant())));
        return new PacedClock(clock, moment -> {
            Duration left = Duration.between(clock.instant(), moment);
            if (left.isPositive()) {
                pause.of(left);
            }
        });
    }

    /** @param rate requests a second, at best */
    RequestBudget budget(double rate) {
        return new RequestBudget(
                rate, clock, rest::until, () -> ThreadLocalRandom.current().nextDouble());
    }
}
