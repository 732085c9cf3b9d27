package io.pointsman.actions.execute;

import static io.pointsman.actions.execute.ExecuteScene.WEB;
import static io.pointsman.actions.execute.FakeExecutions.CHANGE_SET;
import static io.pointsman.actions.execute.FakeExecutions.STACK_ID;
import static io.pointsman.actions.execute.FakeExecutions.ofStack;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pointsman.release.ReleasedBytes;
import io.pointsman.release.StackStatus;
import io.pointsman.release.record.ExecutedOperation;
import io.pointsman.release.record.SubmittedTemplate;
import io.pointsman.review.Changes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * {@code execute} died after ExecuteChangeSet, and the stage was tried again: {@code changeset} found nothing to change any more, because
 * its first change set has changed it all.
 */
final class LostExecutionTest {
    private final ExecuteScene scene = new ExecuteScene();

    @BeforeEach
    void executedByAnEarlierCall() {
        submitted(CHANGE_SET);
        scene.recorded("arn", CHANGE_SET.replace("pointsman-1/1", "pointsman-1/2"));
        scene.recorded("changed", false);
        scene.recorded("digest", Changes.NONE.digest(ReleasedBytes.NONE));
        scene.executions.stackIs(StackStatus.UPDATE_COMPLETE, CHANGE_SET);
        scene.executions.happens(ofStack("UPDATE_IN_PROGRESS"), ofStack("UPDATE_COMPLETE"));
    }

    private void submitted(String arn) {
        String digest = "a".repeat(64);
        SubmittedTemplate template = new SubmittedTemplate(
                "pointsman-1",
                Optional.of(arn),
                digest,
                digest,
                Optional.empty(),
                Map.of(),
                false,
                List.of(),
                Map.of(),
                List.of());
        scene.records.change(
                "web", "run-1", record -> record.with(record.submissions().with(template)));
    }

    private Optional<String> executed() {
        return scene.records.read("web", "run-1").execution().map(ExecutedOperation::changeSet);
    }

    @Test
    void an_operation_that_nobody_wrote_down_is_lost() {
        scene.succeed(WEB);

        assertEquals(Optional.of(CHANGE_SET), executed());
        assertEquals(List.of(), scene.executions.started);
    }

    @Test
    void an_operation_of_somebody_elses_change_set_is_taken_for_the_runs_own() {
        scene.executions.stackIs(StackStatus.UPDATE_COMPLETE, CHANGE_SET.replace("pointsman-1", "other"));

        scene.succeed(WEB);

        assertEquals(Optional.empty(), executed());
    }

    @Test
    void an_operation_that_ended_badly_is_written_down_as_the_runs_own() {
        scene.executions.stackIs(StackStatus.UPDATE_ROLLBACK_COMPLETE, CHANGE_SET);

        scene.succeed(WEB);

        assertEquals(Optional.empty(), executed());
    }

    @Test
    void an_operation_that_is_on_record_is_written_down_again() {
        ExecutedOperation known =
                new ExecutedOperation(STACK_ID, StackStatus.UPDATE_COMPLETE, CHANGE_SET, "the token of then");
        scene.records.change("web", "run-1", record -> record.with(known));

        scene.succeed(WEB);

        assertEquals(Optional.of(known), scene.records.read("web", "run-1").execution());
    }
}
