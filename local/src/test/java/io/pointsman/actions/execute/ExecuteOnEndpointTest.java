package io.pointsman.actions.execute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.actions.changeset.ChangeSetRun;
import io.pointsman.engine.Outcome;
import io.pointsman.json.JsonObject;
import io.pointsman.local.endpoint.StackPlace;
import io.pointsman.release.StackStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The whole action with the real SDK against the embedded endpoint, after the real {@code changeset}. */
final class ExecuteOnEndpointTest {
    private static final JsonObject WEB = JsonObject.of("StackName", "web");

    private final StackPlace place = new StackPlace();

    @AfterEach
    void close() {
        place.close();
    }

    private static String resource(String id, String name, String marker) {
        return "  " + id + ": {Type: 'AWS::SNS::Topic', Properties: {DisplayName: " + name
                + "}, Metadata: {PointsmanLocal: {" + marker + "}}}\n";
    }

    private void template(String... resources) {
        place.template = "Resources:\n" + String.join("", List.of(resources));
    }

    private JsonObject changeSet() {
        return changeSet(WEB);
    }

    private JsonObject changeSet(JsonObject given) {
        assertInstanceOf(Outcome.Succeeded.class, ChangeSetRun.of(place, given));
        return recorded();
    }

    private JsonObject recorded() {
        return place.find("web", place.run).objectOrEmpty("changeset");
    }

    private Map<String, String> executed() {
        Outcome outcome = ExecuteRun.of(place, WEB);
        return assertInstanceOf(Outcome.Succeeded.class, outcome, outcome::toString)
                .outputs();
    }

    private String failed() {
        return assertInstanceOf(Outcome.Failed.class, ExecuteRun.of(place, WEB)).message();
    }

    private void release(String run, String... resources) {
        place.run = run;
        template(resources);
        changeSet();
        executed();
    }

    private void deleteChangeSet() {
        place.call("DeleteChangeSet", "ChangeSetName", recorded().needText("arn"));
    }

    /** How often an operation of this stack has begun. */
    private long operations() {
        return place.call("DescribeStackEvents", "StackName", "web").objects("StackEvents").stream()
                .filter(event -> event.text("ResourceStatusReason").orElse("").equals("User Initiated"))
                .filter(event -> !event.needText("ResourceStatus").equals("REVIEW_IN_PROGRESS"))
                .count();
    }

    @Test
    void progress_is_told_in_resources_and_the_end_is_that_of_this_operation() {
        template(resource("A", "x", "Takes: 10"), resource("B", "x", "Takes: 40"));
        changeSet();

        assertEquals("CREATE_COMPLETE", executed().get("StackStatus"));
        assertTrue(place.told.contains("stack web is CREATE_IN_PROGRESS: 1 of 2 resources"), place.told.toString());
    }

    @Test
    void a_second_event_follows_the_operation_and_does_not_execute_again() {
        template(resource("A", "x", ""));
        changeSet();

        assertEquals(executed(), executed());
        assertEquals(1, operations());
    }

    @Test
    void a_change_set_that_vanished_on_retry_is_made_again_and_does_not_fail_the_release() {
        release("run-1", resource("A", "one", ""));
        place.run = "run-2";
        template(resource("A", "two", ""));
        String before = changeSet().needText("arn");
        deleteChangeSet();

        assertEquals("UPDATE_COMPLETE", executed().get("StackStatus"));
        assertNotEquals(before, recorded().needText("arn"));
        assertEquals(2, operations());
        assertEquals("UPDATE_COMPLETE", executed().get("StackStatus"));
        assertEquals(2, operations());
    }

    @Test
    void a_vanished_change_set_is_not_replaced_by_one_that_nobody_has_reviewed() {
        release("run-1", resource("A", "one", ""), resource("B", "one", ""));
        place.run = "run-2";
        template(resource("A", "two", ""), resource("B", "one", ""));
        changeSet();
        deleteChangeSet();
        place.call("UpdateStack", "StackName", "web", "TemplateBody", "Resources:\n" + resource("A", "one", ""));
        place.pass(Duration.ofMinutes(5));

        assertTrue(failed().contains("something else than what was reviewed"));
        assertEquals(2, operations());
        assertEquals(List.of(), available());
    }

    private List<String> available() {
        return place.call("ListChangeSets", "StackName", "web").objects("Summaries").stream()
                .filter(one -> one.needText("ExecutionStatus").equals("AVAILABLE"))
                .map(one -> one.needText("ChangeSetName"))
                .toList();
    }

