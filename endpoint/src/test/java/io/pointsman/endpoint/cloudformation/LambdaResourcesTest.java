package io.pointsman.endpoint.cloudformation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.endpoint.World;
import io.pointsman.endpoint.clock.EndpointClock;
import io.pointsman.endpoint.lambda.LambdaService;
import io.pointsman.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The types of Lambda, each property at the operation that it belongs to. */
class LambdaResourcesTest {
    private static final String BASE = """
        Resources:
          Fn:
            Type: AWS::Lambda::Function
            Properties:
              FunctionName: fn
              Handler: index.handler
              Runtime: python3.12
              Role: arn:aws:iam::000000000000:role/app
              Code: {ZipFile: "def handler(event, context): return 1"}
        """;
    private static final String RELEASED = BASE + """
          One:
            Type: AWS::Lambda::Version
            Properties: {FunctionName: !Ref Fn}
          Live:
            Type: AWS::Lambda::Alias
            Properties:
              FunctionName: !Ref Fn
              Name: live
              FunctionVersion: !GetAtt One.Version
        """;

    private final EndpointClock clock = EndpointClock.stopped(Instant.parse("2026-01-01T00:00:00Z"));
    private final World world = new World("000000000000", "us-east-1", clock);

    @BeforeEach
    void add() {
        world.add(new CloudFormationService(world));
        world.add(new LambdaService(world));
    }

    @Test
    void every_property_of_a_function_is_kept_and_goes_when_the_template_lets_it_go() {
        assertEquals("", created(BASE + """
                  DurableConfig: {ExecutionTimeout: "3600", RetentionPeriodInDays: 7}
                  TenancyConfig: {TenantIsolationMode: PER_TENANT}
                  KmsKeyArn: arn:aws:kms:us-east-1:000000000000:key/1
                  LoggingConfig: {LogFormat: JSON, LogGroup: shared}
                  RecursiveLoop: Allow
                  ReservedConcurrentExecutions: 5
                  RuntimeManagementConfig: {UpdateRuntimeOn: FunctionUpdate}
                  CodeSigningConfigArn: arn:aws:lambda:us-east-1:000000000000:code-signing-config:csc-0123456789abcdef0
            """));
        JsonObject function = configuration();
        assertEquals(
                3600L,
                function.objectOrEmpty("DurableConfig")
                        .number("ExecutionTimeout")
                        .orElseThrow());
        assertEquals("PER_TENANT", function.objectOrEmpty("TenancyConfig").needText("TenantIsolationMode"));
        assertEquals("arn:aws:kms:us-east-1:000000000000:key/1", function.needText("KMSKeyArn"));
        assertEquals("shared", function.objectOrEmpty("LoggingConfig").needText("LogGroup"));
        assertEquals("Allow", ask("GetFunctionRecursionConfig").needText("RecursiveLoop"));
        assertEquals(
                5L,
                ask("GetFunctionConcurrency")
                        .number("ReservedConcurrentExecutions")
                        .orElseThrow());
        assertEquals("FunctionUpdate", ask("GetRuntimeManagementConfig").needText("UpdateRuntimeOn"));
        assertTrue(ask("GetFunctionCodeSigningConfig")
                .needText("CodeSigningConfigArn")
                .endsWith("csc-0123456789abcdef0"));

        assertEquals("", updated(BASE + """
                  TenancyConfig: {TenantIsolationMode: PER_TENANT}
            """));
        JsonObject plain = configuration();
        assertTrue(!plain.has("KMSKeyArn"), "the key");
        assertEquals("/aws/lambda/fn", plain.objectOrEmpty("LoggingConfig").needText("LogGroup"));
        assertEquals("Terminate", ask("GetFunctionRecursionConfig").needText("RecursiveLoop"));
        assertTrue(!ask("GetFunctionConcurrency").has("ReservedConcurrentExecutions"), "the reservation");
        assertEquals("", ask("GetFunctionCodeSigningConfig").needText("CodeSigningConfigArn"));
    }

    @Test
    void a_function_on_instances_is_published_without_a_number() {
        assertEquals("", created(BASE + """
                  MemorySize: 2048
                  CapacityProviderConfig:
                    LambdaManagedInstancesCapacityProviderConfig:
                      CapacityProviderArn: arn:aws:lambda:us-east-1:000000000000:capacity-provider:pool
            """));
        assertEquals("ActiveNonInvocable", configuration().needText("State"));
        assertEquals(
                List.of("$LATEST", "$LATEST.PUBLISHED"),
                ask("ListVersionsByFunction").objects("Versions").stream()
                        .map(version -> version.needText("Version"))
                        .toList());
    }

    @Test
    void an_event_source_mapping_on_an_alias_is_made_changed_and_removed() {
        String mapping = RELEASED + """
              Orders:
                Type: AWS::Lambda::EventSourceMapping
                Properties:
                  FunctionName: !Ref Live
                  EventSourceArn: arn:aws:sqs:us-east-1:000000000000:orders
                  BatchSize: "%s"
                  Enabled: "%s"
            """;
        assertEquals("", created(mapping.formatted(5, true)));
        JsonObject made = mappings().getFirst();
        assertTrue(made.needText("FunctionArn").endsWith(":function:fn:live"), made.needText("FunctionArn"));
        assertEquals("Enabled", made.needText("State"));
        assertEquals(5L, made.number("BatchSize").orElseThrow());
        assertEquals(made.needText("UUID"), physicalId("Orders"));
        assertEquals("", updated(mapping.formatted(7, false)));
        assertEquals("Disabled", mappings().getFirst().needText("State"));
        assertEquals(7L, mappings().getFirst().number("BatchSize").orElseThrow());
        assertEquals("", updated(RELEASED));
        assertEquals(List.of(), mappings());
    }

