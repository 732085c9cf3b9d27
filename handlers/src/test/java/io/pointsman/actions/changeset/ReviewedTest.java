package io.pointsman.actions.changeset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.artifact.RangedBytes;
import io.pointsman.artifact.ZipArchive;
import io.pointsman.cloudformation.ChangeSetNow.Execution;
import io.pointsman.cloudformation.ChangeSetNow.Status;
import io.pointsman.cloudformation.FakeChangeSets;
import io.pointsman.engine.FailureKind;
import io.pointsman.engine.JobArtifact;
import io.pointsman.engine.Outcome;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import io.pointsman.release.StackStatus;
import io.pointsman.review.Change;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The review artifact, the policy, and what else becomes of a change set before it is executed. */
final class ReviewedTest {
    private final Bench bench = new Bench();
    private final FakeChangeSets changeSets = bench.changeSets;

    ReviewedTest() {
        changeSets.stackIs(StackStatus.UPDATE_COMPLETE);
    }

    private JsonObject review() {
        byte[] zip = bench.written.getOrDefault("Review", new byte[0]);
        byte[] data = ZipArchive.open(RangedBytes.of(zip)).read("review.json").orElseThrow();
        return Json.object(new String(data, StandardCharsets.UTF_8));
    }

    private static Change removed(String id, String type) {
        Change any = FakeChangeSets.change(id);
        return new Change(
                "",
                Change.Action.REMOVE,
                id,
                "web-" + id,
                type,
                Change.Replacement.NO,
                "Delete",
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                any.facts());
    }

    @Test
    void the_declared_artifact_holds_the_page_and_the_data_of_what_the_output_digest_names() {
        bench.outputs.add(new JobArtifact("Review", "artifacts", "review.zip", Optional.empty()));
        Map<String, String> outputs = bench.succeed();

        assertEquals(outputs.get("ChangeSetDigest"), review().needText("digest"));
        assertEquals(
                List.of("review.html", "review.json"),
                ZipArchive.open(RangedBytes.of(bench.written.getOrDefault("Review", new byte[0]))).paths().stream()
                        .sorted()
                        .toList());
    }

    @Test
    void the_page_is_kept_where_the_review_url_points() {
        Map<String, String> outputs = bench.succeed();

        String digest = outputs.getOrDefault("ChangeSetDigest", "");
        assertEquals("https://console.test/" + digest, outputs.get("ReviewUrl"));
        assertTrue(bench.pages.getOrDefault(digest, "").contains("<h1>web</h1>"));
    }

    @Test
    void the_review_says_which_alias_moves_from_where_by_the_owners_settings() {
        bench.outputs.add(new JobArtifact("Review", "artifacts", "review.zip", Optional.empty()));
        bench.owners = "shift: {Alias: prod, DeploymentConfigName: Linear20PercentEvery1Minutes}\n";
        bench.succeed();

        JsonObject move = review().objects("aliases").getFirst();
        assertEquals("prod", move.needText("alias"));
        assertEquals("version 7", move.needText("from"));
        assertEquals("Linear20PercentEvery1Minutes", move.needText("how"));
    }

    @Test
    void a_function_that_shift_leaves_out_moves_no_alias_in_the_review() {
        bench.outputs.add(new JobArtifact("Review", "artifacts", "review.zip", Optional.empty()));
        bench.owners = "shift: {Functions: ['!Fn']}\n";
        bench.succeed();

        assertEquals(List.of(), review().objects("aliases"));
        assertEquals("Fn", review().objects("code").getFirst().needText("function"));
    }

    @Test
    void nothing_to_change_has_a_review_too_because_a_declared_artifact_must_be_written() {
        bench.outputs.add(new JobArtifact("Review", "artifacts", "review.zip", Optional.empty()));
        changeSets.endsWith(Status.FAILED, "No updates are to be performed.");
        bench.succeed();

        assertEquals(Optional.of(false), review().flag("changed"));
    }

    @Test
    void a_refused_change_set_is_named_by_rule_and_resource_deleted_and_not_left_for_execute() {
        bench.outputs.add(new JobArtifact("Review", "artifacts", "review.zip", Optional.empty()));
        changeSets.changes = List.of(removed("Table", "AWS::DynamoDB::Table"));

        Outcome.Failed failed = bench.fail("Policy", "Stateful");

        assertEquals(FailureKind.JOB_FAILED, failed.kind());
        assertTrue(failed.message().contains("NoDelete: Table (AWS::DynamoDB::Table): would be deleted"));
        assertTrue(failed.message().contains("https://console.test/"));
        assertEquals(Map.of(), changeSets.all);
        assertEquals(Optional.empty(), bench.recorded().text("arn"));
        assertEquals("NoDelete", review().objects("objections").getFirst().needText("rule"));
    }

