package io.pointsman.actions.shift;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pointsman.actions.shift.attempt.ShiftAttempts;
import io.pointsman.actions.shift.settings.ShiftRequest;
import io.pointsman.engine.Job;
import io.pointsman.release.ReleaseJobs;
import io.pointsman.release.record.Attempt;
import io.pointsman.release.record.FunctionDeployment;
import io.pointsman.release.record.FunctionDeployment.Target;
import io.pointsman.release.record.MemoryRecords;
import io.pointsman.release.record.Startable;
import io.pointsman.runtime.InputArtifact;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long a shift waits before it looks again. */
final class PollTest {
    private static final Instant BEGUN = Instant.parse("2026-03-01T10:00:00Z");
    private static final Startable CART =
            Startable.pending(new Target("Cart", "web-Cart", "live", "4", "Canary", List.of(), 1), "3", "{}", "00");

    private static Poll at(long seconds) {
        Job job = ReleaseJobs.first("job-1", ShiftScene.WEB);
        ShiftRequest request = ShiftRequest.of(InputArtifact.of(new ReleaseJobs(), job), job);
        return new Poll(request, new ShiftAttempts(new MemoryRecords(), request), "call", BEGUN.plusSeconds(seconds));
    }

    private static Attempt attempt(FunctionDeployment function) {
        return Attempt.begin(
                new Attempt.Start(
                        "release-2",
                        "live",
                        "pointsman-web",
                        "Canary",
                        Optional.empty(),
                        Optional.empty(),
                        "job-1",
                        BEGUN),
                Optional.empty(),
                List.of(function));
    }

    @ParameterizedTest
    @CsvSource({"0,5", "50,5", "60,6", "299,29900", "300,30", "3000,30"})
    void a_shift_of_an_hour_is_looked_at_as_often_as_one_of_a_minute(long seconds, long pause) {
        Duration expected = pause > 1000 ? Duration.ofMillis(pause) : Duration.ofSeconds(pause);

        assertEquals(expected, at(seconds).pace(attempt(CART.moving("d-1"))));
    }

    @Test
    void those_that_wait_for_their_turn_wait_as_long_as_the_others_move() {
        assertEquals(Duration.ofSeconds(10), at(3_000).pace(attempt(CART)));
    }
}
