package io.pointsman.endpoint.cloudformation;

import static io.pointsman.endpoint.cloudformation.CfnWire.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;

/** Stack policies, as serverless/serverless#4803, #5012, #9830 and stelligent/mu#273 use them. */
class StackPolicyWireTest {
    private static final String ALLOW = """
        {"Effect": "Allow", "Action": "Update:*", "Principal": "*", "Resource": "*"}\
        """;

    private final CfnWire web = new CfnWire(new Cfn());

    @AfterEach
    void close() {
        web.close();
    }

    private static String policy(String... statements) {
        return "{\"Statement\": [" + String.join(",", statements) + "]}";
    }

    private static String deny(String actions, String resource, String condition) {
        return """
            {"Effect": "Deny", "Action": %s, "Principal": "*", "Resource": "%s"%s}\
            """.formatted(actions, resource, condition);
    }

    private static String table(String name, String mode) {
        return """
            Resources:
              Data: {Type: AWS::DynamoDB::Table, Properties: {TableName: %s, BillingMode: %s}}
              Note: {Type: AWS::SNS::Topic, Properties: {DisplayName: %s}}
            """.formatted(name, mode, mode);
    }

    private void start(String policy) {
        web.create(table("orders", "PROVISIONED"), ask -> ask.stackPolicyBody(policy));
    }

    @Test
    void a_policy_that_forbids_a_replacement_fails_the_update_and_rolls_it_back() {
        start(policy(ALLOW, deny("[\"Update:Replace\", \"Update:Delete\"]", "LogicalResourceId/Da*", "")));
        String physical = physical("Data");

        assertEquals(
                StackStatus.UPDATE_ROLLBACK_COMPLETE,
                web.update(table("bills", "PROVISIONED"), ask -> ask).stackStatus());

        assertEquals(
                "Action denied by stack policy: Statement [#1] does not allow [Update:Replace, Update:Delete] for"
                        + " resource [LogicalResourceId/Da*];",
                web.reason("Data", "UPDATE_FAILED"));
        assertEquals(
                "The following resource(s) failed to update: [Data]. ",
                web.reason("web", "UPDATE_ROLLBACK_IN_PROGRESS"));
        assertEquals(physical, physical("Data"));
        assertEquals("UPDATE_COMPLETE", web.resourceStatus("Data"));
        assertEquals(
                StackStatus.UPDATE_COMPLETE,
                web.update(table("orders", "PAY_PER_REQUEST"), ask -> ask).stackStatus());
    }

    private String physical(String id) {
        return web.client
                .describeStackResource(ask -> ask.stackName("web").logicalResourceId(id))
                .stackResourceDetail()
                .physicalResourceId();
    }

    @Test
    void a_policy_about_a_type_forbids_its_removal() {
        start(policy(ALLOW, deny("\"Update:Delete\"", "*", """
            , "Condition": {"StringEquals": {"ResourceType": ["AWS::DynamoDB::Table"]}}\
            """)));

        String without = "Resources: {Note: {Type: AWS::SNS::Topic, Properties: {DisplayName: PROVISIONED}}}";
        assertEquals(
                StackStatus.UPDATE_ROLLBACK_COMPLETE,
                web.update(without, ask -> ask).stackStatus());

        assertEquals(
                "Action denied by stack policy: Statement [#1] does not allow [Update:Delete] for resource [*];",
                web.reason("Data", "UPDATE_FAILED"));
        assertEquals("UPDATE_COMPLETE", web.resourceStatus("Data"));
        String onlyTable = "Resources: {Data: {Type: AWS::DynamoDB::Table, Properties: {TableName: orders, BillingMode:"
                + " PROVISIONED}}}";
        assertEquals(
                StackStatus.UPDATE_COMPLETE, web.update(onlyTable, ask -> ask).stackStatus());
    }

    @Test
    void what_no_statement_allows_is_not_allowed_by_a_change_set_either() {
        start(policy("""
            {"Effect": "Allow", "Action": "Update:*", "Principal": "*", "NotResource": "LogicalResourceId/Data"}\
            """));

        web.changeSet("two", table("orders", "PAY_PER_REQUEST"), ask -> ask);
        assertEquals(StackStatus.UPDATE_ROLLBACK_COMPLETE, web.execute("two").stackStatus());
        assertEquals("Action not allowed by stack policy", web.reason("Data", "UPDATE_FAILED"));
    }

    @Test
    void a_policy_during_the_update_holds_for_that_update_only() {
        String denied = policy(ALLOW, deny("\"Update:*\"", "*", ""));
        start(denied);

        assertEquals(
                StackStatus.UPDATE_COMPLETE,
                web.update(table("bills", "PROVISIONED"), ask -> ask.stackPolicyDuringUpdateBody(policy(ALLOW)))
                        .stackStatus());
        assertEquals(
                denied, web.client.getStackPolicy(ask -> ask.stackName("web")).stackPolicyBody());
        assertEquals(
                StackStatus.UPDATE_ROLLBACK_COMPLETE,
                web.update(table("orders", "PROVISIONED"), ask -> ask).stackStatus());
    }

