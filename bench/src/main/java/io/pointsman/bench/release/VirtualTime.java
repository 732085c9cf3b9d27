package io.pointsman.bench.release;

import io.pointsman.endpoint.clock.EndpointClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The time of a function with several threads, on a clock that stands still: when all of them wait, the one whose wait ends first goes on,
 * alone, at that instant. What a function computes takes no time here.
 */
final class VirtualTime {
    private static final Duration STUCK = Duration.ofMinutes(2);
    private static final long LOOK = 20_000;

    private final EndpointClock clock;
    private final ThreadGroup threads = new ThreadGroup("function");
    private final PriorityQueue<Sleeper> sleepers =
            new PriorityQueue<>(Comparator.comparing(Sleeper::at).thenComparingLong(Sleeper::order));
    private long order;
    private int waking;

    VirtualTime(EndpointClock clock) {
        this.clock = clock;
    }

    private static final class Sleeper {
        private final Instant at;
        private final long order;
        private boolean awake;

        Sleeper(Instant at, long order) {
            this.at = at;
            this.order = order;
        }

        Instant at() {
            return at;
        }

        long order() {
            return order;
        }
    }

    /** Of a thread of the function. */
    void pass(Duration time) throws InterruptedException {
        synchronized (this) {
            Sleeper sleeper = new Sleeper(clock.instant().plus(time), order++);
            sleepers.add(sleeper);
            while (!sleeper.awake) {
                wait();
            }
            waking--;
        }
    }

    /** Does the work as a function does, until its end. */
    void run(Runnable work) {
        Throwable[] failure = new Throwable[1];
        Thread main = new Thread(threads, work, "function");
        main.setUncaughtExceptionHandler((thread, e) -> failure[0] = e);
        main.start();
        long moved = System.nanoTime();
        while (main.isAlive()) {
            if (isQuiet() && next()) {
                moved = System.nanoTime();
            } else {
                LockSupport.parkNanos(LOOK);
            }
            if (System.nanoTime() - moved > STUCK.toNanos()) {
                throw new IllegalStateException("nothing moves: " + stacks());
            }
        }
        if (failure[0] != null) {
            throw new IllegalStateException(failure[0]);
        }
    }

    /** Twice in a row: a thread that was just let go still looks as if it waited. */
    private boolean isQuiet() {
        if (!looksQuiet()) {
            return false;
        }
        LockSupport.parkNanos(LOOK);
        return looksQuiet();
    }

    private boolean looksQuiet() {
        synchronized (this) {
            if (waking > 0) {
                return false;
            }
        }
        return all().map(Thread::getState).noneMatch(VirtualTime::isAtWork);
    }

    private static boolean isAtWork(Thread.State state) {
        return state == Thread.State.RUNNABLE || state == Thread.State.NEW;
    }

    private Stream<Thread> all() {
        Thread[] found = new Thread[threads.activeCount() + 16];
        return Arrays.stream(found, 0, threads.enumerate(found));
    }

    /** False where nobody sleeps. */
    private boolean next() {
        @Nullable Sleeper sleeper;
        synchronized (this) {
            sleeper = sleepers.poll();
        }
        if (sleeper == null) {
            return false;
        }
        if (sleeper.at().isAfter(clock.instant())) {
            clock.advance(Duration.between(clock.instant(), sleeper.at()));
        }
        synchronized (this) {
            sleeper.awake = true;
            waking++;
            notifyAll();
        }
        return true;
    }

    private String stacks() {
        return String.join(
                "\n",
                all().map(thread -> thread + " " + thread.getState() + " " + Arrays.toString(thread.getStackTrace()))
                        .toList());
    }
}
