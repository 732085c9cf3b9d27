package io.pointsman.endpoint.lambda;

import io.pointsman.endpoint.Operation;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;

/** The account's rate of control plane requests: 15 a second over all operations, 100 of GetFunction. Off unless switched on. */
final class ControlPlaneQuota {
    private static final int SHARED = 15;
    private static final int GET_FUNCTION = 100;
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final InstantSource clock;
    private final Deque<Instant> shared = new ArrayDeque<>();
    private final Deque<Instant> getFunction = new ArrayDeque<>();
    private boolean on;

    ControlPlaneQuota(InstantSource clock) {
        this.clock = clock;
    }

    void enforce(boolean enforced) {
        on = enforced;
    }

    Operation limited(String name, Operation operation) {
        boolean own = name.equals("GetFunction");
        return (input, caller) -> {
            count(own ? getFunction : shared, own ? GET_FUNCTION : SHARED);
            return operation.answer(input, caller);
        };
    }

    private void count(Deque<Instant> requests, int most) {
        if (!on) {
            return;
        }
        Instant now = clock.instant();
        requests.removeIf(at -> !at.plus(SECOND).isAfter(now));
        if (requests.size() >= most) {
            throw LambdaErrors.tooMany("Rate exceeded", "CallerRateLimitExceeded");
        }
        requests.addLast(now);
    }
}
