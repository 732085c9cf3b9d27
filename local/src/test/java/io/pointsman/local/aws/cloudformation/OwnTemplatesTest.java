package io.pointsman.local.aws.cloudformation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import io.pointsman.local.aws.AwsError;
import io.pointsman.local.aws.codepipeline.CodePipelineService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The templates of this repository are stacks that CloudFormation makes. */
class OwnTemplatesTest {
    private static final Path ROOT = Path.of("..");

    private final Cfn cfn = new Cfn();

    OwnTemplatesTest() {
        cfn.world.add(new CodePipelineService(cfn.world));
    }

    private void deploy(String stack, String template, String... parameters) {
        cfn.call(
                "CreateChangeSet",
                "StackName",
                stack,
                "ChangeSetName",
                "first",
                "ChangeSetType",
                "CREATE",
                "TemplateBody",
                template,
                "Capabilities",
                List.of("CAPABILITY_NAMED_IAM"),
                "Parameters",
                Cfn.parameters(parameters));
        cfn.settle();
        var changeSet = cfn.call("DescribeChangeSet", "StackName", stack, "ChangeSetName", "first");
        assertEquals("", changeSet.text("StatusReason").orElse(""));
        cfn.call("ExecuteChangeSet", "StackName", stack, "ChangeSetName", "first");
        cfn.settle();
        var made =
                cfn.call("DescribeStacks", "StackName", stack).objects("Stacks").getFirst();
        assertEquals("", firstFailure(stack));
        assertEquals("CREATE_COMPLETE", made.needText("StackStatus"));
    }

    /** All of them, over every page. */
    private List<JsonObject> events(String stack) {
        List<JsonObject> events = new ArrayList<>();
        Optional<String> token = Optional.empty();
        do {
            JsonObject page = cfn.world.call(
                    "cloudformation",
                    "DescribeStackEvents",
                    JsonObject.of("StackName", stack).with("NextToken", token));
            events.addAll(page.objects("StackEvents"));
            token = page.text("NextToken");
        } while (token.isPresent());
        return events;
    }

    private String firstFailure(String stack) {
        return events(stack).reversed().stream()
                .filter(event -> event.needText("ResourceStatus").endsWith("_FAILED"))
                .findFirst()
                .flatMap(event -> event.text("ResourceStatusReason"))
                .orElse("");
    }

    private static String functions() throws IOException {
        return Files.readString(ROOT.resolve("template.yaml"))
                .replace("CodeUri: handlers/lambda", "CodeUri: s3://b/pointsman.jar");
    }

    /** The properties that a resource was made with, as CloudFormation tells them. */
    private JsonObject made(String stack, String logicalId) {
        return events(stack).stream()
                .filter(event -> event.needText("LogicalResourceId").equals(logicalId))
                .flatMap(event -> event.text("ResourceProperties").stream())
                .findFirst()
                .map(Json::object)
                .orElseGet(JsonObject::empty);
    }

    private List<String> resources(String stack) {
        return cfn.call("ListStackResources", "StackName", stack).objects("StackResourceSummaries").stream()
                .map(one -> one.needText("LogicalResourceId"))
                .toList();
    }

    private List<String> deniedBesides(String stack) {
        JsonObject statement = made(stack, "AllowedStacksOnly")
                .objectOrEmpty("PolicyDocument")
                .objects("Statement")
                .getFirst();
        return statement.texts("NotResource").stream()
                .filter(arn -> arn.contains(":stack/"))
                .map(arn -> arn.substring(arn.indexOf(":stack/") + 7))
                .distinct()
                .toList();
    }