    @Test
    void an_obsolete_change_set_is_not_executed_against_a_stack_that_has_moved_on() {
        release("run-1", resource("A", "one", ""));
        place.run = "run-2";
        template(resource("A", "two", ""));
        changeSet();
        place.call("UpdateStack", "StackName", "web", "TemplateBody", "Resources:\n" + resource("A", "three", ""));
        place.pass(Duration.ofMinutes(5));

        assertTrue(failed().contains("something else than what was reviewed"));
        assertEquals(List.of(), available());
    }

    @Test
    void an_obsolete_change_set_whose_changes_are_still_the_same_is_made_again() {
        release("run-1", resource("A", "one", ""));
        place.run = "run-2";
        template(resource("A", "two", ""));
        changeSet();
        // Somebody adds an output: the stack has moved, and what this release changes has not.
        place.call(
                "UpdateStack",
                "StackName",
                "web",
                "TemplateBody",
                "Resources:\n" + resource("A", "one", "") + "Outputs: {Extra: {Value: x}}\n");
        place.pass(Duration.ofMinutes(5));

        assertEquals("UPDATE_COMPLETE", executed().get("StackStatus"));
    }

    @Test
    void a_secret_parameter_is_not_written_down_and_so_the_change_set_is_made_anew_from_changeset_only() {
        place.template =
                "Parameters: {Secret: {Type: String, NoEcho: true}}\nResources:\n" + resource("A", "!Ref Secret", "");
        JsonObject section = changeSet(WEB.with("ParameterOverrides", Map.of("Secret", "hunter2")));
        assertFalse(section.has("order"));
        assertFalse(io.pointsman.json.Json.text(section).contains("hunter2"));
        deleteChangeSet();

        assertTrue(failed().contains("its inputs are not on record\nWhat to do: retry from changeset"));
    }

    @Test
    void somebody_elses_update_in_progress_is_waited_for() {
        release("run-1", resource("A", "one", "Takes: 100"));
        place.run = "run-2";
        template(resource("A", "two", "Takes: 100"));
        changeSet();
        // Theirs fails and is rolled back, so that ours changes afterwards what it would have changed before.
        place.call(
                "UpdateStack",
                "StackName",
                "web",
                "TemplateBody",
                "Resources:\n" + resource("A", "three", "Takes: 100, Fails: UPDATE"));

        assertEquals("UPDATE_COMPLETE", executed().get("StackStatus"));
        assertTrue(place.told.toString().contains("stack web moves: "), place.told.toString());
    }

    @Test
    void the_first_true_failure_is_told_with_type_reason_line_and_what_to_do() {
        template(
                resource("Slow", "x", "Takes: 60"),
                resource("Bad", "x", "Fails: CREATE, Takes: 5, Reason: 'web-topic already exists'"));
        changeSet();

        String message = failed();
        assertTrue(message.startsWith("stack web is ROLLBACK_COMPLETE"), message);
        assertTrue(message.contains("First cause: Bad (AWS::SNS::Topic) CREATE_FAILED: "), message);
        assertTrue(message.contains("web-topic already exists"), message);
        assertTrue(message.contains("(sam.template, line 3)"), message);
        assertTrue(message.contains("What to do: something outside this stack has that name"), message);
        assertFalse(message.contains("cancelled"), message);
        assertEquals(
                List.of("stack operation failed"),
                place.logged.stream().map(one -> one.needText("message")).toList());
        assertEquals("NAME_TAKEN", place.logged.getFirst().needText("known"));
    }

    private String nesting(String inner) {
        return "Resources: {Data: {Type: 'AWS::CloudFormation::Stack', Properties: {TemplateURL: '"
                + place.stored("inner.yaml", inner) + "'}}}\n";
    }

    @Test
    void the_cause_inside_a_nested_stack_is_told_in_place_of_its_echo() {
        String deepest = "Resources:\n" + resource("Deep", "x", "Fails: CREATE, Reason: 'no such bucket'");
        String middle = "Resources: {Inner: {Type: 'AWS::CloudFormation::Stack', Properties: {TemplateURL: '"
                + place.stored("deepest.yaml", deepest) + "'}}}\n";
        place.template = nesting(middle);
        changeSet();

        String message = failed();
        assertTrue(message.contains("First cause: Data/Inner/Deep (AWS::SNS::Topic) CREATE_FAILED: "), message);
        assertTrue(message.contains("no such bucket"), message);
        assertFalse(message.contains("was not successfully created"), message);
    }

