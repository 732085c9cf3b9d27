package io.pointsman.runtime;

import io.pointsman.endpoint.clock.EndpointClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/**
 * The way between a function and AWS, on a stopped clock: each call takes its time, those of several threads side by side. When the
 * function's time is up, or a test says so, it is killed: no call of it arrives any more.
 */
final class SlowCalls implements ExecutionInterceptor {
    /** The end of a process. Nothing that the function catches. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    private final EndpointClock clock;
    private final Map<Thread, Instant> busyUntil = new HashMap<>();
    private Thread main = Thread.currentThread();
    private Instant deadline = Instant.MAX;
    private boolean dead;

    /** How long a call takes. */
    Duration latency = Duration.ZERO;

    /** Calls after whose effect the function is killed, by name ({@code S3:PutObject}) and how often it was asked for before. */
    BiPredicate<String, Long> killedAfter = (call, before) -> false;

    /** Every call of this invocation. */
    final List<String> made = new ArrayList<>();

    SlowCalls(EndpointClock clock) {
        this.clock = clock;
    }

    synchronized void invocation(Instant until) {
        main = Thread.currentThread();
        busyUntil.clear();
        made.clear();
        deadline = until;
        dead = false;
    }

    /** The function has waited: what it asks next, it asks later than that. */
    synchronized void waited() {
        busyUntil.clear();
    }

    synchronized boolean isDead() {
        return dead;
    }

    @Override
    public synchronized void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        live();
        Thread self = Thread.currentThread();
        Instant free = busyUntil.getOrDefault(self, busyUntil.getOrDefault(main, clock.instant()));
        Instant answered = (self == main ? clock.instant() : free).plus(latency);
        busyUntil.put(self, answered);
        if (answered.isAfter(clock.instant())) {
            clock.advance(Duration.between(clock.instant(), answered));
        }
        dead = !clock.instant().isBefore(deadline);
        live();
    }

    @Override
    public synchronized void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
        String call = attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME) + ":"
                + attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
        long before = made.stream().filter(call::equals).count();
        made.add(call);
        dead = dead || killedAfter.test(call, before);
        live();
    }

    private void live() {
        if (dead) {
            throw new Killed();
        }
    }
}