    @Test
    void a_bucket_a_key_and_a_boundary_of_the_users_own_are_taken() throws IOException {
        String key = "arn:aws:kms:us-east-1:000000000000:key/k";
        String boundary = "arn:aws:iam::000000000000:policy/boundary";
        deploy(
                "pointsman",
                functions(),
                "ReleaseBucketName",
                "their-bucket",
                "KmsKeyArn",
                key,
                "PermissionsBoundaryArn",
                boundary);
        assertFalse(resources("pointsman").contains("ReleaseBucket"));
        assertFalse(resources("pointsman").contains("ReleaseBucketPolicy"));
        assertEquals(
                "their-bucket",
                made("pointsman", "Rewrite")
                        .objectOrEmpty("Environment")
                        .objectOrEmpty("Variables")
                        .needText("RELEASE_BUCKET"));
        for (String role : List.of("RewriteRole", "ShiftRole", "GateRole", "CodeDeployRole")) {
            assertEquals(boundary, made("pointsman", role).needText("PermissionsBoundary"), role);
        }
        assertTrue(Json.text(made("pointsman", "EveryAction")).contains(key));
    }

    @Test
    void only_the_stacks_that_are_listed_are_reached() throws IOException {
        deploy("one", functions(), "AllowedStacks", "orders");
        assertEquals(List.of("orders/*"), deniedBesides("one"));
        deploy("three", functions(), "AllowedStacks", "orders,billing-*,web");
        assertEquals(List.of("orders/*", "billing-*/*", "web/*"), deniedBesides("three"));
        deploy("five", functions(), "AllowedStacks", "a,b,c,d,e");
        assertEquals(List.of("a/*", "b/*", "c/*", "d/*", "e/*"), deniedBesides("five"));
    }

    @Test
    void more_stacks_than_the_list_can_hold_are_refused() throws IOException {
        String template = functions();
        AwsError refusal = assertThrows(
                AwsError.class, () -> deploy("six", template, "AllowedStacks", "a,b,c,d,e,f"));
        assertTrue(refusal.getMessage().contains("AllowedStacks"), refusal.getMessage());
    }

    @Test
    void no_kept_release_expires() throws IOException {
        deploy("pointsman", functions());
        List<JsonObject> rules = made("pointsman", "ReleaseBucket")
                .objectOrEmpty("LifecycleConfiguration")
                .objects("Rules");
        assertEquals(2, rules.size());
        for (JsonObject rule : rules) {
            assertFalse(rule.has("ExpirationInDays") || rule.has("ExpirationDate"), Json.text(rule));
            // An artifact's earlier version may be what a rollback needs; a record's is only a step to the latest.
            assertTrue(
                    !rule.has("NoncurrentVersionExpiration") || rule.needText("Prefix").equals("releases/"),
                    Json.text(rule));
        }
    }

    @Test
    void a_function_that_gives_up_on_an_event_leaves_it_in_the_queue_and_raises_an_alarm() throws IOException {
        deploy("pointsman", functions());
        List<String> resources = resources("pointsman");
        List<String> named = resources.stream()
                .filter(id -> resources.contains(id + "EventInvokeConfig"))
                .toList();
        assertTrue(named.containsAll(List.of("Rewrite", "ChangeSet", "Execute", "Publish", "Shift", "Gate")));
        for (String function : named) {
            assertTrue(resources.contains(function + "Errors"), function + " has no alarm");
            assertTrue(resources.contains(function + "Logs"), function + " has no log group");
            JsonObject invoke = made("pointsman", function + "EventInvokeConfig");
            assertTrue(Json.text(invoke).contains(":sqs:"), Json.text(invoke));
            assertEquals(
                    "/aws/lambda/" + made("pointsman", function).needText("FunctionName"),
                    made("pointsman", function).objectOrEmpty("LoggingConfig").needText("LogGroup"));
        }
    }

    @Test
    void the_functions_and_the_production_pipeline_become_stacks() throws IOException {
        deploy("pointsman", functions());
        assertTrue(cfn.lambda.code.containsKey("pointsman-rewrite"));
        deploy("production", Files.readString(ROOT.resolve("pipelines/production.yaml")), "Pointsman", "pointsman");
        var pipeline = cfn.world
                .call("codepipeline", "GetPipeline", JsonObject.of("name", "production"))
                .objectOrEmpty("pipeline");
        assertEquals(2, pipeline.objects("stages").size());
        assertEquals(2, cfn.s3.versioned.size());
        assertEquals(1, cfn.s3.notifying.size());
    }
}
