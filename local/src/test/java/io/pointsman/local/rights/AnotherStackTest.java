package io.pointsman.local.rights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.actions.changeset.ChangeSetRun;
import io.pointsman.actions.execute.ExecuteRun;
import io.pointsman.endpoint.iam.IamRequest;
import io.pointsman.endpoint.iam.PolicyDocuments;
import io.pointsman.engine.Outcome;
import io.pointsman.json.JsonObject;
import io.pointsman.local.endpoint.StackPlace;
import io.pointsman.local.templates.OwnTemplatesTest;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A job for a stack that is not among {@code AllowedStacks}: on the endpoint, with the policies that {@code template.yaml} makes. */
class AnotherStackTest {
    private static final JsonObject ALLOWED = JsonObject.of("StackName", "my-app");
    private static final JsonObject OTHER = JsonObject.of("StackName", "orders");

    private final OwnTemplatesTest account = new OwnTemplatesTest();
    private final StackPlace place = new StackPlace();

    @BeforeEach
    void narrow() throws IOException {
        account.deploy("pointsman", OwnTemplatesTest.functions(), "AllowedStacks", "my-app");
        place.template = "Resources: {Topic: {Type: 'AWS::SNS::Topic'}}\n";
    }

    @AfterEach
    void close() {
        place.close();
    }

    /** @param about whose change set it is, where a request names one by its ARN, which does not say */
    private Runnable as(String role, JsonObject about) {
        PolicyDocuments policies = account.policies("pointsman").of(account.physical("pointsman", role));
        return JudgedService.in(place.world, "cloudformation", (caller, request) -> {
            String resource = request.resource().replace(":stack/any/", ":stack/" + about.needText("StackName") + "/");
            return policies.allow(new IamRequest(request.principal(), request.action(), resource, request.context()));
        });
    }

    private static void refused(Outcome outcome, String call) {
        String message = assertInstanceOf(Outcome.Failed.class, outcome).message();
        assertTrue(message.contains("not authorized to perform: cloudformation:" + call), message);
    }

    private List<String> stacks() {
        return place.cloudFormation.describeStacks().stacks().stream()
                .map(stack -> stack.stackName() + " " + stack.stackStatusAsString())
                .toList();
    }

    @Test
    void changeset_makes_none_for_it() {
        Runnable everything = as("ChangeSetRole", OTHER);
        Outcome other = ChangeSetRun.of(place, OTHER);
        everything.run();
        everything = as("ChangeSetRole", ALLOWED);
        Outcome allowed = ChangeSetRun.of(place, ALLOWED);
        everything.run();

        refused(other, "DescribeStacks");
        assertInstanceOf(Outcome.Succeeded.class, allowed, allowed::toString);
        assertEquals(List.of("my-app REVIEW_IN_PROGRESS"), stacks());
    }

    @Test
    void execute_runs_none_of_its_change_sets() {
        assertInstanceOf(Outcome.Succeeded.class, ChangeSetRun.of(place, OTHER));
        Runnable everything = as("ExecuteRole", OTHER);
        Outcome other = ExecuteRun.of(place, OTHER);
        everything.run();

        refused(other, "Describe");
        assertEquals(List.of("orders REVIEW_IN_PROGRESS"), stacks());
    }

    @Test
    void execute_goes_on_with_a_stack_that_is_listed() {
        Runnable everything = as("ChangeSetRole", ALLOWED);
        assertInstanceOf(Outcome.Succeeded.class, ChangeSetRun.of(place, ALLOWED));
        everything.run();
        everything = as("ExecuteRole", ALLOWED);
        Outcome executed = ExecuteRun.of(place, ALLOWED);
        everything.run();

        assertInstanceOf(Outcome.Succeeded.class, executed, executed::toString);
        assertEquals(List.of("my-app CREATE_COMPLETE"), stacks());
    }
}
