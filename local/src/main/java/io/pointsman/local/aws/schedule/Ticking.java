package io.pointsman.local.aws.schedule;

import io.pointsman.local.aws.clock.EndpointClock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Schedules by their names, each until it is replaced or stopped. All under the endpoint's lock. */
public final class Ticking {
    private final EndpointClock clock;
    private final Map<String, Object> current = new HashMap<>();

    public Ticking(EndpointClock clock) {
        this.clock = clock;
    }

    /** Takes the place of what ticks under the name. @param due gets the time that it was due */
    public void start(String name, ScheduleExpression expression, Consumer<Instant> due) {
        Object token = new Object();
        current.put(name, token);
        next(name, token, expression, due);
    }

    public void stop(String name) {
        current.remove(name);
    }

    private void next(String name, Object token, ScheduleExpression expression, Consumer<Instant> due) {
        Instant now = clock.instant();
        expression.next(now).ifPresent(at -> clock.after(Duration.between(now, at), () -> {
            if (current.get(name) == token) {
                due.accept(at);
                next(name, token, expression, due);
            }
        }));
    }
}
