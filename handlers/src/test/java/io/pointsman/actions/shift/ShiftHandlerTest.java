package io.pointsman.actions.shift;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pointsman.engine.FailureKind;
import io.pointsman.engine.Outcome;
import io.pointsman.engine.Progress;
import io.pointsman.runtime.ReleaseEnd;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What whoever listens to the ends of releases is told after a shift. */
final class ShiftHandlerTest {
    private static Outcome failed(boolean takenBack) {
        return new Outcome.Failed(FailureKind.JOB_FAILED, "no", takenBack);
    }

    @Test
    void a_release_that_has_arrived_ends_without_a_word() {
        assertEquals(Optional.of(ReleaseEnd.SUCCEEDED), ShiftHandler.end(new Outcome.Succeeded(Map.of())));
    }

    @Test
    void a_release_that_was_taken_back_is_told_as_one_that_was_left_half_way_or_the_other_way_around() {
        assertEquals(Optional.of(ReleaseEnd.ROLLED_BACK), ShiftHandler.end(failed(true)));
        assertEquals(Optional.of(ReleaseEnd.FAILED), ShiftHandler.end(failed(false)));
    }

    @Test
    void a_shift_that_still_waits_or_that_nobody_waits_for_ends_the_release() {
        assertEquals(Optional.empty(), ShiftHandler.end(new Outcome.InProgress("token", Progress.of("Cart moves"))));
        assertEquals(Optional.empty(), ShiftHandler.end(new Outcome.Late("too late")));
    }
}
