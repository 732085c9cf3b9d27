package io.pointsman.runtime;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.DoubleSupplier;

/**
 * Requests a second, for all threads of one process: each gets a slot of its own, evenly spread, so that no burst uses up a
 * quota that others share. Being throttled takes a third of the rate, once a second at most; each second without gives a little back.
 */
final class RequestBudget {
    private static final double LEAST = 1;
    private static final double REGAINED = 1;
    private static final Duration SECOND = Duration.ofSeconds(1);

    /** How much longer than needed an interval may be: two processes that start at once do not stay in step. */
    private static final double JITTER = 0.04;

    private final InstantSource clock;
    private final Rest rest;
    private final DoubleSupplier random;
    private final double most;
    private double rate;
    private Instant free;
    private Instant judged;

    /** Waiting until a moment of the same clock. */
    interface Rest {
        void until(Instant moment) throws InterruptedException;
    }

    /**
     * @param most requests a second, at best
     * @param random from 0 to 1
     */
    RequestBudget(double most, InstantSource clock, Rest rest, DoubleSupplier random) {
        this.most = most;
        this.rate = most;
        this.clock = clock;
        this.rest = rest;
        this.random = random;
        this.free = clock.instant();
        this.judged = free;
    }

    /** Waits for the next slot. */
    void take() throws InterruptedException {
        rest.until(slot());
    }

    private synchronized Instant slot() {
        Instant now = clock.instant();
        regain(now);
        Instant slot = free.isAfter(now) ? free : now;
        free = slot.plus(nanos((1 + JITTER * random.getAsDouble()) / rate));
        return slot;
    }

    /** Lambda said 429. Many threads hear it at once; it counts once. */
    synchronized void throttled() {
        Instant now = clock.instant();
        if (now.isBefore(judged.plus(SECOND)) && rate < most) {
            return;
        }
        judged = now;
        rate = Math.max(LEAST, rate * (2.0 / 3));
        Instant later = now.plus(nanos(0.5 + random.getAsDouble()));
        free = free.isAfter(later) ? free : later;
    }

    private void regain(Instant now) {
        long seconds = Duration.between(judged, now).toSeconds();
        if (seconds > 0) {
            rate = Math.min(most, rate + seconds * REGAINED);
            judged = judged.plusSeconds(seconds);
        }
    }

    synchronized double rate() {
        return rate;
    }

    private static Duration nanos(double seconds) {
        return Duration.ofNanos((long) (seconds * 1e9));
    }
}
