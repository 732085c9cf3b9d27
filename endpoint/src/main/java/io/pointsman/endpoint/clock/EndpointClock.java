package io.pointsman.endpoint.clock;

import io.pointsman.endpoint.Complaint;
import io.pointsman.endpoint.kept.KeptWork;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The endpoint's time. It runs at a multiple of real time, or stands still until a test moves it; either way the tasks that fall
 * due run in order of time, each at its own instant. While something real is waited for that has no speed but the machine's, such as
 * a process that starts, a fast clock runs as real time does: else minutes would pass for what takes a second.
 */
public final class EndpointClock implements InstantSource, AutoCloseable {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private static final Comparator<Task> BY_TIME =
            Comparator.comparing(Task::at).thenComparingLong(Task::order);

    private final PriorityQueue<Task> tasks = new PriorityQueue<>(BY_TIME);
    private final transient PriorityQueue<Task> notices = new PriorityQueue<>(BY_TIME);
    private final transient double speed;
    private transient double pace;
    private transient long since = System.nanoTime();
    private transient Instant base;
    private transient int held;
    private transient Instant stoppedAt;
    private transient boolean asleep;
    private long order;
    private transient boolean closed;
    private transient Consumer<Runnable> guard = Runnable::run;

    private record Task(Instant at, long order, Runnable work) {}

    private EndpointClock(Instant start, double speed) {
        this.base = start;
        this.stoppedAt = start;
        this.speed = speed;
        this.pace = speed;
    }

    /** A clock that only {@link #advance} moves. */
    public static EndpointClock stopped(Instant start) {
        return new EndpointClock(start, 0);
    }

    /** A clock that starts now, and that only {@link #advance} moves. */
    public static EndpointClock stopped() {
        return stopped(Instant.now());
    }

    /** A clock that starts now and runs {@code speed} times as fast as real time. */
    public static EndpointClock running(double speed) {
        EndpointClock clock = new EndpointClock(Instant.now(), speed);
        Thread.ofPlatform().daemon().name("endpoint-clock").start(clock::runTasks);
        return clock;
    }

    /** How tasks are run: under the lock of the endpoint that owns this clock. */
    public void runUnder(Consumer<Runnable> newGuard) {
        guard = newGuard;
    }

    public double speed() {
        return speed;
    }

    @Override
    public synchronized Instant instant() {
        if (speed == 0 || asleep) {
            return stoppedAt;
        }
        return base.plusNanos((long) ((System.nanoTime() - since) * pace));
    }

    /**
     * The earlier of this time and the machine's. What clients sign carries the machine's time, and this one may be ahead of it or
     * stand still, so that a signature is late when it is late by both.
     */
    public Instant earliest() {
        Instant here = instant();
        Instant machine = Instant.now();
        return here.isBefore(machine) ? here : machine;
    }

    /**
     * Whether a client that says this time means now. Clients take the machine's time, which this one may be far ahead of; a minute
     * is for what they do between taking it and asking.
     */
    public boolean isNowOfMachine(Instant said) {
        Instant machine = Instant.now();
        return instant().isAfter(machine.plus(MINUTE)) && !said.isBefore(machine.minus(MINUTE));
    }

    /** Does the work while the clock runs no faster than real time. */
    public <T> T inRealTime(Supplier<T> work) {
        hold(1);
        try {
            return work.get();
        } finally {
            hold(-1);
        }
    }

    private synchronized void hold(int more) {
        held += more;
        double next = held > 0 ? Math.min(speed, 1) : speed;
        if (next != pace) {
            base = instant();
            since = System.nanoTime();
            pace = next;
            notifyAll();
        }
    }

    /** Runs the work, under the endpoint's lock, once that much of the endpoint's time has passed, if need be after a restart. */
    public synchronized void after(Duration delay, KeptWork work) {
        tasks.add(new Task(instant().plus(delay), order++, work));
        notifyAll();
    }

    /** As {@link #after}, for what somebody in this process waits for: after a restart nobody does. */
    public synchronized void notice(Duration delay, Runnable work) {
        notices.add(new Task(instant().plus(delay), order++, work));
        notifyAll();
    }

    /** Time stands still, and nothing falls due, until {@link #wake}: while what was kept is read. */
    public synchronized void sleep() {
        sleep(instant());
    }

    /** As {@link #sleep()}, at that time. */
    public synchronized void sleep(Instant at) {
        stoppedAt = at;
        asleep = true;
    }

    /** Goes on; a clock that runs is never behind the machine's. What fell due meanwhile happens now, in order. */
    public synchronized void wake() {
        Instant machine = Instant.now();
        stoppedAt = speed > 0 && machine.isAfter(stoppedAt) ? machine : stoppedAt;
        base = stoppedAt;
        since = System.nanoTime();
        asleep = false;
        notifyAll();
    }

    /** Moves a stopped clock; every task that falls due runs here, at its own instant, before this returns. */
    public void advance(Duration time) {
        if (speed != 0) {
            throw new IllegalStateException(
                    "begin with a stopped clock, or wait until it is so: a running clock cannot be moved");
        }
        if (time.isNegative()) {
            throw new IllegalArgumentException("no clock goes back: " + time);
        }
        Instant end = instant().plus(time);
        for (Task task = due(end); task != null; task = due(end)) {
            guard.accept(task.work());
        }
        synchronized (this) {
            stoppedAt = end;
        }
    }

    /** Lets that much of its time pass: a stopped clock is moved, a running one is waited for. */
    public void pass(Duration time) {
        if (speed == 0) {
            advance(time);
            return;
        }
        try {
            Thread.sleep(Duration.ofNanos((long) (time.toNanos() / speed)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized @Nullable Task due(Instant end) {
        Task first = first();
        if (asleep || first == null || first.at().isAfter(end)) {
            return null;
        }
        sooner().remove();
        if (speed == 0 && first.at().isAfter(stoppedAt)) {
            stoppedAt = first.at();
        }
        return first;
    }

    private @Nullable Task first() {
        return sooner().peek();
    }

    /** Where the next one is. */
    private PriorityQueue<Task> sooner() {
        Task task = tasks.peek();
        Task notice = notices.peek();
        boolean isNotice = notice != null && (task == null || BY_TIME.compare(notice, task) < 0);
        return isNotice ? notices : tasks;
    }

    private void runTasks() {
        try {
            while (true) {
                Task task = next();
                if (task == null) {
                    return;
                }
                run(task);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One that fails is said, and keeps no other from its time. */
    private void run(Task task) {
        try {
            guard.accept(task.work());
        } catch (RuntimeException | Error surprise) {
            Complaint.about("a task of " + task.at(), surprise);
        }
    }

    private synchronized @Nullable Task next() throws InterruptedException {
        while (!closed) {
            Task task = due(instant());
            if (task != null) {
                return task;
            }
            wait(untilNext());
        }
        return null;
    }

    /** Real milliseconds until the next task falls due; 0, which waits for a notice, when there is none. */
    private long untilNext() {
        Task first = first();
        return asleep || first == null
                ? 0
                : Math.max(1, (long) (Duration.between(instant(), first.at()).toMillis() / pace));
    }

    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
    }
}
