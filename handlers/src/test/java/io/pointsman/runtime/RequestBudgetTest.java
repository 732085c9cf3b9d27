package io.pointsman.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class RequestBudgetTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private Instant now = START;
    private final RequestBudget budget = new RequestBudget(8, () -> now, this::rest, () -> 0);

    private void rest(Instant moment) {
        now = moment.isAfter(now) ? moment : now;
    }

    @Test
    void requests_are_spread_evenly_over_the_second() throws InterruptedException {
        take(17);

        assertEquals(Duration.ofSeconds(2), Duration.between(START, now));
    }

    @Test
    void time_that_nobody_used_is_not_saved_up_for_a_burst() throws InterruptedException {
        now = START.plusSeconds(60);
        take(9);

        assertEquals(START.plusSeconds(61), now);
    }

    @Test
    void many_threads_that_are_throttled_at_once_lower_the_rate_once() {
        budget.throttled();
        budget.throttled();
        budget.throttled();

        assertEquals(5.33, budget.rate(), 0.01);
    }

    @Test
    void after_a_throttled_request_there_is_a_pause_and_the_rate_comes_back_step_by_step() throws InterruptedException {
        budget.throttled();
        take(1);
        assertEquals(START.plusMillis(500), now);

        now = START.plusSeconds(1);
        take(1);
        assertEquals(6.33, budget.rate(), 0.01);

        now = START.plusSeconds(60);
        take(1);
        assertEquals(8, budget.rate());
    }

    @Test
    void the_rate_never_falls_to_nothing() {
        for (int i = 0; i < 20; i++) {
            now = now.plusMillis(999);
            budget.throttled();
        }

        assertTrue(budget.rate() >= 1, "" + budget.rate());
    }

    private void take(int requests) throws InterruptedException {
        for (int i = 0; i < requests; i++) {
            budget.take();
        }
    }
}
