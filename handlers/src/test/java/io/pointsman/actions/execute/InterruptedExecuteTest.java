package io.pointsman.actions.execute;

import static io.pointsman.actions.execute.ExecuteScene.WEB;
import static io.pointsman.actions.execute.FakeExecutions.CHANGE_SET;
import static io.pointsman.actions.execute.FakeExecutions.STACK_ID;
import static io.pointsman.actions.execute.FakeExecutions.ofStack;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.pointsman.actions.execute.ExecuteStage.Begun;
import io.pointsman.actions.execute.ExecuteStage.Finding;
import io.pointsman.actions.execute.ExecuteStage.Moving;
import io.pointsman.engine.FailureKind;
import io.pointsman.engine.Refusal;
import io.pointsman.engine.Unavailable;
import io.pointsman.release.ReleaseJobs;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Something outside the action, such as a record that somebody broke, ends the job while CloudFormation works. */
final class InterruptedExecuteTest {
    private static final Moving UNDER_WAY = new Moving(new Target(CHANGE_SET, STACK_ID, 1), Begun.NOW, 3);
    private final Refusal why = new Refusal(FailureKind.CONFIGURATION, "the record is broken");

    private final ExecuteScene scene = new ExecuteScene();

    private Refusal interrupted(ExecuteStage stage) {
        ExecuteAction action = scene.action();
        ExecuteRequest request = action.request(ReleaseJobs.first("job", WEB));
        return assertThrows(Refusal.class, () -> action.interrupted(request, stage, why));
    }

    @Test
    void an_operation_that_goes_on_is_not_named() {
        scene.executions.happens(ofStack("UPDATE_IN_PROGRESS"));

        Refusal said = interrupted(UNDER_WAY);

        assertEquals(
                "the record is broken\n"
                        + "The operation of stack web goes on in CloudFormation. A Retry follows it to its end.",
                said.getMessage());
        assertEquals(FailureKind.CONFIGURATION, said.kind());
    }

    @Test
    void an_operation_that_has_ended_is_said_to_go_on() {
        scene.executions.happens(ofStack("UPDATE_IN_PROGRESS"), ofStack("UPDATE_ROLLBACK_COMPLETE"));

        assertEquals(
                "the record is broken\n"
                    + "The operation of stack web has ended: UPDATE_ROLLBACK_COMPLETE. A Retry takes its result up.",
                interrupted(UNDER_WAY).getMessage());
    }

    @Test
    void an_operation_without_an_event_or_an_answer_is_not_named() {
        assertEquals(
                "the record is broken\n"
                        + "The operation of stack web goes on in CloudFormation. A Retry follows it to its end.",
                interrupted(UNDER_WAY).getMessage());
        scene.executions.failure = Optional.of(new Unavailable("throttled"));
        assertEquals(
                "the record is broken\n"
                        + "Whether the operation of stack web goes on is not known: throttled. A Retry finds it.",
                interrupted(UNDER_WAY).getMessage());
    }

    /** A status of a later day, as CloudFormation may have one. */
    @Test
    void why_the_job_ends_is_lost_where_the_operation_cannot_be_understood() {
        scene.executions.failure = Optional.of(new IllegalStateException("the status ODD is not known"));

        Refusal said = interrupted(UNDER_WAY);

        assertEquals(
                "the record is broken\nWhether the operation of stack web goes on is not known: the status ODD is not"
                        + " known. A Retry finds it.",
                said.getMessage());
    }

    @Test
    void an_operation_that_nobody_began_is_named() {
        assertSame(why, interrupted(new Finding()));
    }
}