    @Test
    void the_cause_inside_a_nested_stack_that_is_updated_is_that_of_this_update() {
        place.template = nesting("Resources:\n" + resource("Deep", "one", ""));
        changeSet();
        executed();
        place.run = "run-2";
        place.template = "Resources: {Data: {Type: 'AWS::CloudFormation::Stack', Properties: {TemplateURL: '"
                + place.stored(
                        "inner2.yaml",
                        "Resources:\n" + resource("Deep", "two", "Fails: UPDATE, Reason: 'quota reached'"))
                + "'}}}\n";
        changeSet();

        String message = failed();
        assertTrue(message.contains("First cause: Data/Deep (AWS::SNS::Topic) UPDATE_FAILED: "), message);
        assertTrue(message.contains("What to do: a quota is used up"), message);
    }

    @Test
    void a_hook_that_says_no_is_quoted() {
        template(resource("A", "x", "Hook: 'Org::Guard::Hook', Reason: 'topics must be encrypted'"));
        changeSet();

        String message = failed();
        assertTrue(message.contains("The following hook(s) failed: [Org::Guard::Hook]"), message);
        assertTrue(message.contains("Org::Guard::Hook said: topics must be encrypted"), message);
    }

    @Test
    void a_failure_without_roll_back_stays_as_it_is_and_says_so() {
        template(resource("A", "x", "Fails: CREATE"));
        changeSet();

        Outcome outcome = ExecuteRun.of(place, WEB.with("DisableRollback", true));
        assertTrue(assertInstanceOf(Outcome.Failed.class, outcome)
                .message()
                .contains("CREATE_FAILED: the creation failed"));
        assertEquals("CREATE_FAILED", place.status("web"));
    }

    @Test
    void cleaning_up_is_a_part_of_the_operation() {
        release("run-1", resource("A", "one", ""), resource("Leaving", "x", "Takes: 60"));
        place.run = "run-2";
        template(resource("A", "two", ""));
        changeSet();
        place.told.clear();

        assertEquals("UPDATE_COMPLETE", executed().get("StackStatus"));
        assertTrue(place.told.toString().contains("UPDATE_COMPLETE_CLEANUP_IN_PROGRESS"), place.told.toString());
    }

    @Test
    void the_digest_of_another_review_lets_nothing_be_executed() {
        template(resource("A", "x", ""));
        changeSet();

        Outcome outcome = ExecuteRun.of(place, WEB.with("ChangeSetDigest", "0".repeat(64)));
        assertTrue(assertInstanceOf(Outcome.Failed.class, outcome).message().contains("not what was reviewed"));
        assertEquals("REVIEW_IN_PROGRESS", place.status("web"));

        String digest = recorded().needText("digest");
        assertInstanceOf(Outcome.Succeeded.class, ExecuteRun.of(place, WEB.with("ChangeSetDigest", digest)));
    }

    @Test
    void a_change_set_that_policy_refused_is_not_there_to_be_executed() {
        template(resource("A", "x", ""));
        assertInstanceOf(Outcome.Failed.class, ChangeSetRun.of(place, WEB.with("Policy", Map.of("MaxChanges", 0L))));

        assertTrue(failed().contains("was refused by changeset"));
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "CREATE_COMPLETE",
                "CREATE_FAILED",
                "ROLLBACK_COMPLETE",
                "ROLLBACK_FAILED",
                "DELETE_COMPLETE",
                "DELETE_FAILED",
                "UPDATE_COMPLETE",
                "UPDATE_FAILED",
                "UPDATE_ROLLBACK_COMPLETE",
                "UPDATE_ROLLBACK_FAILED"
            })
    void every_end_that_an_execution_can_have_is_told_by_its_name(StackStatus status) {
        Outcome outcome = new StackEndings(place).outcome(status);

        switch (Ending.of(status)) {
            case Ending.NotYet(boolean goingBack) -> throw new AssertionError(status);
            case Ending.Good() ->
                assertEquals(
                        status.name(),
                        assertInstanceOf(Outcome.Succeeded.class, outcome)
                                .outputs()
                                .get("StackStatus"));
            case Ending.Bad(String what, String toDo) -> {
                String message = assertInstanceOf(Outcome.Failed.class, outcome).message();
                assertTrue(message.startsWith("stack web is " + status + ": " + what + toDo), message);
            }
        }
    }
}
