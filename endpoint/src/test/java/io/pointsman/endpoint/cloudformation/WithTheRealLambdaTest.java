package io.pointsman.endpoint.cloudformation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.endpoint.World;
import io.pointsman.endpoint.clock.EndpointClock;
import io.pointsman.endpoint.lambda.LambdaService;
import io.pointsman.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The endpoint's own Lambda takes CloudFormation's calls as they are meant. */
class WithTheRealLambdaTest {
    private static final String TEMPLATE = """
        Transform: AWS::Serverless-2016-10-31
        Parameters: {Key: {Type: String}, Memory: {Type: Number, Default: 256}}
        Resources:
          Fn:
            Type: AWS::Serverless::Function
            Properties:
              FunctionName: fn
              Handler: test.lambda_handler
              Runtime: python3.12
              MemorySize: !Ref Memory
              CodeUri: {Bucket: code, Key: !Ref Key}
              AutoPublishAlias: dev
              Environment: {Variables: {LEVEL: 1}}
              EventInvokeConfig: {MaximumRetryAttempts: 0}
              Layers: [!Ref Layer]
              Tags: {Owner: me}
          Layer:
            Type: AWS::Serverless::LayerVersion
            Properties: {ContentUri: {Bucket: code, Key: layer}, CompatibleRuntimes: [python3.12]}
          Allowed:
            Type: AWS::Lambda::Permission
            Properties: {FunctionName: !Ref Fn, Action: lambda:InvokeFunction, Principal: events.amazonaws.com}
          Bucket:
            Type: AWS::S3::Bucket
            Properties:
              VersioningConfiguration: {Status: Enabled}
              NotificationConfiguration: {EventBridgeConfiguration: {}}
        """;

    private final EndpointClock clock = EndpointClock.stopped(Instant.parse("2026-01-01T00:00:00Z"));
    private final World world = new World("000000000000", "us-east-1", clock);
    private final FakeS3 s3 = new FakeS3();

    @BeforeEach
    void upload() {
        world.add(new CloudFormationService(world));
        world.add(new LambdaService(world));
        world.add(s3);
        put("one", "print(1)");
        put("two", "print(2)");
        put("copy-of-one", "print(1)");
        put("layer", "shared = 1");
    }

    private void put(String key, String text) {
        s3.packages.put("code/" + key, zip(text));
    }

    private static byte[] zip(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            ZipEntry entry = new ZipEntry("test.py");
            entry.setTime(0);
            zip.putNextEntry(entry);
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private String deploy(String name, String type, String... parameters) {
        world.call(
                "cloudformation",
                "CreateChangeSet",
                JsonObject.of(
                        "StackName",
                        "web",
                        "ChangeSetName",
                        name,
                        "ChangeSetType",
                        type,
                        "TemplateBody",
                        TEMPLATE,
                        "Capabilities",
                        List.of("CAPABILITY_IAM"),
                        "Parameters",
                        Cfn.parameters(parameters)));
        clock.advance(Duration.ofMinutes(1));
        JsonObject names = JsonObject.of("StackName", "web", "ChangeSetName", name);
        JsonObject changeSet = world.call("cloudformation", "DescribeChangeSet", names);
        assertEquals("", changeSet.text("StatusReason").orElse(""));
        world.call("cloudformation", "ExecuteChangeSet", names);
        clock.advance(Duration.ofMinutes(10));
        return world.call("cloudformation", "DescribeStacks", JsonObject.of("StackName", "web"))
                .objects("Stacks")
                .getFirst()
                .needText("StackStatus");
    }

    private String aliasVersion() {
        return world.call("lambda", "GetAlias", JsonObject.of("FunctionName", "fn", "Name", "dev"))
                .needText("FunctionVersion");
    }

    private String firstFailure() {
        return world
                .call("cloudformation", "DescribeStackEvents", JsonObject.of("StackName", "web"))
                .objects("StackEvents")
                .reversed()
                .stream()
                .filter(event -> event.needText("ResourceStatus").endsWith("_FAILED"))
                .findFirst()
                .flatMap(event -> event.text("ResourceStatusReason"))
                .orElse("");
    }

    @Test
    void a_function_goes_through_its_whole_life() {
        String created = deploy("first", "CREATE", "Key", "one");
        assertEquals("", firstFailure());
        assertEquals("CREATE_COMPLETE", created);
        assertEquals("1", aliasVersion());
        assertEquals("UPDATE_COMPLETE", deploy("second", "UPDATE", "Key", "two", "Memory", "512"), this::firstFailure);
        assertEquals("2", aliasVersion());
        JsonObject configuration = world.call("lambda", "GetFunction", JsonObject.of("FunctionName", "fn"))
                .objectOrEmpty("Configuration");
        assertEquals(512, configuration.number("MemorySize").orElse(0L));
        world.call("cloudformation", "DeleteStack", JsonObject.of("StackName", "web"));
        clock.advance(Duration.ofMinutes(10));
        assertEquals("", firstFailureOfAll());
    }

    private String firstFailureOfAll() {
        JsonObject summary = world.call("cloudformation", "ListStacks", JsonObject.empty())
                .objects("StackSummaries")
                .getFirst();
        return summary.needText("StackStatus").equals("DELETE_COMPLETE") ? "" : firstFailure();
    }

    @Test
    void equal_bytes_under_a_new_key_roll_the_stack_back() {
        deploy("first", "CREATE", "Key", "one");
        assertEquals("UPDATE_ROLLBACK_COMPLETE", deploy("second", "UPDATE", "Key", "copy-of-one"));
        assertTrue(firstFailure().contains("A version for this Lambda function exists ( 1 )."), firstFailure());
        assertEquals("1", aliasVersion());
    }

    @Test
    void a_key_that_is_not_there_is_told_in_Lambdas_words() {
        assertEquals("ROLLBACK_COMPLETE", deploy("first", "CREATE", "Key", "none"));
        assertTrue(firstFailure().contains("S3 Error Code: NoSuchKey"), firstFailure());
    }
}
