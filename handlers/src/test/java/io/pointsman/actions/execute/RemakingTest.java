package io.pointsman.actions.execute;

import static io.pointsman.actions.execute.FakeExecutions.CHANGE_SET;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.actions.execute.Executions.Standing.State;
import io.pointsman.cloudformation.ChangeSetNow.Execution;
import io.pointsman.cloudformation.ChangeSetNow.Status;
import io.pointsman.cloudformation.ChangeSetOrder;
import io.pointsman.cloudformation.ChangeSetOrder.Kind;
import io.pointsman.cloudformation.ChangeSets.Creation;
import io.pointsman.cloudformation.FakeChangeSets;
import io.pointsman.cloudformation.OrderRecord;
import io.pointsman.digest.Sha256;
import io.pointsman.engine.ActionRunner;
import io.pointsman.engine.Outcome;
import io.pointsman.engine.Patience;
import io.pointsman.json.JsonObject;
import io.pointsman.release.ReleaseJobs;
import io.pointsman.release.ReleasedBytes;
import io.pointsman.release.StackStatus;
import io.pointsman.release.record.MemoryRecords;
import io.pointsman.release.record.RecordedChangeSet.ReviewedChangeSet;
import io.pointsman.release.record.UnmovedAliases;
import io.pointsman.review.Changes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A change set that is gone before it was executed: the ChangeSetNotFound on Retry of CodePipeline's own action. */
final class RemakingTest {
    private static final String TEMPLATE = "Resources: {}";

    private final FakeExecutions executions = new FakeExecutions();
    private final FakeChangeSets changeSets = new FakeChangeSets();
    private final MemoryRecords records = new MemoryRecords();
    private final Queue<Runnable> meanwhile = new ArrayDeque<>();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    RemakingTest() {
        changeSets.stackIs(StackStatus.UPDATE_COMPLETE);
        executions.standing = Optional.empty();
        recorded(Sha256.hex(TEMPLATE));
    }

    private void recorded(String templateDigest) {
        ChangeSetOrder order = new ChangeSetOrder(
                "web",
                "pointsman-1",
                Kind.UPDATE,
                "token",
                "mark",
                new ChangeSetOrder.Template.Inline(TEMPLATE),
                Map.of(),
                new ChangeSetOrder.Options(
                        List.of(),
                        Optional.empty(),
                        Map.of(),
                        List.of(),
                        Optional.empty(),
                        false,
                        false,
                        Optional.empty()));
        ReviewedChangeSet reviewed = new ReviewedChangeSet(
                order.name(),
                CHANGE_SET,
                true,
                FakeExecutions.STACK_ID,
                order.kind().name(),
                templateDigest,
                new Changes(changeSets.changes).digest(ReleasedBytes.NONE),
                1,
                "one change",
                Optional.empty(),
                OrderRecord.of(order, templateDigest, Set.of()),
                UnmovedAliases.NONE);
        records.change("web", "run-1", record -> record.with(reviewed));
    }

    private Outcome run() {
        ActionRunner runner = new ActionRunner(() -> now, this::pause, Patience.DEFAULT);
        ExecuteAction.Ports ports = new ExecuteAction.Ports(
                executions,
                changeSets,
                new FakeStackAliases(),
                (stack, mark) -> List.of(),
                stack -> Map.of(),
                new FakeFunctions(),
                stack -> Optional.empty(),
                new FakeReleasedObjects(),
                records,
                (message, facts) -> {});
        return runner.run(
                new ExecuteAction(new ReleaseJobs(), ports, () -> now),
                ReleaseJobs.first("job", JsonObject.of("StackName", "web")));
    }

    /** The change set that was made again is there to be executed. */
    private void pause(Duration time) {
        now = now.plus(time);
        if (!changeSets.all.isEmpty()) {
            changeSets.all.keySet().forEach(changeSets::read);
            executions.standsAs(State.AVAILABLE);
        }
        Optional.ofNullable(meanwhile.poll()).ifPresent(Runnable::run);
    }

    private String failed() {
        return assertInstanceOf(Outcome.Failed.class, run()).message();
    }

    @Test
    void it_is_made_again_from_the_same_inputs_and_executed_once() {
        run();

        assertEquals(1, changeSets.created.size());
        assertEquals("mark", changeSets.created.getFirst().mark());
        assertEquals(1, executions.started.size());
        assertEquals(
                List.copyOf(changeSets.all.keySet()),
                List.of(records.find("web", "run-1").objectOrEmpty("changeset").needText("arn")));
    }

    @Test
    void every_release_makes_it_again_under_the_same_token() {
        run();

        assertTrue(changeSets.created.getFirst().token().startsWith("pointsman-"), changeSets.created.toString());
    }

    @Test
    void one_that_is_obsolete_as_soon_as_it_is_made_is_executed_all_the_same() {
        meanwhile.add(() -> changeSets.becomes(Status.CREATE_COMPLETE, Execution.OBSOLETE));
        run();

        String second = CHANGE_SET.replaceFirst("1$", "2");
        assertEquals(List.of(CHANGE_SET), changeSets.deleted);
        assertEquals(List.of(second), List.copyOf(changeSets.all.keySet()));
        assertEquals(
                second, records.find("web", "run-1").objectOrEmpty("changeset").needText("arn"));
        assertEquals(1, executions.started.size());
    }

    @Test
    void what_would_do_something_else_than_was_reviewed_is_deleted_and_not_executed() {
        changeSets.changes = List.of(FakeChangeSets.change("Another"));

        assertTrue(failed().contains("something else than what was reviewed"));
        assertEquals(List.of(), executions.started);
        assertEquals(Map.of(), changeSets.all);
    }

    @Test
    void when_somebody_has_brought_the_stack_there_meanwhile_nothing_is_left_to_do() {
        changeSets.endsWith(Status.FAILED, "No updates are to be performed.");

        Outcome.Succeeded done = assertInstanceOf(Outcome.Succeeded.class, run());
        assertEquals("UPDATE_COMPLETE", done.outputs().get("StackStatus"));
        assertEquals(Map.of(), changeSets.all);
    }

    @Test
    void one_that_cannot_be_made_any_more_says_why() {
        changeSets.endsWith(Status.FAILED, "S3 Error Code: NoSuchKey");

        assertTrue(failed().contains("could not be made again: S3 Error Code: NoSuchKey"));
        assertEquals(Map.of(), changeSets.all);
    }

    @Test
    void another_template_in_the_artifact_is_not_executed_in_its_place() {
        recorded("d".repeat(64));

        assertTrue(failed().contains("its inputs are not on record"));
        assertEquals(List.of(), changeSets.created);
    }

    @Test
    void an_obsolete_one_is_replaced_by_one_that_does_the_same() {
        executions.standsAs(State.OBSOLETE);
        run();

        assertEquals(CHANGE_SET, changeSets.deleted.getFirst());
        assertEquals(1, changeSets.created.size());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void a_stack_that_moves_and_a_name_that_is_taken_are_waited_for(int times) {
        changeSets.refusals = times;
        changeSets.refused = new Creation.StackMoves("UPDATE_IN_PROGRESS state");
        run();

        assertEquals(1, changeSets.created.size());
    }

    @Test
    void the_stage_survives_a_continuation() {
        ExecuteStages stages = new ExecuteStages();
        ExecuteStage.Remaking stage = new ExecuteStage.Remaking(new Target(CHANGE_SET, FakeExecutions.STACK_ID, 7), 3);

        assertEquals(stage, stages.decode(stages.encode(stage)));
    }
}
