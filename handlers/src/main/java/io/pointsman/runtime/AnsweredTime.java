package io.pointsman.runtime;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * The time by which releases are told. In AWS it is the machine's, which is the services', too. The embedded endpoint has a time of
 * its own, days ahead of the machine's after a while, and says it with each answer; without that, what a function writes down would
 * stand beside the times of hooks and deployments as if it had been long before. Not for deadlines: those are the machine's.
 */
final class AnsweredTime implements InstantSource, ExecutionInterceptor {
    private static final String HEADER = "x-pointsman-time";

    private final InstantSource machine;
    private Duration ahead = Duration.ZERO;

    AnsweredTime(InstantSource machine) {
        this.machine = machine;
    }

    InstantSource machine() {
        return machine;
    }

    /** What the last answer said, and the machine's time that passed since then. Never goes back. */
    @Override
    public synchronized Instant instant() {
        return machine.instant().plus(ahead);
    }

    @Override
    public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
        context.httpResponse().firstMatchingHeader(HEADER).ifPresent(this::told);
    }

    private synchronized void told(String time) {
        Duration more = Duration.between(machine.instant(), parsed(time));
        ahead = more.compareTo(ahead) > 0 ? more : ahead;
    }

    private static Instant parsed(String time) {
        try {
            return Instant.parse(time);
        } catch (DateTimeParseException e) {
            throw new IllegalStateException("the endpoint's answer has a " + HEADER + " that is no time: " + time, e);
        }
    }
}
