package io.pointsman.endpoint.schedule;

import io.pointsman.endpoint.clock.EndpointClock;
import io.pointsman.endpoint.kept.KeptConsumer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Schedules by their names, each until it is replaced or stopped. All under the endpoint's lock. */
public final class Ticking {
    private final EndpointClock clock;
    private final Map<String, Long> current = new HashMap<>();
    private long started;

    public Ticking(EndpointClock clock) {
        this.clock = clock;
    }

    /**
     * Takes the place of what ticks under the name.
     *
     * @param due gets the time that it was due
     */
    public void start(String name, ScheduleExpression expression, KeptConsumer<Instant> due) {
        started++;
        current.put(name, started);
        next(name, started, expression, due);
    }

    public void stop(String name) {
        current.remove(name);
    }

    private void next(String name, long token, ScheduleExpression expression, KeptConsumer<Instant> due) {
        Instant now = clock.instant();
        expression
                .next(now)
                .ifPresent(at -> clock.after(Duration.between(now, at), () -> {
                    if (current.getOrDefault(name, 0L) == token) {
                        due.accept(at);
                        next(name, token, expression, due);
                    }
                }));
    }
}
