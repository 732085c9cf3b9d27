package io.pointsman.actions.changeset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.cloudformation.ChangeSetNow.Execution;
import io.pointsman.cloudformation.ChangeSetNow.Status;
import io.pointsman.cloudformation.ChangeSetOrder;
import io.pointsman.cloudformation.ChangeSetOrder.Kind;
import io.pointsman.cloudformation.ChangeSets.Creation;
import io.pointsman.cloudformation.ChangeSets.Findings;
import io.pointsman.cloudformation.FakeChangeSets;
import io.pointsman.engine.Outcome;
import io.pointsman.release.ReleasedBytes;
import io.pointsman.release.StackStatus;
import io.pointsman.review.Change;
import io.pointsman.review.Changes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ChangeSetActionTest {
    private final Bench bench = new Bench();
    private final FakeChangeSets changeSets = bench.changeSets;

    @Test
    void a_stack_that_is_not_there_gets_a_change_set_that_creates_it() {
        Map<String, String> outputs = bench.succeed();

        assertEquals(Kind.CREATE, changeSets.created.getFirst().kind());
        assertEquals("true", outputs.get("Changed"));
        assertEquals("Modify Fn (AWS::Lambda::Function)", outputs.get("Changes"));
        assertEquals(changeSets.created.getFirst().name(), outputs.get("ChangeSetName"));
        assertEquals(64, outputs.getOrDefault("ChangeSetDigest", "").length());
    }

    @Test
    void the_record_says_what_execute_needs() {
        Map<String, String> outputs = bench.succeed();

        assertEquals(Optional.of(true), bench.recorded().flag("changed"));
        assertEquals(outputs.get("ChangeSetArn"), bench.recorded().needText("arn"));
        assertEquals(outputs.get("ChangeSetDigest"), bench.recorded().needText("digest"));
        assertEquals(FakeChangeSets.STACK_ID, bench.recorded().needText("stackId"));
        assertEquals("CREATE", bench.recorded().needText("type"));
        assertEquals(Optional.of(1L), bench.recorded().number("resources"));
    }

    @Test
    void a_replayed_event_creates_no_second_change_set() {
        assertEquals(bench.succeed(), bench.succeed());

        assertEquals(1, changeSets.created.size());
    }

    @Test
    void a_continuation_goes_on_with_the_change_set_that_is_under_way() {
        bench.left = Duration.ZERO;
        Outcome.InProgress waiting =
                assertInstanceOf(Outcome.InProgress.class, bench.run(Bench.given(), Optional.empty()));

        bench.left = Duration.ofMinutes(15);
        assertInstanceOf(Outcome.Succeeded.class, bench.run(Bench.given(), Optional.of(waiting.token())));
        assertEquals(1, changeSets.created.size());
    }

    @Test
    void a_token_that_names_the_change_set_of_another_release_adopts_nothing() {
        bench.succeed();
        String foreign = "v1 0 following UPDATE 0 " + bench.recorded().needText("arn");
        bench.run = "source/other.zip";

        assertInstanceOf(Outcome.Succeeded.class, bench.run(Bench.given(), Optional.of(foreign)));
        assertEquals(2, changeSets.created.size());
    }

    @Test
    void other_parameter_values_get_another_change_set() {
        bench.template = "Parameters: {Size: {Type: String}}\n" + Bench.TEMPLATE;
        bench.succeed("ParameterOverrides", Map.of("Size", "1"));
        bench.succeed("ParameterOverrides", Map.of("Size", "2"));

        assertEquals(2, changeSets.created.size());
        assertNotEquals(
                changeSets.created.get(0).name(), changeSets.created.get(1).name());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "No updates are to be performed.",
                "The submitted information didn't contain changes. Submit different information to create a change set."
            })
    void nothing_to_change_is_success_and_leaves_no_change_set_behind(String reason) {
        changeSets.stackIs(StackStatus.UPDATE_COMPLETE);
        changeSets.endsWith(Status.FAILED, reason);

        assertEquals("false", bench.succeed().get("Changed"));
        assertEquals(Map.of(), changeSets.all);
        assertEquals(Optional.of(false), bench.recorded().flag("changed"));
    }

    @Test
    void a_failed_validation_is_no_empty_change_set() {
        changeSets.endsWith(Status.FAILED, "The following hook(s)/validation failed: [X]. To troubleshoot ...");
        changeSets.findings = new Findings("Fn, AWS::Lambda::Function: already exists", true);

        String message = bench.fail().message();

        assertTrue(message.contains("already exists"), message);
        assertEquals(Map.of(), changeSets.all);
    }

    @Test
    void a_missing_permission_for_details_hides_no_cause_and_keeps_the_change_set_for_people() {
        changeSets.endsWith(Status.FAILED, "The following hook(s)/validation failed: [X].");
        changeSets.findings = new Findings("the details could not be read: denied", false);

        String message = bench.fail().message();

        assertTrue(message.contains("validation failed: [X]") && message.contains("denied"), message);
        assertEquals(1, changeSets.all.size());
    }

    @Test
    void a_failed_change_set_of_the_same_name_is_replaced() {
        changeSets.endsWith(Status.FAILED, "Transform AWS::Serverless-2016-10-31 failed");
        bench.fail();
        changeSets.endsWith(Status.CREATE_COMPLETE, "");

        bench.succeed();
        assertEquals(changeSets.created.get(0).name(), changeSets.created.get(1).name());
        assertNotEquals(
                changeSets.created.get(0).token(), changeSets.created.get(1).token());
    }

    @Test
    void an_obsolete_change_set_is_replaced() {
        bench.succeed();
        changeSets.stackIs(StackStatus.UPDATE_COMPLETE);
        changeSets.becomes(Status.CREATE_COMPLETE, Execution.OBSOLETE);

        bench.succeed();
        assertEquals(2, changeSets.created.size());
        assertEquals(1, changeSets.all.size());
    }

    @Test
    void an_old_release_that_comes_back_gets_a_new_change_set_although_its_own_was_executed() {
        bench.succeed();
        changeSets.stackIs(StackStatus.UPDATE_COMPLETE);
        changeSets.becomes(Status.CREATE_COMPLETE, Execution.EXECUTE_COMPLETE);

        assertEquals(
                changeSets.created.getFirst().name() + "-2", bench.succeed().get("ChangeSetName"));
    }

    @Test
    void a_change_set_that_is_being_executed_is_adopted() {
        Map<String, String> first = bench.succeed();
        changeSets.stackIs(StackStatus.UPDATE_IN_PROGRESS);
        changeSets.becomes(Status.CREATE_COMPLETE, Execution.EXECUTE_IN_PROGRESS);

        assertEquals(first, bench.succeed());
        assertEquals(1, changeSets.created.size());
    }

    @Test
    void a_change_set_that_vanishes_under_way_is_made_again() {
        bench.meanwhile.add(changeSets.all::clear);

        assertEquals("true", bench.succeed().get("Changed"));
        assertEquals(2, changeSets.created.size());
    }

    @Test
    void a_change_set_of_the_wanted_name_for_other_inputs_is_replaced() {
        bench.succeed("ChangeSetName", "release");
        bench.template = Bench.TEMPLATE + "Description: new\n";
        changeSets.stackIs(StackStatus.REVIEW_IN_PROGRESS);

        assertEquals("release", bench.succeed("ChangeSetName", "release").get("ChangeSetName"));
        assertEquals(2, changeSets.created.size());
        assertEquals(1, changeSets.deleted.size());
    }

    @Test
    void somebody_elses_operation_is_waited_for() {
        changeSets.stackIs(StackStatus.UPDATE_IN_PROGRESS);
        bench.meanwhile.add(() -> changeSets.stackIs(StackStatus.UPDATE_COMPLETE));

        bench.succeed();
        assertEquals(Kind.UPDATE, changeSets.created.getFirst().kind());
    }

    @Test
    void waiting_says_for_what_and_for_whom() {
        changeSets.stackIs(StackStatus.UPDATE_COMPLETE_CLEANUP_IN_PROGRESS);
        bench.left = Duration.ZERO;

        Outcome.InProgress waiting =
                assertInstanceOf(Outcome.InProgress.class, bench.run(Bench.given(), Optional.empty()));

        assertEquals(
                "stack web was updated and removes what it no longer needs by the operation with client request token"
                        + " Console-1; waiting for it to end",
                waiting.progress().summary());
    }

    @Test
    void a_stack_that_begins_to_move_in_between_is_waited_for() {
        changeSets.stackIs(StackStatus.UPDATE_COMPLETE);
        changeSets.refused = new Creation.StackMoves("is in UPDATE_IN_PROGRESS state");
        changeSets.refusals = 1;

        bench.succeed();
        assertEquals(1, changeSets.created.size());
    }

    @Test
    void a_throttled_call_is_tried_again() {
        changeSets.unavailable = 2;

        bench.succeed();
    }

    @Test
    void a_stack_whose_creation_was_rolled_back_must_be_deleted_first() {
        changeSets.stackIs(StackStatus.ROLLBACK_COMPLETE);

        assertTrue(bench.fail().message().contains("stack web is ROLLBACK_COMPLETE"));
        assertEquals(List.of(), changeSets.created);
    }

    @Test
    void the_first_look_comes_when_there_may_be_something_to_see() {
        bench.succeed();

        assertEquals(List.of(Duration.ofSeconds(3), Duration.ofMillis(2_500)), bench.waits);
    }

    @Test
    void a_template_that_is_too_long_for_the_call_goes_through_the_release_bucket() {
        bench.template = Bench.TEMPLATE + "# " + "x".repeat(52_000) + "\n";

        bench.succeed();
        assertInstanceOf(
                ChangeSetOrder.Template.At.class, changeSets.created.getFirst().template());
        assertEquals(List.of(bench.template), List.copyOf(bench.keptTemplates.values()));
    }

    @Test
    void templates_and_resources_beyond_the_limits_are_refused_before_any_call() {
        bench.template = Bench.TEMPLATE + "# " + "x".repeat(1_048_576) + "\n";
        assertTrue(bench.fail().message().contains("1048576"));

        bench.template = "Resources: {"
                + String.join(
                        ", ",
                        IntStream.range(0, 501)
                                .mapToObj(i -> "R" + i + ": {Type: X}")
                                .toList()) + "}";
        assertTrue(bench.fail().message().contains("501 resources"));
        assertEquals(List.of(), changeSets.created);
    }

    @Test
    void an_update_of_outputs_only_is_a_change() {
        changeSets.stackIs(StackStatus.UPDATE_COMPLETE);
        changeSets.changes = List.of();

        assertEquals("true", bench.succeed().get("Changed"));
    }

    @Test
    void many_changes_are_named_in_part() {
        changeSets.changes = IntStream.range(0, 25)
                .mapToObj(i -> FakeChangeSets.change("Fn" + i))
                .toList();

        assertTrue(
                bench.succeed().getOrDefault("Changes", "").endsWith("Modify Fn19 (AWS::Lambda::Function) and 5 more"));
    }

    @Test
    void the_digest_does_not_depend_on_the_order_of_changes() {
        List<Change> changes = List.of(FakeChangeSets.change("A"), FakeChangeSets.change("B"));

        assertEquals(digest(changes), digest(changes.reversed()));
        assertNotEquals(digest(changes), digest(changes.subList(0, 1)));
    }

    private static String digest(List<Change> changes) {
        return new Changes(changes).digest(ReleasedBytes.NONE);
    }
}
