package io.pointsman.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The waiting of one call: what may still be waited in place, and how long an unclear stage is left alone. */
final class Waits {
    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    private static final Duration LONGEST_RETRY = Duration.ofSeconds(30);

    private final InstantSource clock;
    private final Pause pause;
    private final Patience patience;
    private final Instant lastMoment;
    private final boolean manual;
    private Duration waited = Duration.ZERO;

    Waits(InstantSource clock, Pause pause, Patience patience, Job job) {
        this.clock = clock;
        this.pause = pause;
        this.patience = patience;
        this.lastMoment = job.deadline().minus(patience.reserve());
        this.manual = job.manual();
    }

    /** False when this wait must become a continuation; nothing was waited then. */
    boolean here(Duration after) throws InterruptedException {
        if (!mayWait(after)) {
            return false;
        }
        pause.of(after);
        waited = waited.plus(after);
        return true;
    }

    /** Whether only the reserve is left. */
    boolean timeIsUp() {
        return !clock.instant().isBefore(lastMoment);
    }

    boolean enoughTried(int tries) {
        return tries > patience.tries();
    }

    int tries() {
        return patience.tries();
    }

    /** Doubles from try to try. */
    static Duration beforeTry(int tries) {
        Duration doubled = FIRST_RETRY.multipliedBy(1L << Math.min(tries - 1, 10));
        return doubled.compareTo(LONGEST_RETRY) < 0 ? doubled : LONGEST_RETRY;
    }

    private boolean mayWait(Duration after) {
        boolean inTime = clock.instant().plus(after).isBefore(lastMoment);
        boolean shortEnough =
                after.compareTo(patience.inPlace()) <= 0 && waited.plus(after).compareTo(patience.budget()) <= 0;
        return inTime && (manual || shortEnough);
    }
}
