package io.pointsman.endpoint.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class EndpointClockTest {
    private static String refused(Duration time) {
        try (EndpointClock clock = EndpointClock.stopped(Instant.EPOCH)) {
            String said = Objects.requireNonNull(assertThrows(IllegalArgumentException.class, () -> clock.advance(time))
                    .getMessage());
            assertEquals(Instant.EPOCH, clock.instant());
            return said;
        }
    }

    @Test
    void a_clock_does_not_go_back() {
        assertTrue(refused(Duration.ofHours(-1)).contains("PT-1H"));
    }

    @Test
    void a_clock_that_runs_is_not_moved() {
        try (EndpointClock clock = EndpointClock.running(1)) {
            String said = Objects.requireNonNull(
                    assertThrows(IllegalStateException.class, () -> clock.advance(Duration.ofHours(1)))
                            .getMessage());
            assertTrue(said.contains("stopped clock"), said);
        }
    }
}
