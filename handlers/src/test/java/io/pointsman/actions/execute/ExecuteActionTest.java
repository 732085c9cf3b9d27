package io.pointsman.actions.execute;

import static io.pointsman.actions.execute.ExecuteScene.DIGEST;
import static io.pointsman.actions.execute.ExecuteScene.WEB;
import static io.pointsman.actions.execute.FakeExecutions.CHANGE_SET;
import static io.pointsman.actions.execute.FakeExecutions.STACK_ID;
import static io.pointsman.actions.execute.FakeExecutions.ofStack;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.actions.execute.Executions.Answer;
import io.pointsman.actions.execute.Executions.Standing;
import io.pointsman.actions.execute.Executions.Standing.State;
import io.pointsman.engine.FailureKind;
import io.pointsman.engine.Outcome;
import io.pointsman.release.ReleaseJobs;
import io.pointsman.release.StackStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ExecuteActionTest {
    private final ExecuteScene scene = new ExecuteScene();

    @Test
    void the_old_status_of_the_stack_is_not_taken_for_the_end() {
        scene.meanwhile.add(() -> {});
        scene.meanwhile.add(() -> scene.executions.happens(ofStack("UPDATE_IN_PROGRESS")));
        scene.meanwhile.add(() -> scene.executions.happens(ofStack("UPDATE_COMPLETE_CLEANUP_IN_PROGRESS")));
        scene.meanwhile.add(() -> scene.executions.happens(ofStack("UPDATE_COMPLETE")));

        Map<String, String> outputs = scene.succeed(WEB);

        assertEquals(Map.of("StackId", STACK_ID, "StackStatus", "UPDATE_COMPLETE", "Url", "https://x"), outputs);
        assertEquals(List.of(), List.copyOf(scene.meanwhile));
        assertEquals(
                "UPDATE_COMPLETE",
                scene.records.find("web", "run-1").objectOrEmpty("execute").needText("status"));
    }

    @Test
    void rolling_back_is_left_on_explicitly() {
        scene.meanwhile.add(() -> scene.executions.happens(ofStack("CREATE_IN_PROGRESS"), ofStack("CREATE_COMPLETE")));
        scene.succeed(WEB);

        assertEquals(List.of(FakeExecutions.tokenOfRun() + " false"), scene.executions.started);
    }

    @Test
    void a_change_set_that_says_what_happens_on_failure_is_executed_without_a_second_word() {
        scene.executions.standing = Optional.of(new Standing(State.AVAILABLE, "", STACK_ID, FakeExecutions.MADE, true));
        scene.meanwhile.add(() -> scene.executions.happens(ofStack("CREATE_COMPLETE")));
        scene.succeed(WEB);

        assertEquals(List.of(FakeExecutions.tokenOfRun() + " unsaid"), scene.executions.started);
    }

    @Test
    void two_words_about_failure_contradict_each_other() {
        scene.executions.standing = Optional.of(new Standing(State.AVAILABLE, "", STACK_ID, FakeExecutions.MADE, true));

        assertEquals(
                FailureKind.CONFIGURATION,
                scene.fail(WEB.with("DisableRollback", true)).kind());
        assertEquals(List.of(), scene.executions.started);
    }

    @Test
    void nothing_to_change_executes_nothing_and_still_gives_the_outputs() {
        scene.changeSetIs(false);

        assertEquals("UPDATE_COMPLETE", scene.succeed(WEB).get("StackStatus"));
        assertEquals(List.of(), scene.executions.started);
    }

    @Test
    void a_replayed_event_executes_nothing_twice() {
        scene.meanwhile.add(() -> scene.executions.happens(ofStack("UPDATE_COMPLETE")));

        assertEquals(scene.succeed(WEB), scene.succeed(WEB));
        assertEquals(1, scene.executions.started.size());
    }

    @Test
    void a_call_that_died_after_it_had_started_the_execution_is_taken_up() {
        scene.executions.answer = Optional.of(new Answer.StartedBefore());
        scene.executions.happens(ofStack("UPDATE_COMPLETE"));

        assertEquals("UPDATE_COMPLETE", scene.succeed(WEB).get("StackStatus"));
    }

    @Test
    void a_change_set_that_vanished_after_its_execution_is_known_by_the_token() {
        scene.executions.standing = Optional.empty();
        scene.executions.happens(ofStack("UPDATE_COMPLETE"));

        assertEquals("UPDATE_COMPLETE", scene.succeed(WEB).get("StackStatus"));
        assertEquals(List.of(), scene.executions.started);
    }

    @Test
    void a_change_set_that_somebody_executed_by_hand_is_followed_too() {
        scene.executions.standsAs(State.EXECUTED);
        scene.executions.stackIs(StackStatus.UPDATE_IN_PROGRESS, CHANGE_SET);
        scene.meanwhile.add(() -> scene.executions.newest.add(ofStack("UPDATE_IN_PROGRESS")));
        scene.meanwhile.add(() -> scene.executions.newest.add(ofStack("UPDATE_COMPLETE")));

        assertEquals("UPDATE_COMPLETE", scene.succeed(WEB).get("StackStatus"));
    }

    @Test
    void a_change_set_that_vanished_and_whose_inputs_are_nowhere_sends_back_to_changeset() {
        scene.executions.standing = Optional.empty();

        assertTrue(
                scene.fail(WEB).message().contains("its inputs are not on record\nWhat to do: retry from changeset"));
    }

    @ParameterizedTest
    @EnumSource(names = {"OBSOLETE", "FAILED"})
    void a_change_set_that_cannot_be_executed_sends_back_to_changeset(State state) {
        scene.executions.standsAs(state);

        assertTrue(scene.fail(WEB).message().contains("retry from changeset"));
    }

    @Test
    void only_what_was_reviewed_is_executed() {
        assertTrue(scene.fail(WEB.with("ChangeSetDigest", "b".repeat(64)))
                .message()
                .contains("not what was reviewed"));
        assertEquals(List.of(), scene.executions.started);

        scene.meanwhile.add(() -> scene.executions.happens(ofStack("UPDATE_COMPLETE")));
        scene.succeed(WEB.with("ChangeSetDigest", DIGEST));
    }

    @Test
    void a_run_without_a_change_set_is_a_matter_of_configuration() {
        Outcome.Failed failed = scene.fail(WEB.with("Run", "run-2"));

        assertEquals(FailureKind.CONFIGURATION, failed.kind());
        assertTrue(failed.message().contains("put changeset before execute"));
    }

    @Test
    void somebody_elses_operation_is_waited_for() {
        scene.executions.stackIs(StackStatus.UPDATE_IN_PROGRESS, "other");

        assertTrue(scene.wait(WEB).progress().summary().contains("by another operation"));
        assertEquals(List.of(), scene.executions.started);
    }

    @ParameterizedTest
    @EnumSource(names = {"CREATE_FAILED", "UPDATE_FAILED"})
    void a_stack_left_as_it_failed_is_mended_only_without_roll_back(StackStatus status) {
        scene.executions.stackIs(status, "other");
        assertTrue(scene.fail(WEB).message().contains("DisableRollback"));

        scene.meanwhile.add(() -> scene.executions.happens(ofStack("UPDATE_COMPLETE")));
        scene.succeed(WEB.with("DisableRollback", true));
    }

    @Test
    void progress_counts_resources() {
        scene.executions.happens(
                ofStack("UPDATE_IN_PROGRESS"),
                FakeExecutions.of("A", "UPDATE_IN_PROGRESS", ""),
                FakeExecutions.of("A", "UPDATE_COMPLETE", ""),
                FakeExecutions.of("B", "CREATE_COMPLETE", ""),
                FakeExecutions.of("C", "CREATE_IN_PROGRESS", ""));

        Outcome.InProgress waiting = scene.wait(WEB);

        assertEquals(
                "stack web is UPDATE_IN_PROGRESS: 2 of 30 resources",
                waiting.progress().summary());
        assertEquals(OptionalInt.of(6), waiting.progress().percent());
    }

    @Test
    void a_continuation_follows_the_same_operation() {
        scene.executions.happens(ofStack("UPDATE_IN_PROGRESS"));
        String token = scene.wait(WEB).token();
        scene.executions.happens(ofStack("UPDATE_COMPLETE"));

        assertInstanceOf(Outcome.Succeeded.class, scene.run(ReleaseJobs.continued("job-2", WEB, token)));
    }

    @Test
    void a_stage_that_this_version_did_not_write_is_refused() {
        assertInstanceOf(
                Outcome.Failed.class,
                scene.run(ReleaseJobs.continued("job-2", WEB, "v1 0 starting 1 arn:aws:s3:::x y")));
    }

    @Test
    void the_first_true_failure_is_the_cause_and_its_echoes_are_not_told() {
        scene.executions.happens(
                ofStack("UPDATE_IN_PROGRESS"),
                FakeExecutions.of("A", "UPDATE_FAILED", "version already exists"),
                FakeExecutions.of("B", "CREATE_FAILED", "Resource creation cancelled"),
                FakeExecutions.of("C", "UPDATE_FAILED", "Resource update cancelled"),
                FakeExecutions.of("D", "CREATE_FAILED", "no such bucket"),
                ofStack("UPDATE_ROLLBACK_IN_PROGRESS"),
                ofStack("UPDATE_ROLLBACK_COMPLETE"));

        String message = scene.fail(WEB).message();

        assertTrue(
                message.contains("stack web is UPDATE_ROLLBACK_COMPLETE: the update failed and was rolled back."
                        + " First cause: A (AWS::Lambda::Function) UPDATE_FAILED: version already exists\n"),
                message);
        assertTrue(message.contains("no such bucket") && !message.contains("cancelled"), message);
    }

    @Test
    void a_long_reason_is_cut_to_what_a_job_may_say() {
        scene.executions.happens(
                FakeExecutions.of("A", "CREATE_FAILED", "x".repeat(6_000)), ofStack("ROLLBACK_COMPLETE"));

        assertEquals(5_000, scene.fail(WEB).message().length());
    }

    @Test
    void going_back_says_why() {
        scene.executions.happens(
                ofStack("UPDATE_IN_PROGRESS"),
                FakeExecutions.of("A", "UPDATE_FAILED", "denied"),
                ofStack("UPDATE_ROLLBACK_IN_PROGRESS"));

        assertTrue(scene.wait(WEB).progress().summary().endsWith("UPDATE_FAILED: denied"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE_FAILED",
                "ROLLBACK_COMPLETE",
                "ROLLBACK_FAILED",
                "UPDATE_FAILED",
                "UPDATE_ROLLBACK_COMPLETE",
                "UPDATE_ROLLBACK_FAILED",
                "DELETE_COMPLETE",
                "DELETE_FAILED",
                "IMPORT_ROLLBACK_COMPLETE",
                "IMPORT_ROLLBACK_FAILED"
            })
    void every_end_that_is_not_good_fails_the_job(String status) {
        scene.executions.happens(ofStack(status));

        assertTrue(scene.fail(WEB).message().contains(status));
    }

    @Test
    void an_end_that_nobody_knows_is_no_success() {
        scene.executions.happens(ofStack("UPDATE_PAUSED"));

        assertTrue(scene.fail(WEB).message().contains("UPDATE_PAUSED"));
    }

    @Test
    void a_declared_output_artifact_is_refused() {
        Outcome outcome = scene.run(ReleaseJobs.withOutput("job", WEB, "Stack"));

        assertTrue(assertInstanceOf(Outcome.Failed.class, outcome).message().contains("Stack"));
    }
}
