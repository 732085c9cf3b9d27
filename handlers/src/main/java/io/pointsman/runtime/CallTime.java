package io.pointsman.runtime;

import io.pointsman.engine.OutOfTime;
import io.pointsman.engine.Patience;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * How the time of one invocation is spent on calls to AWS. A call begins only where it, if it takes as long as the slowest one before,
 * and the answer to the job after it both fit in; and none may last into what is kept for the answer.
 *
 * <p>So a function gets on as long as its Timeout is 4.25 times what its slowest call takes: two calls for the list of jobs, which is read
 * and written, one for the step, 1.25 for the answer.
 */
final class CallTime {
    /** Of a function's Timeout, which Lambda counts in seconds. */
    static final Duration LEAST_TIMEOUT = Duration.ofSeconds(10);

    /** Between Lambda's count and ours lies the start of the handler. */
    private static final Duration TO_START = Duration.ofSeconds(1);

    private static final Duration TO_END = Duration.ofMillis(300);

    /** What a call takes says nothing beyond that: most of it was data, or a function that was waited for. */
    private static final Duration SLOWEST = Duration.ofSeconds(30);

    private static final int SHARE = 3;

    private final InstantSource clock;
    private final Instant deadline;
    private final Duration whole;
    private Duration slowest = Duration.ZERO;
    private boolean answered;

    CallTime(InstantSource clock, Instant deadline) {
        this.clock = clock;
        this.deadline = deadline;
        this.whole = Duration.between(clock.instant(), deadline);
    }

    /** Less than any work could be done in. */
    boolean isTooShort() {
        return whole.compareTo(LEAST_TIMEOUT.minus(TO_START)) < 0;
    }

    Instant deadline() {
        return deadline;
    }

    Duration whole() {
        return whole;
    }

    Duration left() {
        return Duration.between(clock.instant(), deadline);
    }

    /** What the answer may take: a function that is killed in the middle of it is called again. */
    Duration forAnswer() {
        return left().minus(TO_END);
    }

    /** What a call that begins now may take at most. */
    synchronized Duration most() {
        return left().minus(reserve());
    }

    /** Whether a call may begin, and the answer to the job after it. */
    synchronized boolean isEnough() {
        return most().compareTo(slowest) >= 0 && most().isPositive();
    }

    /** The job is answered: nothing is kept for that any more. */
    synchronized void answered() {
        answered = true;
    }

    synchronized void took(Duration time) {
        Duration counted = least(time, least(SLOWEST, whole.dividedBy(SHARE)));
        slowest = counted.compareTo(slowest) > 0 ? counted : slowest;
    }

    private Duration reserve() {
        if (answered) {
            return slowest.dividedBy(4);
        }
        Duration usual = Patience.DEFAULT.within(whole).reserve();
        Duration answer = slowest.multipliedBy(5).dividedBy(4);
        return answer.compareTo(usual) > 0 ? answer : usual;
    }

    synchronized OutOfTime out(int answers) {
        return new OutOfTime(
                answers,
                "the function has " + whole.toSeconds() + " s, " + inSeconds(left())
                        + " s of them are left, and calls to AWS take up to " + inSeconds(slowest) + " s");
    }

    private static String inSeconds(Duration time) {
        return String.format(java.util.Locale.ROOT, "%.1f", time.toMillis() / 1000.0);
    }

    static Duration least(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
