package io.pointsman.endpoint.cloudformation;

import io.pointsman.endpoint.AwsError;
import io.pointsman.endpoint.World;
import io.pointsman.endpoint.clock.EndpointClock;
import io.pointsman.endpoint.secrets.SecretsManagerService;
import io.pointsman.endpoint.ssm.SsmService;
import io.pointsman.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;

/** CloudFormation in a world whose clock only a test moves, with a Lambda and an S3 by hand. */
public final class Cfn {
    private final EndpointClock clock = EndpointClock.stopped(Instant.parse("2026-01-01T00:00:00Z"));
    public final World world = new World("000000000000", "us-east-1", clock);
    public final FakeLambda lambda = new FakeLambda();
    public final FakeS3 s3 = new FakeS3();

    public Cfn() {
        world.add(new CloudFormationService(world));
        world.add(lambda);
        world.add(s3);
        world.add(new SsmService(world));
        world.add(new SecretsManagerService(world));
    }

    public JsonObject call(String operation, Object... members) {
        return world.call("cloudformation", operation, JsonObject.of(members));
    }

    public AwsError refusal(String operation, Object... members) {
        return Assertions.assertThrows(AwsError.class, () -> call(operation, members));
    }

    public void pass(int seconds) {
        clock.advance(Duration.ofSeconds(seconds));
    }

    public void settle() {
        pass(600);
    }

    /** Makes a change set and waits for it. */
    public JsonObject changeSet(String name, String type, String template, String... parameters) {
        call(
                "CreateChangeSet",
                "StackName",
                "web",
                "ChangeSetName",
                name,
                "ChangeSetType",
                type,
                "TemplateBody",
                template,
                "Capabilities",
                List.of("CAPABILITY_IAM"),
                "Parameters",
                parameters(parameters));
        settle();
        return call("DescribeChangeSet", "StackName", "web", "ChangeSetName", name);
    }

    public static List<JsonObject> parameters(String... namesAndValues) {
        return IntStream.range(0, namesAndValues.length / 2)
                .mapToObj(i -> JsonObject.of(
                        "ParameterKey", namesAndValues[2 * i], "ParameterValue", namesAndValues[2 * i + 1]))
                .toList();
    }

    /** Makes a change set, executes it, waits, and gives the state of the stack. */
    public String deploy(String name, String type, String template, String... parameters) {
        JsonObject changeSet = changeSet(name, type, template, parameters);
        Assertions.assertEquals(
                "CREATE_COMPLETE",
                changeSet.needText("Status"),
                () -> changeSet.text("StatusReason").orElse(""));
        call("ExecuteChangeSet", "StackName", "web", "ChangeSetName", name, "ClientRequestToken", "run-" + name);
        settle();
        return status();
    }

    public String status() {
        return stack().needText("StackStatus");
    }

    public JsonObject stack() {
        return call("DescribeStacks", "StackName", "web").objects("Stacks").getFirst();
    }

    /** Each event as "LogicalId STATUS", oldest first. */
    public List<String> events() {
        return call("DescribeStackEvents", "StackName", "web").objects("StackEvents").reversed().stream()
                .map(event -> event.needText("LogicalResourceId") + " " + event.needText("ResourceStatus"))
                .toList();
    }

    public String reason(String logicalId, String status) {
        return call("DescribeStackEvents", "StackName", "web").objects("StackEvents").stream()
                .filter(event -> event.needText("LogicalResourceId").equals(logicalId)
                        && event.needText("ResourceStatus").equals(status))
                .findFirst()
                .flatMap(event -> event.text("ResourceStatusReason"))
                .orElse("");
    }

    public List<String> resources() {
        return call("ListStackResources", "StackName", "web").objects("StackResourceSummaries").stream()
                .map(one -> one.needText("LogicalResourceId"))
                .toList();
    }

    /** Each change as "Action LogicalId Replacement". */
    public static List<String> changes(JsonObject changeSet) {
        return changeSet.objects("Changes").stream()
                .map(change -> change.objectOrEmpty("ResourceChange"))
                .map(change -> (change.needText("Action") + " " + change.needText("LogicalResourceId") + " "
                                + change.text("Replacement").orElse(""))
                        .strip())
                .toList();
    }
}
