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

    /** A function that runs for a short time keeps this part of it to answer the job. */
    private static final int SHARE = 5;

    /**
     * The same for a function that has this much time in all: the reserve is at most a fifth of it.
     *
     * @param whole from the beginning of the call to its deadline
     */
    public Patience within(Duration whole) {
        Duration share = whole.dividedBy(SHARE);
        return share.compareTo(reserve) < 0 ? new Patience(inPlace, budget, share, tries) : this;
    }
}
