package io.pointsman.actions.shift;

import static io.pointsman.actions.shift.attempt.SampleAttempts.NOW;
import static io.pointsman.actions.shift.attempt.SampleAttempts.attempt;
import static io.pointsman.actions.shift.attempt.SampleAttempts.pending;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pointsman.actions.shift.attempt.SampleAttempts;
import io.pointsman.actions.shift.attempt.ShiftAttempts;
import io.pointsman.actions.shift.settings.ShiftRequest;
import io.pointsman.release.record.MemoryRecords;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long a shift waits before it looks again. */
final class PollTest {
    private static Poll at(long seconds) {
        ShiftRequest request = SampleAttempts.request();
        return new Poll(request, new ShiftAttempts(new MemoryRecords(), request), "call", NOW.plusSeconds(seconds));
    }

    @ParameterizedTest
    @CsvSource({"0,5000", "50,5000", "60,6000", "299,29900", "300,30000", "3000,30000"})
    void a_shift_of_an_hour_is_looked_at_as_often_as_one_of_a_minute(long seconds, long millis) {
        assertEquals(
                Duration.ofMillis(millis),
                at(seconds).pace(attempt(pending("Cart").moving("d-1"))));
    }

    @Test
    void those_that_wait_for_their_turn_wait_as_long_as_the_others_move() {
        assertEquals(Duration.ofSeconds(10), at(3_000).pace(attempt(pending("Cart"))));
    }
}