    @Test
    void the_policy_of_the_owners_settings_holds_as_well() {
        bench.owners = "Policy:\n  NoDelete: [AWS::DynamoDB::*]\n  MaxChanges: 5\n";
        changeSets.changes = List.of(removed("Table", "AWS::DynamoDB::Table"));

        assertTrue(bench.fail().message().contains("NoDelete: Table"));
    }

    @Test
    void a_policy_that_does_not_object_lets_the_release_pass() {
        changeSets.changes = List.of(removed("Fn", "AWS::Lambda::Function"));

        assertEquals("true", bench.succeed("Policy", "Stateful").get("Changed"));
        assertEquals("true", bench.succeed("Policy", Map.of("MaxChanges", 1L)).get("Changed"));
        assertFalse(bench.fail("Policy", Map.of("MaxChanges", 0L)).message().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"NoDeletes\"",
                "[\"MaxChanges\"]",
                "{\"NoDelete\": \"Table\"}",
                "{\"NoDelete\": []}",
                "{\"NoIamBroadening\": \"yes\"}",
                "{\"MaxChanges\": -1}",
                "{\"MaxChanges\": \"many\"}",
                "{\"Nothing\": true}",
                "7"
            })
    void a_policy_with_a_slip_is_refused_before_anything_is_made(String policy) {
        Outcome.Failed failed = bench.fail("Policy", Objects.requireNonNull(Json.value(policy)));

        assertEquals(FailureKind.CONFIGURATION, failed.kind());
        assertTrue(failed.message().contains("Policy"), failed.message());
        assertEquals(List.of(), changeSets.created);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[\"NoDelete\", \"NoReplacement\", \"NoIamBroadening\"]",
                "{\"NoDelete\": true, \"NoIamBroadening\": true}",
                "[\"Stateful\", {\"MaxChanges\": 20}]",
                "{\"NoReplacement\": \"Stateful\", \"NoIamBroadening\": false}"
            })
    void a_policy_may_be_written_as_a_list_or_as_an_object(String policy) {
        assertEquals(
                "true",
                bench.succeed("Policy", Objects.requireNonNull(Json.value(policy)))
                        .get("Changed"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ROLLBACK_COMPLETE", "ROLLBACK_FAILED"})
    void recover_deletes_a_stack_that_was_never_created_whole_and_starts_again(StackStatus status) {
        changeSets.stackIs(status);
        bench.meanwhile.add(() -> {});
        bench.meanwhile.add(() -> changeSets.stack = Optional.empty());

        assertEquals("true", bench.succeed("Recover", "Delete").get("Changed"));
        assertEquals(List.of(FakeChangeSets.STACK_ID), changeSets.deletedStacks);
    }

    @Test
    void without_recover_nothing_is_deleted_and_the_way_out_is_named() {
        changeSets.stackIs(StackStatus.ROLLBACK_COMPLETE);

        assertTrue(bench.fail().message().contains("set Recover to Delete"));
        assertEquals(List.of(), changeSets.deletedStacks);
    }

    @ParameterizedTest
    @ValueSource(strings = {"DELETE_FAILED", "UPDATE_ROLLBACK_FAILED", "IMPORT_ROLLBACK_FAILED"})
    void recover_deletes_no_stack_that_may_hold_data(StackStatus status) {
        changeSets.stackIs(status);

        bench.fail("Recover", "Delete");
        assertEquals(List.of(), changeSets.deletedStacks);
    }

    @Test
    void a_failure_that_is_known_comes_with_what_to_do() {
        changeSets.endsWith(Status.FAILED, "Requires capabilities : [CAPABILITY_NAMED_IAM]");

        assertTrue(bench.fail().message().contains("What to do: where the template is meant to make that"));
    }

    @Test
    void a_change_set_under_execution_is_not_deleted_by_a_policy_that_came_later() {
        bench.succeed();
        changeSets.becomes(Status.CREATE_COMPLETE, Execution.EXECUTE_IN_PROGRESS);

        assertEquals("true", bench.succeed("Policy", Map.of("MaxChanges", 0L)).get("Changed"));
        assertEquals(1, changeSets.all.size());
    }

    @Test
    void nested_stacks_are_asked_for_and_another_wish_is_another_change_set() {
        bench.succeed("IncludeNestedStacks", true);
        bench.succeed();

        assertEquals(
                List.of(true, false),
                changeSets.created.stream()
                        .map(order -> order.options().includeNestedStacks())
                        .toList());
    }

    @Test
    void however_many_rules_object_the_message_fits_and_says_where_the_whole_review_is() {
        changeSets.changes = IntStream.range(0, 400)
                .mapToObj(i -> removed("Table" + i, "AWS::DynamoDB::Table"))
                .toList();

        String message = bench.fail("Policy", "Stateful").message();

        assertEquals(5_000, message.length());
        assertTrue(message.contains("\nThe whole review: https://console.test/"), message.substring(0, 600));
    }
}