    @Test
    void an_update_may_bring_a_policy_and_nothing_else() {
        web.create(table("orders", "PROVISIONED"), ask -> ask);
        assertNull(web.client.getStackPolicy(ask -> ask.stackName("web")).stackPolicyBody());

        String denied = policy(deny("\"Update:*\"", "*", ""));
        assertEquals(
                StackStatus.UPDATE_COMPLETE,
                web.update(table("orders", "PROVISIONED"), ask -> ask.stackPolicyBody(denied))
                        .stackStatus());
        assertEquals(
                denied, web.client.getStackPolicy(ask -> ask.stackName("web")).stackPolicyBody());
        web.client.setStackPolicy(ask -> ask.stackName("web").stackPolicyBody(policy(ALLOW)));
        assertEquals(
                StackStatus.UPDATE_COMPLETE,
                web.update(table("bills", "PROVISIONED"), ask -> ask).stackStatus());
    }

    @Test
    void what_is_no_policy_is_refused_in_the_words_of_AWS() {
        web.create(table("orders", "PROVISIONED"), ask -> ask);
        for (String wrong : List.of(
                "not json",
                "{\"Statement\": [{\"Effect\": \"Allow\"}]}",
                policy(ALLOW.replace("Update:*", "Delete:*")),
                policy(ALLOW.replace("\"Principal\": \"*\"", "\"Principal\": {\"AWS\": \"*\"}")))) {
            assertEquals(
                    "Error validating stack policy: Invalid stack policy",
                    refusal(() -> web.client.setStackPolicy(
                            ask -> ask.stackName("web").stackPolicyBody(wrong))));
        }
        assertEquals(
                "You cannot specify both StackPolicyURL and StackPolicyBody",
                refusal(() -> web.client.setStackPolicy(ask -> ask.stackName("web")
                        .stackPolicyBody(policy(ALLOW))
                        .stackPolicyURL("https://b.s3.amazonaws.com/policy.json"))));
    }

    @Test
    void a_protected_stack_is_not_deleted() {
        web.create(table("orders", "PROVISIONED"), ask -> ask.enableTerminationProtection(true));
        assertTrue(web.stack().enableTerminationProtection());

        assertEquals(
                "Stack [web] cannot be deleted while TerminationProtection is enabled",
                refusal(() -> web.client.deleteStack(ask -> ask.stackName("web"))));

        String id = web.client
                .updateTerminationProtection(ask -> ask.stackName("web").enableTerminationProtection(false))
                .stackId();
        assertEquals(web.stack().stackId(), id);
        assertFalse(web.stack().enableTerminationProtection());
        web.client.deleteStack(ask -> ask.stackName("web"));
        web.settle();
        var gone = web.client.describeStacks(ask -> ask.stackName(id)).stacks().getFirst();
        assertEquals(StackStatus.DELETE_COMPLETE, gone.stackStatus());
        assertNull(gone.enableTerminationProtection());
    }

    @Test
    void an_update_can_be_given_up_while_it_is_under_way_and_not_later() {
        web.create(table("orders", "PROVISIONED"), ask -> ask);
        web.begin(table("orders", "PAY_PER_REQUEST") + """
              Slow: {Type: AWS::SNS::Topic, Metadata: {PointsmanLocal: {Takes: 300}}}
            """.indent(0), ask -> ask);
        web.pass(20);
        web.client.cancelUpdateStack(ask -> ask.stackName("web"));
        web.settle();

        assertEquals(StackStatus.UPDATE_ROLLBACK_COMPLETE, web.stack().stackStatus());
        assertEquals("Resource creation cancelled", web.reason("Slow", "CREATE_FAILED"));
        assertEquals("User Initiated", web.reason("web", "UPDATE_ROLLBACK_IN_PROGRESS"));
        assertEquals(
                "CancelUpdateStack cannot be called from current stack status",
                refusal(() -> web.client.cancelUpdateStack(ask -> ask.stackName("web"))));
    }

    @Test
    void an_update_that_is_given_up_at_once_changes_nothing() {
        web.create(table("orders", "PROVISIONED"), ask -> ask);
        web.begin(table("orders", "PAY_PER_REQUEST"), ask -> ask);
        web.client.cancelUpdateStack(ask -> ask.stackName("web"));
        web.settle();

        assertEquals(StackStatus.UPDATE_ROLLBACK_COMPLETE, web.stack().stackStatus());
        assertEquals("User Initiated", web.reason("web", "UPDATE_ROLLBACK_IN_PROGRESS"));
    }
}
