package io.pointsman.actions.changeset;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pointsman.engine.FailureKind;
import io.pointsman.engine.Outcome;
import io.pointsman.runtime.ReleaseEvent;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ReviewEventTest {
    @Test
    void a_change_set_with_a_page_is_told_of_and_one_without_is_not() {
        assertEquals(
                Optional.of(ReleaseEvent.REVIEW_READY),
                ChangeSetHandler.event(new Outcome.Succeeded(Map.of("ReviewUrl", "https://review"))));
        assertEquals(Optional.empty(), ChangeSetHandler.event(new Outcome.Succeeded(Map.of("Changed", "false"))));
    }

    @Test
    void a_failure_ends_the_release_as_that_of_any_action() {
        assertEquals(
                Optional.of(ReleaseEvent.FAILED),
                ChangeSetHandler.event(new Outcome.Failed(FailureKind.JOB_FAILED, "no")));
    }
}
