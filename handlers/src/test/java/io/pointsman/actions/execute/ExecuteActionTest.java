package io.pointsman.actions.execute;

import static io.pointsman.actions.execute.FakeExecutions.CHANGE_SET;
import static io.pointsman.actions.execute.FakeExecutions.STACK_ID;
import static io.pointsman.actions.execute.FakeExecutions.ofStack;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.actions.execute.Executions.Answer;
import io.pointsman.actions.execute.Executions.Standing;
import io.pointsman.actions.execute.Executions.Standing.State;
import io.pointsman.cloudformation.FakeChangeSets;
import io.pointsman.engine.ActionRunner;
import io.pointsman.engine.FailureKind;
import io.pointsman.engine.Job;
import io.pointsman.engine.Outcome;
import io.pointsman.engine.Patience;
import io.pointsman.gates.ClosedGate;
import io.pointsman.gates.Gates;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import io.pointsman.release.MemoryRecords;
import io.pointsman.release.ReleaseJobs;
import io.pointsman.release.StackStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ExecuteActionTest {
    private static final JsonObject WEB = JsonObject.of("StackName", "web");
    private static final String DIGEST = "a".repeat(64);

    private final FakeExecutions executions = new FakeExecutions();
    private final FakeChangeSets changeSets = new FakeChangeSets();
    private final FakeStackAliases aliases = new FakeStackAliases();
    private final Map<String, ClosedGate> closed = new HashMap<>();
    private final Gates gates = stack -> Optional.ofNullable(closed.get(stack));
    private final List<String> logged = new ArrayList<>();
    private final MemoryRecords records = new MemoryRecords();
    private final Queue<Runnable> meanwhile = new ArrayDeque<>();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    ExecuteActionTest() {
        changeSetIs(true);
    }

    private void changeSetIs(boolean changed) {
        JsonObject section = JsonObject.of("arn", CHANGE_SET, "stackId", STACK_ID, "changed", changed)
                .with("digest", DIGEST)
                .with("resources", 30L);
        records.update("web", "run-1", record -> record.with("changeset", section));
    }

    private Outcome run(Job job) {
        ActionRunner runner = new ActionRunner(() -> now, this::pause, Patience.DEFAULT);
        ExecuteAction.Ports ports = new ExecuteAction.Ports(
                executions,
                changeSets,
                aliases,
                gates,
                records,
                (message, facts) -> logged.add(message + " " + Json.text(facts)));
        return runner.run(new ExecuteAction(new ReleaseJobs(), ports, () -> now), job);
    }

    private void pause(Duration time) {
        now = now.plus(time);
        Optional.ofNullable(meanwhile.poll()).ifPresent(Runnable::run);
    }

    private Map<String, String> succeed(JsonObject given) {
        return assertInstanceOf(Outcome.Succeeded.class, run(ReleaseJobs.first("job", given)))
                .outputs();
    }

    private Outcome.Failed fail(JsonObject given) {
        return assertInstanceOf(Outcome.Failed.class, run(ReleaseJobs.first("job", given)));
    }

    /** Nothing happens until the call has waited for as long as it may. */
    private Outcome.InProgress wait(JsonObject given) {
        return assertInstanceOf(Outcome.InProgress.class, run(ReleaseJobs.first("job", given)));
    }

    @Test
    void the_old_status_of_the_stack_is_not_taken_for_the_end() {
        meanwhile.add(() -> {});
        meanwhile.add(() -> executions.happens(ofStack("UPDATE_IN_PROGRESS")));
        meanwhile.add(() -> executions.happens(ofStack("UPDATE_COMPLETE_CLEANUP_IN_PROGRESS")));
        meanwhile.add(() -> executions.happens(ofStack("UPDATE_COMPLETE")));

        Map<String, String> outputs = succeed(WEB);

        assertEquals(Map.of("StackId", STACK_ID, "StackStatus", "UPDATE_COMPLETE", "Url", "https://x"), outputs);
        assertEquals(List.of(), List.copyOf(meanwhile));
        assertEquals(
                "UPDATE_COMPLETE",
                records.find("web", "run-1").objectOrEmpty("execute").needText("status"));
    }

    @Test
    void rolling_back_is_left_on_explicitly() {
        meanwhile.add(() -> executions.happens(ofStack("CREATE_IN_PROGRESS"), ofStack("CREATE_COMPLETE")));
        succeed(WEB);

        assertEquals(List.of(FakeExecutions.tokenOfRun() + " false"), executions.started);
    }

    @Test
    void a_change_set_that_says_what_happens_on_failure_is_executed_without_a_second_word() {
        executions.standing = Optional.of(new Standing(State.AVAILABLE, "", FakeExecutions.MADE, true));
        meanwhile.add(() -> executions.happens(ofStack("CREATE_COMPLETE")));
        succeed(WEB);

        assertEquals(List.of(FakeExecutions.tokenOfRun() + " unsaid"), executions.started);
    }

    @Test
    void two_words_about_failure_contradict_each_other() {
        executions.standing = Optional.of(new Standing(State.AVAILABLE, "", FakeExecutions.MADE, true));

        assertEquals(
                FailureKind.CONFIGURATION,
                fail(WEB.with("DisableRollback", true)).kind());
        assertEquals(List.of(), executions.started);
    }

    @Test
    void nothing_to_change_executes_nothing_and_still_gives_the_outputs() {
        changeSetIs(false);

        assertEquals("UPDATE_COMPLETE", succeed(WEB).get("StackStatus"));
        assertEquals(List.of(), executions.started);
    }

    private void freeze() {
        closed.put(
                "web",
                new ClosedGate(
                        "s3://releases/gates/web",
                        "stock-taking\nuntil Monday",
                        Instant.parse("2026-01-01T00:00:00Z"),
                        Optional.of("warehouse")));
    }

    @Test
    void a_release_freeze_holds_the_stack_and_not_only_its_traffic() {
        freeze();

        Outcome.Failed failed = fail(WEB);

        assertEquals(List.of(), executions.started);
        assertEquals(
                "releases of stack web are frozen: stock-taking until Monday (s3://releases/gates/web, closed since"
                        + " 2026-01-01T00:00:00Z by warehouse). Open the gate (aws s3 rm s3://releases/gates/web), then"
                        + " retry this action. Nothing has changed: neither the stack nor traffic.",
                failed.message());
    }

    @Test
    void a_release_freeze_holds_a_release_that_leaves_the_stack_as_it_is() {
        changeSetIs(false);
        freeze();

        assertTrue(fail(WEB).message().contains("frozen"));
    }

    @Test
    void retry_asks_the_gate_again_and_goes_on_once_it_is_open() {
        freeze();
        fail(WEB);
        closed.clear();
        meanwhile.add(() -> executions.happens(ofStack("UPDATE_COMPLETE")));

        assertEquals("UPDATE_COMPLETE", succeed(WEB).get("StackStatus"));
    }

    @Test
    void an_operation_that_has_begun_is_followed_although_the_gate_was_closed_meanwhile() {
        meanwhile.add(this::freeze);
        meanwhile.add(() -> executions.happens(ofStack("UPDATE_COMPLETE")));
        succeed(WEB);

        assertEquals("UPDATE_COMPLETE", succeed(WEB).get("StackStatus")); // a duplicate of the first event
        assertEquals(1, executions.started.size());
    }

    @Test
    void a_gate_for_traffic_alone_lets_the_stack_be_updated() {
        freeze();
        meanwhile.add(() -> executions.happens(ofStack("UPDATE_COMPLETE")));

        assertEquals("UPDATE_COMPLETE", succeed(WEB.with("Gate", "Traffic")).get("StackStatus"));
    }

    @Test
    void a_replayed_event_executes_nothing_twice() {
        meanwhile.add(() -> executions.happens(ofStack("UPDATE_COMPLETE")));

        assertEquals(succeed(WEB), succeed(WEB));
        assertEquals(1, executions.started.size());
    }

    @Test
    void a_call_that_died_after_it_had_started_the_execution_is_taken_up() {
        executions.answer = Optional.of(new Answer.StartedBefore());
        executions.happens(ofStack("UPDATE_COMPLETE"));

        assertEquals("UPDATE_COMPLETE", succeed(WEB).get("StackStatus"));
    }

    @Test
    void a_change_set_that_vanished_after_its_execution_is_known_by_the_token() {
        executions.standing = Optional.empty();
        executions.happens(ofStack("UPDATE_COMPLETE"));

        assertEquals("UPDATE_COMPLETE", succeed(WEB).get("StackStatus"));
        assertEquals(List.of(), executions.started);
    }

    @Test
    void a_change_set_that_somebody_executed_by_hand_is_followed_too() {
        executions.standsAs(State.EXECUTED);
        executions.stackIs(StackStatus.UPDATE_IN_PROGRESS, CHANGE_SET);
        meanwhile.add(() -> executions.newest.add(ofStack("UPDATE_IN_PROGRESS")));
        meanwhile.add(() -> executions.newest.add(ofStack("UPDATE_COMPLETE")));

        assertEquals("UPDATE_COMPLETE", succeed(WEB).get("StackStatus"));
    }

    @Test
    void a_change_set_that_vanished_and_whose_inputs_are_nowhere_sends_back_to_changeset() {
        executions.standing = Optional.empty();

        assertTrue(fail(WEB).message().contains("its inputs are not on record; retry from changeset"));
    }

    @ParameterizedTest
    @EnumSource(names = {"OBSOLETE", "FAILED"})
    void a_change_set_that_cannot_be_executed_sends_back_to_changeset(State state) {
        executions.standsAs(state);

        assertTrue(fail(WEB).message().contains("retry from changeset"));
    }

    @Test
    void only_what_was_reviewed_is_executed() {
        assertTrue(fail(WEB.with("ChangeSetDigest", "b".repeat(64))).message().contains("not what was reviewed"));
        assertEquals(List.of(), executions.started);

        meanwhile.add(() -> executions.happens(ofStack("UPDATE_COMPLETE")));
        succeed(WEB.with("ChangeSetDigest", DIGEST));
    }

    @Test
    void a_run_without_a_change_set_is_a_matter_of_configuration() {
        Outcome.Failed failed = fail(WEB.with("Run", "run-2"));

        assertEquals(FailureKind.CONFIGURATION, failed.kind());
        assertTrue(failed.message().contains("put changeset before execute"));
    }

    @Test
    void somebody_elses_operation_is_waited_for() {
        executions.stackIs(StackStatus.UPDATE_IN_PROGRESS, "other");

        assertTrue(wait(WEB).progress().summary().contains("by another operation"));
        assertEquals(List.of(), executions.started);
    }

    @ParameterizedTest
    @EnumSource(names = {"CREATE_FAILED", "UPDATE_FAILED"})
    void a_stack_left_as_it_failed_is_mended_only_without_roll_back(StackStatus status) {
        executions.stackIs(status, "other");
        assertTrue(fail(WEB).message().contains("DisableRollback"));

        meanwhile.add(() -> executions.happens(ofStack("UPDATE_COMPLETE")));
        succeed(WEB.with("DisableRollback", true));
    }

    @Test
    void progress_counts_resources() {
        executions.happens(
                ofStack("UPDATE_IN_PROGRESS"),
                FakeExecutions.of("A", "UPDATE_IN_PROGRESS", ""),
                FakeExecutions.of("A", "UPDATE_COMPLETE", ""),
                FakeExecutions.of("B", "CREATE_COMPLETE", ""),
                FakeExecutions.of("C", "CREATE_IN_PROGRESS", ""));

        Outcome.InProgress waiting = wait(WEB);

        assertEquals(
                "stack web is UPDATE_IN_PROGRESS: 2 of 30 resources",
                waiting.progress().summary());
        assertEquals(OptionalInt.of(6), waiting.progress().percent());
    }

    @Test
    void a_continuation_follows_the_same_operation() {
        executions.happens(ofStack("UPDATE_IN_PROGRESS"));
        String token = wait(WEB).token();
        executions.happens(ofStack("UPDATE_COMPLETE"));

        assertInstanceOf(Outcome.Succeeded.class, run(ReleaseJobs.continued("job-2", WEB, token)));
    }

    @Test
    void a_stage_that_this_version_did_not_write_is_refused() {
        assertInstanceOf(
                Outcome.Failed.class, run(ReleaseJobs.continued("job-2", WEB, "v1 0 starting 1 arn:aws:s3:::x y")));
    }

    @Test
    void the_first_true_failure_is_the_cause_and_its_echoes_are_not_told() {
        executions.happens(
                ofStack("UPDATE_IN_PROGRESS"),
                FakeExecutions.of("A", "UPDATE_FAILED", "version already exists"),
                FakeExecutions.of("B", "CREATE_FAILED", "Resource creation cancelled"),
                FakeExecutions.of("C", "UPDATE_FAILED", "Resource update cancelled"),
                FakeExecutions.of("D", "CREATE_FAILED", "no such bucket"),
                ofStack("UPDATE_ROLLBACK_IN_PROGRESS"),
                ofStack("UPDATE_ROLLBACK_COMPLETE"));

        String message = fail(WEB).message();

        assertTrue(
                message.startsWith("stack web is UPDATE_ROLLBACK_COMPLETE: the update failed and was rolled back."
                        + " First cause: A (AWS::Lambda::Function) UPDATE_FAILED: version already exists\n"),
                message);
        assertTrue(message.contains("no such bucket") && !message.contains("cancelled"), message);
    }

    @Test
    void a_long_reason_is_cut_to_what_a_job_may_say() {
        executions.happens(FakeExecutions.of("A", "CREATE_FAILED", "x".repeat(6_000)), ofStack("ROLLBACK_COMPLETE"));

        assertEquals(5_000, fail(WEB).message().length());
    }

    @Test
    void going_back_says_why() {
        executions.happens(
                ofStack("UPDATE_IN_PROGRESS"),
                FakeExecutions.of("A", "UPDATE_FAILED", "denied"),
                ofStack("UPDATE_ROLLBACK_IN_PROGRESS"));

        assertTrue(wait(WEB).progress().summary().endsWith("UPDATE_FAILED: denied"));
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
        executions.happens(ofStack(status));

        assertTrue(fail(WEB).message().contains(status));
    }

    @Test
    void an_end_that_nobody_knows_is_no_success() {
        executions.happens(ofStack("UPDATE_PAUSED"));

        assertTrue(fail(WEB).message().contains("UPDATE_PAUSED"));
    }

    @Test
    void a_declared_output_artifact_is_refused() {
        Outcome outcome = run(ReleaseJobs.withOutput("job", WEB, "Stack"));

        assertTrue(assertInstanceOf(Outcome.Failed.class, outcome).message().contains("Stack"));
    }
}