    @Test
    void a_function_url_on_an_alias_is_made_changed_and_removed() {
        String url = RELEASED + """
              Url:
                Type: AWS::Lambda::Url
                DependsOn: Live
                Properties:
                  TargetFunctionArn: !Ref Fn
                  Qualifier: live
                  AuthType: %s
            Outputs:
              Url: {Value: !GetAtt Url.FunctionUrl}
            """;
        assertEquals("", created(url.formatted("NONE")));
        JsonObject made = urls().getFirst();
        assertTrue(made.needText("FunctionArn").endsWith(":function:fn:live"), made.needText("FunctionArn"));
        assertEquals(made.needText("FunctionUrl"), output());
        assertEquals("", updated(url.formatted("AWS_IAM")));
        assertEquals("AWS_IAM", urls().getFirst().needText("AuthType"));
        assertEquals(made.needText("FunctionUrl"), urls().getFirst().needText("FunctionUrl"));
        assertEquals("", updated(RELEASED));
        assertEquals(List.of(), urls());
    }

    @Test
    void provisioned_concurrency_of_an_alias_is_waited_for_changed_and_removed() {
        String config = "      ProvisionedConcurrencyConfig: {ProvisionedConcurrentExecutions: %s}\n";
        assertEquals("", created(RELEASED + config.formatted(2)));
        assertEquals("READY", provisioned("live").needText("Status"));
        assertEquals("", updated(RELEASED + config.formatted(3)));
        assertEquals(
                3L,
                provisioned("live")
                        .number("RequestedProvisionedConcurrentExecutions")
                        .orElseThrow());
        assertEquals("", updated(RELEASED));
        assertEquals(List.of(), ask("ListProvisionedConcurrencyConfigs").objects("ProvisionedConcurrencyConfigs"));
    }

    @Test
    void provisioned_concurrency_with_a_weighted_alias_fails_in_lambdas_words() {
        assertEquals("", created(RELEASED));
        String failure = updated(RELEASED.replace("return 1", "return 2") + """
                  RoutingConfig: {AdditionalVersionWeights: [{FunctionVersion: !GetAtt Two.Version, FunctionWeight: 0.1}]}
                  ProvisionedConcurrencyConfig: {ProvisionedConcurrentExecutions: 2}
              Two:
                Type: AWS::Lambda::Version
                Properties: {FunctionName: !Ref Fn}
            """);
        assertTrue(failure.contains("Alias with weights can not be used with Provisioned Concurrency"), failure);
    }

    @Test
    void provisioned_concurrency_of_a_version_is_waited_for() {
        assertEquals("", created(BASE + """
              One:
                Type: AWS::Lambda::Version
                Properties:
                  FunctionName: !Ref Fn
                  ProvisionedConcurrencyConfig: {ProvisionedConcurrentExecutions: "4"}
            """));
        assertEquals("READY", provisioned("1").needText("Status"));
    }

    /** The reason of the first failure; empty when all went well. */
    private String created(String template) {
        world.call("cloudformation", "CreateStack", JsonObject.of("StackName", "web", "TemplateBody", template));
        return ended("CREATE_COMPLETE");
    }

    private String updated(String template) {
        world.call("cloudformation", "UpdateStack", JsonObject.of("StackName", "web", "TemplateBody", template));
        return ended("UPDATE_COMPLETE");
    }

    private String ended(String expected) {
        clock.advance(Duration.ofMinutes(20));
        if (stack().needText("StackStatus").equals(expected)) {
            return "";
        }
        return world
                .call("cloudformation", "DescribeStackEvents", JsonObject.of("StackName", "web"))
                .objects("StackEvents")
                .reversed()
                .stream()
                .filter(event -> event.needText("ResourceStatus").endsWith("_FAILED"))
                .findFirst()
                .flatMap(event -> event.text("ResourceStatusReason"))
                .orElseGet(() -> stack().needText("StackStatus"));
    }

    private JsonObject stack() {
        return world.call("cloudformation", "DescribeStacks", JsonObject.of("StackName", "web"))
                .objects("Stacks")
                .getFirst();
    }

    private String output() {
        return stack().objects("Outputs").getFirst().needText("OutputValue");
    }

    private String physicalId(String logicalId) {
        return world.call(
                        "cloudformation",
                        "DescribeStackResource",
                        JsonObject.of("StackName", "web", "LogicalResourceId", logicalId))
                .objectOrEmpty("StackResourceDetail")
                .needText("PhysicalResourceId");
    }

    private JsonObject configuration() {
        return ask("GetFunctionConfiguration");
    }

    private List<JsonObject> mappings() {
        return world.call("lambda", "ListEventSourceMappings", JsonObject.empty())
                .objects("EventSourceMappings");
    }

    private List<JsonObject> urls() {
        return ask("ListFunctionUrlConfigs").objects("FunctionUrlConfigs");
    }

    private JsonObject provisioned(String qualifier) {
        return world.call(
                "lambda",
                "GetProvisionedConcurrencyConfig",
                JsonObject.of("FunctionName", "fn", "Qualifier", qualifier));
    }

    private JsonObject ask(String operation) {
        return world.call("lambda", operation, JsonObject.of("FunctionName", "fn"));
    }
}
