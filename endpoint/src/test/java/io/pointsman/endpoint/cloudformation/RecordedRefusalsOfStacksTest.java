package io.pointsman.endpoint.cloudformation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pointsman.endpoint.AwsError;
import io.pointsman.endpoint.Endpoint;
import io.pointsman.endpoint.World;
import io.pointsman.endpoint.clock.EndpointClock;
import io.pointsman.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What AWS was recorded to say no to, of stacks, updates and change sets. */
final class RecordedRefusalsOfStacksTest {
    private static final String TOPIC = "Resources: {Topic: {Type: AWS::SNS::Topic, Properties: {TopicName: one}}}";
    private static final String NAMED = """
        Parameters: {TopicName: {Type: String}}
        Resources: {Topic: {Type: AWS::SNS::Topic, Properties: {TopicName: !Ref TopicName}}}
        """;
    private static final JsonObject NAME = JsonObject.of("ParameterKey", "TopicName", "ParameterValue", "one");

    private final Endpoint endpoint = Endpoint.of("111111111111", "us-east-1", EndpointClock.stopped());
    private final World world = endpoint.world();

    @AfterEach
    void close() {
        endpoint.close();
    }

    private JsonObject call(String operation, Object... members) {
        return world.call("cloudformation", operation, JsonObject.of(members));
    }

    private String refusal(String operation, Object... members) {
        try {
            return "taken: " + call(operation, members).members();
        } catch (AwsError error) {
            return error.status() + " " + error.code() + ": " + error.said();
        }
    }

    private String made(String name, String template, Object... more) {
        JsonObject input = JsonObject.of("StackName", name, "TemplateBody", template);
        for (int i = 0; i < more.length; i += 2) {
            input = input.with(String.valueOf(more[i]), more[i + 1]);
        }
        String id = world.call("cloudformation", "CreateStack", input).needText("StackId");
        world.clock().advance(Duration.ofMinutes(1));
        return id;
    }

    private String gone(String name) {
        String id = made(name, TOPIC);
        call("DeleteStack", "StackName", name);
        world.clock().advance(Duration.ofMinutes(1));
        return id;
    }

    @Test
    void stacksThatAreNotThere() {
        gone("app");
        assertEquals(
                "400 ValidationError: Stack with id app does not exist", refusal("DescribeStacks", "StackName", "app"));
        assertEquals(
                "400 ValidationError: Stack [app] does not exist", refusal("DescribeStackEvents", "StackName", "app"));
        assertEquals(
                "400 ValidationError: Stack with id app does not exist", refusal("DescribeStacks", "StackName", "app"));
        assertEquals(
                "400 ValidationError: Stack [does-not-exist] does not exist",
                refusal("DescribeStackEvents", "StackName", "does-not-exist"));
        assertEquals(
                "400 ValidationError: Stack [somestack] does not exist",
                refusal("DescribeChangeSet", "StackName", "somestack", "ChangeSetName", "DoesNotExist"));
        assertEquals(
                "400 ValidationError: Stack [nostack] does not exist",
                refusal("DeleteChangeSet", "StackName", "nostack", "ChangeSetName", "DoesNotExist"));
        assertEquals(
                "400 ValidationError: StackName must be specified if ChangeSetName is not specified as an ARN.",
                refusal("DeleteChangeSet", "ChangeSetName", "DoesNotExist"));
    }

    @Test
    void templates() {
        assertEquals(
                "400 ValidationError: Template format error: Any Resources member must be an object.",
                refusal("CreateStack", "StackName", "app", "TemplateBody", "{\"Resources\": \"\", \"Outputs\": \"\"}"));
        assertEquals(
                "400 ValidationError: 1 validation error detected: Value '*@da591fa3_$' at 'stackName' failed to"
                        + " satisfy constraint: Member must satisfy regular expression pattern:"
                        + " [a-zA-Z][-a-zA-Z0-9]*|arn:[-a-zA-Z0-9:/._+]*",
                refusal("CreateStack", "StackName", "*@da591fa3_$", "TemplateBody", TOPIC));
        assertEquals(
                "400 ValidationError: Template format error: unsupported structure.",
                refusal("CreateStack", "StackName", "app", "TemplateBody", "https://example.com/template.yaml"));
        assertEquals(
                "400 ValidationError: Template format error: Resource name AWS::NoValue is non alphanumeric.",
                refusal(
                        "CreateChangeSet",
                        "StackName",
                        "app",
                        "ChangeSetName",
                        "cs",
                        "ChangeSetType",
                        "CREATE",
                        "TemplateBody",
                        "Resources: {'AWS::NoValue': {Type: AWS::SNS::Topic}}"));
        assertEquals(
                "400 ValidationError: Template format error: Parameter name AWS::NoValue is non alphanumeric.",
                refusal(
                        "CreateChangeSet",
                        "StackName",
                        "app",
                        "ChangeSetName",
                        "cs",
                        "ChangeSetType",
                        "CREATE",
                        "TemplateBody",
                        "Parameters: {'AWS::NoValue': {Type: String}}\nResources: {T: {Type: AWS::SNS::Topic}}"));
        assertEquals(
                "400 ValidationError: Parameters: [Input] must have values",
                refusal(
                        "CreateChangeSet",
                        "StackName",
                        "app",
                        "ChangeSetName",
                        "cs",
                        "ChangeSetType",
                        "CREATE",
                        "TemplateBody",
                        "Parameters: {Input: {Type: String}}\nResources: {T: {Type: AWS::SNS::Topic}}"));
    }

