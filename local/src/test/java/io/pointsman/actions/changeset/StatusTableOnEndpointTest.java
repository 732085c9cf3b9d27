package io.pointsman.actions.changeset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.engine.Outcome;
import io.pointsman.json.JsonObject;
import io.pointsman.local.endpoint.StackPlace;
import io.pointsman.release.RunName;
import io.pointsman.release.StackStatus;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.cloudformation.model.Stack;

/** Every row of the status table: the stack is brought there through the endpoint, then the action meets it. */
final class StatusTableOnEndpointTest {
    private static final JsonObject WEB = JsonObject.of("StackName", "web");

    private final StackPlace place = new StackPlace();

    StatusTableOnEndpointTest() {
        place.template = "Resources: {Topic: {Type: 'AWS::SNS::Topic', Properties: {DisplayName: released}}}\n";
    }

    @AfterEach
    void close() {
        place.close();
    }

    @ParameterizedTest
    @EnumSource(StackStatus.class)
    void the_action_does_what_the_row_of_the_status_says(StackStatus status) {
        new StackStates(place).become(status);
        assertEquals(status, reached());

        Outcome outcome = ChangeSetRun.of(place, WEB);

        switch (Readiness.of(status)) {
            case Readiness.Ready(var kind) -> {
                assertInstanceOf(Outcome.Succeeded.class, outcome);
                assertEquals(kind.name(), recorded().needText("type"));
            }
            case Readiness.Busy(String doing) -> waited(status, doing, outcome);
            case Readiness.Unborn(String advice) -> stopped(status, advice, outcome);
            case Readiness.Blocked(String advice) -> stopped(status, advice, outcome);
        }
    }

    /** The status, also of a stack that is gone and known by its ARN alone. */
    private StackStatus reached() {
        String arn =
                place.call("ListStacks").objects("StackSummaries").getFirst().needText("StackId");
        return StackStatus.of(place.status(arn));
    }

    private void waited(StackStatus status, String doing, Outcome outcome) {
        String first = place.told.getFirst();
        assertTrue(first.startsWith("stack web " + doing), first);
        assertTrue(first.contains("waiting for it to end"), first);
        if (status == StackStatus.ROLLBACK_IN_PROGRESS) {
            stopped(StackStatus.ROLLBACK_COMPLETE, "Recover", outcome);
        } else {
            assertInstanceOf(Outcome.Succeeded.class, outcome);
        }
    }

    private static void stopped(StackStatus status, String advice, Outcome outcome) {
        String message = assertInstanceOf(Outcome.Failed.class, outcome).message();
        assertTrue(message.contains("stack web is " + status), message);
        assertTrue(message.contains(advice), message);
    }

    private JsonObject recorded() {
        return place.find("web", place.run).objectOrEmpty("changeset");
    }

    @ParameterizedTest
    @EnumSource(names = {"ROLLBACK_COMPLETE", "ROLLBACK_FAILED"})
    void recover_deletes_a_stack_that_never_came_to_be(StackStatus status) {
        new StackStates(place).become(status);
        Stack before = place.cloudFormation
                .describeStacks(ask -> ask.stackName("web"))
                .stacks()
                .getFirst();

        Outcome outcome = ChangeSetRun.of(place, WEB.with("Recover", "Delete"));

        if (status == StackStatus.ROLLBACK_COMPLETE) {
            assertInstanceOf(Outcome.Succeeded.class, outcome);
            assertEquals("CREATE", recorded().needText("type"));
            assertEquals("DELETE_COMPLETE", place.status(before.stackId()));
            assertEquals(
                    Set.of(RunName.of("pointsman", "recover", place.run, before.stackId())), tokensOfDeletion(before));
        } else {
            // What could not be deleted on the way back cannot be deleted now: this ends, and says so.
            stopped(StackStatus.DELETE_FAILED, "delete it again", outcome);
        }
    }

    private Set<String> tokensOfDeletion(Stack stack) {
        return place.cloudFormation.describeStackEvents(ask -> ask.stackName(stack.stackId())).stackEvents().stream()
                .filter(event -> event.resourceStatusAsString().startsWith("DELETE_"))
                .map(event -> String.valueOf(event.clientRequestToken()))
                .collect(Collectors.toSet());
    }

    @Test
    void whose_operation_is_waited_for_is_said() {
        new StackStates(place).become(StackStatus.CREATE_COMPLETE);
        place.call(
                "UpdateStack",
                "StackName",
                "web",
                "ClientRequestToken",
                "Console-Update-1",
                "TemplateBody",
                "Resources: {Topic: {Type: 'AWS::SNS::Topic', Metadata: {PointsmanLocal: {Takes: 60}}}}");

        assertInstanceOf(Outcome.Succeeded.class, ChangeSetRun.of(place, WEB));
        assertEquals(
                "stack web is being updated by the operation with client request token Console-Update-1; waiting for"
                        + " it to end",
                place.told.getFirst());
    }

    @Test
    void another_release_of_ours_that_is_waited_for_is_called_by_its_name() {
        place.template = "Resources: {Topic: {Type: 'AWS::SNS::Topic', Metadata: {PointsmanLocal: {Takes: 60}}}}\n";
        ChangeSetRun.of(place, WEB);
        String name = recorded().needText("name");
        place.call("ExecuteChangeSet", "StackName", "web", "ChangeSetName", name);
        place.run = "run-2";
        place.template = "Resources: {Topic: {Type: 'AWS::SNS::Topic', Properties: {DisplayName: later}}}\n";
        place.told.clear();

        assertInstanceOf(Outcome.Succeeded.class, ChangeSetRun.of(place, WEB));
        assertEquals(
                "stack web is being created by change set " + name
                        + " (Pointsman release-of-run-1); waiting for it to end",
                place.told.getFirst());
    }
}
