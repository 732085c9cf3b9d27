package io.pointsman.actions.shift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.engine.FailureKind;
import io.pointsman.engine.Outcome;
import io.pointsman.engine.Progress;
import io.pointsman.engine.Refusal;
import io.pointsman.runtime.ReleaseEvent;
import io.pointsman.runtime.Workplace.Environment;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What the function makes of its environment, and of what a shift came to. */
final class ShiftHandlerTest {
    private static Outcome failed(boolean takenBack) {
        return new Outcome.Failed(FailureKind.JOB_FAILED, "no", takenBack);
    }

    @Test
    void a_release_that_has_arrived_ends_without_a_word() {
        assertEquals(Optional.of(ReleaseEvent.SUCCEEDED), ShiftHandler.end(new Outcome.Succeeded(Map.of())));
    }

    @Test
    void a_release_that_was_taken_back_is_told_as_one_that_was_left_half_way_or_the_other_way_around() {
        assertEquals(Optional.of(ReleaseEvent.ROLLED_BACK), ShiftHandler.end(failed(true)));
        assertEquals(Optional.of(ReleaseEvent.FAILED), ShiftHandler.end(failed(false)));
    }

    @Test
    void a_shift_that_still_waits_or_that_nobody_waits_for_ends_the_release() {
        assertEquals(Optional.empty(), ShiftHandler.end(new Outcome.InProgress("token", Progress.of("Cart moves"))));
        assertEquals(Optional.empty(), ShiftHandler.end(new Outcome.Late("too late")));
    }

    @Test
    void CodeDeploy_works_with_another_role_than_the_one_that_was_deployed_with_Pointsman() {
        String role = "arn:aws:iam::000000000000:role/codedeploy";

        assertEquals(
                role,
                ShiftHandler.defaultRole(new Environment(Map.of("CODEDEPLOY_ROLE_ARN", role)))
                        .get());
    }

    @Test
    void a_role_that_was_not_deployed_stops_a_shift_that_does_not_need_it_or_is_not_missed_where_it_is_needed() {
        Supplier<String> missing = ShiftHandler.defaultRole(new Environment(Map.of()));

        String message =
                String.valueOf(assertThrows(Refusal.class, missing::get).getMessage());
        assertTrue(message.contains("CODEDEPLOY_ROLE_ARN is not set"), message);
    }
}