    @Test
    void namesThatAreTaken() {
        made("app", TOPIC);
        assertEquals(
                "400 AlreadyExistsException: Stack [app] already exists",
                refusal("CreateStack", "StackName", "app", "TemplateBody", TOPIC));
        assertEquals(
                "400 ValidationError: Stack [app] already exists and cannot be created again with the changeSet [cs].",
                refusal(
                        "CreateChangeSet",
                        "StackName",
                        "app",
                        "ChangeSetName",
                        "cs",
                        "ChangeSetType",
                        "CREATE",
                        "TemplateBody",
                        TOPIC));
        assertEquals(
                "400 ValidationError: Resource NonExistentResource does not exist for stack app",
                refusal("DescribeStackResource", "StackName", "app", "LogicalResourceId", "NonExistentResource"));
    }

    @Test
    void deletedStacks() {
        String id = gone("app");
        assertEquals(
                "400 ValidationError: Stack [" + id
                        + "] already exists and cannot be created again with the changeSet [test].",
                refusal(
                        "CreateChangeSet",
                        "StackName",
                        id,
                        "ChangeSetName",
                        "test",
                        "ChangeSetType",
                        "CREATE",
                        "TemplateBody",
                        TOPIC));
        assertEquals(
                "400 ValidationError: Stack:" + id + " is in DELETE_COMPLETE state and can not be updated.",
                refusal(
                        "CreateChangeSet",
                        "StackName",
                        id,
                        "ChangeSetName",
                        "test",
                        "ChangeSetType",
                        "UPDATE",
                        "TemplateBody",
                        TOPIC));
        assertEquals(
                "400 ValidationError: Stack:" + id + " is in DELETE_COMPLETE state and can not be updated.",
                refusal("UpdateStack", "StackName", id, "TemplateBody", TOPIC));
    }

    @Test
    void aStackThatIsBeingDeleted() {
        String id = made("app", TOPIC);
        call("DeleteStack", "StackName", "app");
        assertEquals(
                "400 ValidationError: Stack:" + id + " is in DELETE_IN_PROGRESS state and can not be updated.",
                refusal(
                        "CreateChangeSet",
                        "StackName",
                        id,
                        "ChangeSetName",
                        "test",
                        "ChangeSetType",
                        "UPDATE",
                        "TemplateBody",
                        TOPIC));
    }

    @Test
    void updates() {
        made("app", NAMED, "Parameters", List.of(NAME));
        List<JsonObject> other = List.of(NAME.with("ParameterValue", "two"));
        assertEquals(
                "400 ValidationError: No updates are to be performed.",
                refusal("UpdateStack", "StackName", "app", "TemplateBody", NAMED, "Parameters", List.of(NAME)));
        assertEquals(
                "400 ValidationError: Either Template URL or Template Body must be specified.",
                refusal("UpdateStack", "StackName", "app"));
        for (String allowed : List.of("AWS::EC2:*", "AWS::EC2::*")) {
            assertEquals(
                    "400 ValidationError: Resource type AWS::SNS::Topic is not allowed by parameter ResourceTypes ["
                            + allowed + "]",
                    refusal(
                            "UpdateStack",
                            "StackName",
                            "app",
                            "TemplateBody",
                            NAMED,
                            "Parameters",
                            other,
                            "ResourceTypes",
                            List.of(allowed)));
        }
        assertEquals(
                "400 ValidationError: Rollback Trigger Type not supported",
                refusal(
                        "UpdateStack",
                        "StackName",
                        "app",
                        "UsePreviousTemplate",
                        true,
                        "Parameters",
                        other,
                        "RollbackConfiguration",
                        trigger("8e2d1f40", "Another")));
        assertEquals(
                "400 ValidationError: RelativeId of a Rollback Trigger's ARN is incorrect",
                refusal(
                        "UpdateStack",
                        "StackName",
                        "app",
                        "UsePreviousTemplate",
                        true,
                        "Parameters",
                        other,
                        "RollbackConfiguration",
                        trigger("arn:aws:cloudwatch:us-east-1:123456789012:example-name", "AWS::CloudWatch::Alarm")));
    }

    private static Map<String, Object> trigger(String arn, String type) {
        return Map.of("RollbackTriggers", List.of(JsonObject.of("Arn", arn, "Type", type)));
    }

    @Test
    void changeSets() {
        made("app", TOPIC);
        JsonObject input = JsonObject.of(
                "StackName", "app", "ChangeSetName", "cs", "ChangeSetType", "UPDATE", "TemplateBody", TOPIC);
        String id = world.call("cloudformation", "CreateChangeSet", input).needText("Id");
        world.clock().advance(Duration.ofMinutes(1));
        assertEquals(
                "400 InvalidChangeSetStatus: ChangeSet [" + id
                        + "] cannot be executed in its current status of [FAILED]",
                refusal("ExecuteChangeSet", "ChangeSetName", id));
        call("DeleteChangeSet", "ChangeSetName", id);
        world.clock().advance(Duration.ofMinutes(1));
        assertEquals(
                "404 ChangeSetNotFound: ChangeSet [" + id + "] does not exist",
                refusal("DescribeChangeSet", "ChangeSetName", id));
        assertEquals(
                "404 ChangeSetNotFound: ChangeSet [cs] does not exist",
                refusal("DescribeChangeSet", "StackName", "app", "ChangeSetName", "cs"));
    }
}
