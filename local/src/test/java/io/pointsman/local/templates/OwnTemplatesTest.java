package io.pointsman.local.templates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.endpoint.AwsError;
import io.pointsman.endpoint.cloudformation.Cfn;
import io.pointsman.endpoint.codepipeline.CodePipelineService;
import io.pointsman.endpoint.iam.IamRequest;
import io.pointsman.endpoint.iam.RolePolicies;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The templates of this repository are stacks that CloudFormation makes. */
public class OwnTemplatesTest {
    public static final String ROLES = "arn:aws:iam::000000000000:role/pointsman/pointsman-ShiftRole-ABC";

    final Cfn cfn = new Cfn();

    public OwnTemplatesTest() {
        cfn.world.add(new CodePipelineService(cfn.world));
    }

    /** With a policy for the application where the template asks for one. */
    public void deploy(String stack, String template, String... parameters) {
        List<String> all = new ArrayList<>(List.of(parameters));
        if (template.contains("  ApplicationPolicyArn:\n") && !all.contains("ApplicationPolicyArn")) {
            all.addAll(List.of("ApplicationPolicyArn", "arn:aws:iam::000000000000:policy/applications"));
        }
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
                Cfn.parameters(all.toArray(String[]::new)));
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

    /** The folder of the templates: that of this project, or where {@code .ci/widened} has put changed ones. */
    private static Path root() {
        return Path.of(System.getProperty("pointsman.home", ".."));
    }

    public static String functions() throws IOException {
        return Files.readString(root().resolve("template.yaml"))
                .replace("CodeUri: handlers/target/lambda", "CodeUri: s3://code/pointsman.jar");
    }

    /** The properties that a resource was made with, as CloudFormation tells them. */
    public JsonObject made(String stack, String logicalId) {
        return events(stack).stream()
                .filter(event -> event.needText("LogicalResourceId").equals(logicalId))
                .flatMap(event -> event.text("ResourceProperties").stream())
                .findFirst()
                .map(Json::object)
                .orElseGet(JsonObject::empty);
    }

    /** The policies of the stack's roles, as CloudFormation made them. */
    public RolePolicies policies(String stack) {
        return RolePolicies.of(events(stack).stream()
                .filter(event -> event.has("ResourceProperties") && event.has("PhysicalResourceId"))
                .map(event -> new RolePolicies.Made(
                        event.needText("ResourceType"),
                        event.needText("PhysicalResourceId"),
                        Json.object(event.needText("ResourceProperties")))));
    }

    /** The name of a role, as CloudFormation has made it. */
    public String physical(String stack, String logicalId) {
        return cfn.call("ListStackResources", "StackName", stack).objects("StackResourceSummaries").stream()
                .filter(one -> one.needText("LogicalResourceId").equals(logicalId))
                .findFirst()
                .orElseThrow()
                .needText("PhysicalResourceId");
    }

    private List<String> resources(String stack) {
        return cfn.call("ListStackResources", "StackName", stack).objects("StackResourceSummaries").stream()
                .map(one -> one.needText("LogicalResourceId"))
                .toList();
    }

    private List<String> deniedBesides(String stack, int which) {
        JsonObject statement = made(stack, "AllowedStacksOnly")
                .objectOrEmpty("PolicyDocument")
                .objects("Statement")
                .get(which);
        assertEquals("Deny", statement.needText("Effect"));
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

    /** In an account of its own. */
    private static OwnTemplatesTest allowing(String stacks) throws IOException {
        OwnTemplatesTest elsewhere = new OwnTemplatesTest();
        elsewhere.deploy("pointsman", functions(), "AllowedStacks", stacks);
        return elsewhere;
    }

    @Test
    void only_the_stacks_that_are_listed_are_changed() throws IOException {
        assertEquals(List.of("orders/*"), allowing("orders").deniedBesides("pointsman", 1));
        assertEquals(
                List.of("orders/*", "billing-*/*", "web/*"),
                allowing("orders,billing-*,web").deniedBesides("pointsman", 1));
        assertEquals(
                List.of("a/*", "b/*", "c/*", "d/*", "e/*"),
                allowing("a,b,c,d,e").deniedBesides("pointsman", 1));
    }

    @Test
    void what_is_nested_in_them_is_looked_at_too() throws IOException {
        assertEquals(List.of("orders/*", "orders-*/*"), allowing("orders").deniedBesides("pointsman", 0));
    }

    private List<String> allowed(String stack, String role) {
        return made(stack, role).objects("Policies").stream()
                .flatMap(policy -> policy.objectOrEmpty("PolicyDocument").objects("Statement").stream())
                .flatMap(statement -> statement.members().get("Action") instanceof String one
                        ? Stream.of(one)
                        : statement.texts("Action").stream())
                .filter(action -> action.matches("(cloudformation|lambda|codedeploy):.*"))
                .sorted()
                .distinct()
                .toList();
    }

    @Test
    void the_role_in_another_account_may_do_what_the_functions_may_at_home() throws IOException {
        deploy("pointsman", functions());
        deploy(
                "there",
                pipeline("deployment-role"),
                "PointsmanRoles",
                ROLES,
                "ExternalId",
                "a-word-of-ours",
                "ReleaseBucketName",
                "releases");
        List<String> there = allowed("there", "DeploymentRole");
        for (String role : List.of("ChangeSetRole", "ExecuteRole", "PublishRole", "ShiftRole", "RetainRole")) {
            List<String> here = allowed("pointsman", role);
            assertFalse(here.isEmpty(), role);
            assertEquals(
                    List.of(),
                    here.stream().filter(action -> !there.contains(action)).toList(),
                    role);
        }
    }

    @Test
    void more_stacks_than_the_list_can_hold_are_refused() throws IOException {
        String template = functions();
        AwsError refusal = assertThrows(AwsError.class, () -> deploy("six", template, "AllowedStacks", "a,b,c,d,e,f"));
        assertTrue(refusal.said().contains("AllowedStacks"), refusal::said);
    }

    @Test
    void no_kept_release_expires() throws IOException {
        deploy("pointsman", functions());
        List<JsonObject> rules = rules();
        assertEquals(3, rules.size());
        for (JsonObject rule : rules) {
            if (rule.text("Prefix").equals(Optional.of("reviews/"))) {
                continue;
            }
            assertFalse(rule.has("ExpirationInDays") || rule.has("ExpirationDate"), Json.text(rule));
            // An artifact's earlier version may be what a rollback needs; a record's is only a step to the latest.
            assertTrue(
                    !rule.has("NoncurrentVersionExpiration")
                            || rule.needText("Prefix").equals("releases/"),
                    Json.text(rule));
        }
    }

    private List<JsonObject> rules() {
        return made("pointsman", "ReleaseBucket")
                .objectOrEmpty("LifecycleConfiguration")
                .objects("Rules");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7", "30"})
    void a_review_expires_after_as_many_days_as_the_parameter_says(String days) throws IOException {
        deploy("pointsman", functions(), days.isEmpty() ? new String[0] : new String[] {"ReviewDays", days});

        JsonObject rule = rules().stream()
                .filter(one -> one.text("Prefix").equals(Optional.of("reviews/")))
                .findFirst()
                .orElseThrow();
        String said = days.isEmpty() ? "90" : days;
        assertEquals("Enabled", rule.needText("Status"));
        assertEquals(said, number(rule, "ExpirationInDays"));
        // The version that ReviewUrl names, once the page has expired or was exchanged.
        assertEquals(said, number(rule.objectOrEmpty("NoncurrentVersionExpiration"), "NoncurrentDays"));
    }

    private static String number(JsonObject rule, String name) {
        return String.valueOf(rule.members().get(name));
    }

    @Test
    void a_review_does_not_expire_while_its_approval_may_still_be_waited_for() throws IOException {
        String template = functions();
        AwsError refusal = assertThrows(AwsError.class, () -> deploy("soon", template, "ReviewDays", "6"));
        assertTrue(refusal.said().contains("ReviewDays"), refusal::said);
    }

    @Test
    void a_function_that_gives_up_on_an_event_leaves_it_in_the_queue_and_raises_an_alarm() throws IOException {
        deploy("pointsman", functions());
        List<String> resources = resources("pointsman");
        List<String> named = resources.stream()
                .filter(id -> resources.contains(id + "EventInvokeConfig"))
                .toList();
        assertTrue(named.containsAll(List.of("Rewrite", "ChangeSet", "Execute", "Publish", "Shift", "Gate", "Start")));
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
        deploy("production", pipeline("production"));
        assertEquals(2, stages("production").size());
        assertEquals(List.of("Rewrite", "ChangeSet", "Execute", "Publish", "Shift"), actions("production", 1));
        assertEquals(2, cfn.s3.versioned.size());
        assertEquals(1, cfn.s3.notifying.size());
        assertFalse(resources("production").contains("Build"));
    }

    /** The role in another account, for stack my-app. */
    void deployThere() throws IOException {
        deploy(
                "there",
                pipeline("deployment-role"),
                "PointsmanRoles",
                ROLES,
                "ExternalId",
                "a-word-of-ours",
                "StackNames",
                "my-app",
                "ReleaseBucketName",
                "releases");
    }

    public static String pipeline(String name) throws IOException {
        return Files.readString(root().resolve("pipelines/" + name + ".yaml"));
    }

    private List<JsonObject> stages(String pipeline) {
        return cfn.world
                .call("codepipeline", "GetPipeline", JsonObject.of("name", pipeline))
                .objectOrEmpty("pipeline")
                .objects("stages");
    }

    private List<String> actions(String pipeline, int stage) {
        return stages(pipeline).get(stage).objects("actions").stream()
                .map(action -> action.needText("name"))
                .toList();
    }

    @Test
    void a_push_to_github_enterprise_is_cloned_shallowly_and_built_into_the_source_bucket() throws IOException {
        deploy("pointsman", functions());
        deploy(
                "production",
                pipeline("production"),
                "Repository",
                "https://github.example.com/team/app.git",
                "CaCertificateArn",
                "arn:aws:s3:::certificates/ghe.pem",
                "TokenSecretArn",
                "arn:aws:secretsmanager:us-east-1:000000000000:secret:ghe-AbCdEf",
                "Approval",
                "true");
        JsonObject build = made("production", "Build");
        JsonObject source = build.objectOrEmpty("Source");
        assertEquals("GITHUB_ENTERPRISE", source.needText("Type"));
        assertEquals(1, source.number("GitCloneDepth").orElseThrow());
        assertEquals(true, source.flag("ReportBuildStatus").orElseThrow());
        assertEquals("SECRETS_MANAGER", source.objectOrEmpty("Auth").needText("Type"));
        assertEquals(
                "arn:aws:s3:::certificates/ghe.pem",
                build.objectOrEmpty("Environment").needText("Certificate"));
        assertFalse(build.has("Triggers"), "CloudFormation makes no webhook for GitHub Enterprise");
        assertEquals("main", build.needText("SourceVersion"));
        JsonObject artifacts = build.objectOrEmpty("Artifacts");
        assertEquals("ZIP", artifacts.needText("Packaging"));
        assertEquals("app.zip", artifacts.needText("Name"));
        assertTrue(cfn.s3.versioned.contains(artifacts.needText("Location")));
        assertEquals(
                List.of("Rewrite", "ChangeSet", "Approve", "Execute", "Publish", "Shift"), actions("production", 1));
    }

    @Test
    void artifacts_with_names_of_their_own_are_told_to_the_function_that_starts_the_pipeline() throws IOException {
        deploy("pointsman", functions());
        deploy("production", pipeline("production"), "ArtifactNames", "own");
        assertFalse(resources("production").contains("StartRule"));
        JsonObject notification = made("production", "SourceBucket")
                .objectOrEmpty("NotificationConfiguration")
                .objects("LambdaConfigurations")
                .getFirst();
        assertTrue(notification.needText("Function").endsWith(":function:pointsman-start"));
        assertTrue(Json.text(notification).contains("builds/production/"), Json.text(notification));
        assertTrue(Json.text(stages("production").getFirst()).contains("\"AllowOverrideForS3ObjectKey\":\"true\""));
    }

    @Test
    void the_native_connection_is_a_pipeline_with_and_without_a_build() throws IOException {
        deploy("pointsman", functions());
        deploy("plain", pipeline("connection"), "Repository", "team/app");
        assertEquals(2, stages("plain").size());
        deploy("built", pipeline("connection"), "Repository", "team/app", "Build", "true", "Approval", "true");
        assertEquals(3, stages("built").size());
        assertEquals(List.of("Build"), actions("built", 1));
    }

    @Test
    void production_gets_the_release_that_staging_tried() throws IOException {
        deploy("pointsman", functions(), "DeploymentAccounts", "111122223333,444455556666");
        deploy(
                "promotion",
                pipeline("staging-and-production"),
                "StagingAccount",
                "111122223333",
                "ProductionAccount",
                "444455556666",
                "ExternalId",
                "a-word-of-ours");
        assertEquals(4, stages("promotion").size());
        assertEquals(List.of("Rewrite"), actions("promotion", 1));
        for (JsonObject stage : stages("promotion").subList(2, 4)) {
            stage.objects("actions").stream()
                    .filter(action -> !action.needText("name").equals("Approve"))
                    .forEach(action -> assertEquals(
                            "Release",
                            action.objects("inputArtifacts").getFirst().needText("name")));
        }
        deploy(
                "pointsman-deployment",
                pipeline("deployment-role"),
                "PointsmanRoles",
                ROLES,
                "ExternalId",
                "a-word-of-ours",
                "ReleaseBucketName",
                "releases");
        String assumed = "arn:aws:iam::444455556666:role/pointsman-deployment-deployment";
        assertTrue(Json.text(stages("promotion").get(3)).contains(assumed));
        assertEquals(
                "pointsman-deployment-deployment",
                made("pointsman-deployment", "DeploymentRole").needText("RoleName"));
    }

    /** What an action of a pipeline is told, by the action's name and its stage's. */
    Map<String, JsonObject> told(String pipeline) {
        Map<String, JsonObject> told = new LinkedHashMap<>();
        for (JsonObject stage : stages(pipeline)) {
            for (JsonObject action : stage.objects("actions")) {
                action.objectOrEmpty("configuration")
                        .text("UserParameters")
                        .ifPresent(text ->
                                told.put(stage.needText("name") + "/" + action.needText("name"), Json.object(text)));
            }
        }
        return told;
    }

    private static boolean asksForTheAlias(String action) {
        return action.matches(".*/(Rewrite|ChangeSet|Shift)");
    }

    @Test
    void all_actions_of_a_pipeline_that_ask_for_the_alias_are_told_the_same_one() throws IOException {
        deploy("pointsman", functions(), "DeploymentAccounts", "111122223333,444455556666");
        deploy("production", pipeline("production"), "Alias", "prod");
        deploy("connected", pipeline("connection"), "Alias", "prod", "Repository", "team/app");
        deploy("cdk", pipeline("cdk"), "Alias", "prod", "Repository", "team/app");
        deploy(
                "promotion",
                pipeline("staging-and-production"),
                "Alias",
                "prod",
                "StagingAccount",
                "111122223333",
                "ProductionAccount",
                "444455556666",
                "ExternalId",
                "a-word-of-ours");
        for (String name : List.of("production", "connected", "cdk", "promotion")) {
            Map<String, JsonObject> told = told(name);
            assertEquals(
                    name.equals("promotion") ? 5 : 3,
                    told.keySet().stream()
                            .filter(OwnTemplatesTest::asksForTheAlias)
                            .count(),
                    told.keySet().toString());
            told.forEach((action, parameters) -> assertEquals(
                    asksForTheAlias(action) ? Optional.of("prod") : Optional.empty(),
                    parameters.text("Alias"),
                    name + " " + action));
        }
    }

    @Test
    void code_for_other_accounts_is_copied_out_of_artifacts_that_they_cannot_read() throws IOException {
        deploy("pointsman", functions(), "DeploymentAccounts", "111122223333,444455556666");
        List<String> accounts = List.of(
                "StagingAccount", "111122223333", "ProductionAccount", "444455556666", "ExternalId", "a-word-of-ours");
        deploy("plain", pipeline("staging-and-production"), accounts.toArray(String[]::new));
        List<String> withKey = new ArrayList<>(accounts);
        withKey.addAll(List.of("KmsKeyArn", "arn:aws:kms:us-east-1:000000000000:key/k"));
        deploy("keyed", pipeline("staging-and-production"), withKey.toArray(String[]::new));

        assertEquals(
                Optional.of("content"),
                Optional.ofNullable(told("plain").get("Rewrite/Rewrite"))
                        .flatMap(rewrite -> rewrite.text("Packaging")));
        assertEquals(
                Optional.empty(),
                Optional.ofNullable(told("keyed").get("Rewrite/Rewrite"))
                        .flatMap(rewrite -> rewrite.text("Packaging")));
    }

    @Test
    void a_build_writes_under_the_key_of_its_pipeline() throws IOException {
        String key = "arn:aws:kms:us-east-1:000000000000:key/k";
        deploy("pointsman", functions());
        deploy(
                "uploaded",
                pipeline("production"),
                "Repository",
                "https://github.example.com/a/b.git",
                "KmsKeyArn",
                key);
        deploy("connected", pipeline("connection"), "Repository", "a/b", "Build", "true", "KmsKeyArn", key);
        deploy("cdk", pipeline("cdk"), "Repository", "a/b", "KmsKeyArn", key);

        for (String stack : List.of("uploaded", "connected", "cdk")) {
            String project = stack.equals("uploaded") ? "Build" : "BuildProject";
            assertEquals(key, made(stack, project).needText("EncryptionKey"), stack);
            assertTrue(
                    policies(stack)
                            .of(physical(stack, "BuildRole"))
                            .allow(IamRequest.of("any", "kms:GenerateDataKey", key)),
                    stack);
        }
    }

    @Test
    void all_actions_of_a_pipeline_to_one_stack_are_told_that_stack() throws IOException {
        deploy("pointsman", functions());
        deploy("production", pipeline("production"), "StackName", "orders");
        deploy("connected", pipeline("connection"), "StackName", "orders", "Repository", "team/app");
        deploy("cdk", pipeline("cdk"), "StackName", "orders", "Repository", "team/app");
        for (String name : List.of("production", "connected", "cdk")) {
            assertEquals(5, told(name).size());
            told(name)
                    .forEach((action, parameters) ->
                            assertEquals("orders", parameters.needText("StackName"), name + " " + action));
        }
    }

    @Test
    void the_ready_pipelines_name_their_hook_and_never_retain() throws IOException {
        deploy("pointsman", functions(), "DeploymentAccounts", "111122223333,444455556666");
        assertEquals("CodeDeployHook_pointsman-gate", made("pointsman", "Gate").needText("FunctionName"));
        assertEquals(
                "CodeDeployHook_PointsmanVerify",
                made("pointsman", "PointsmanVerify").needText("FunctionName"));
        deploy("usual", pipeline("production"));
        deploy("connected", pipeline("connection"), "Repository", "team/app");
        deploy("cdk", pipeline("cdk"), "Repository", "team/app");
        deploy("asking", pipeline("production"), "BeforeAllowTraffic", "CodeDeployHook_PointsmanVerify");
        deploy(
                "promotion",
                pipeline("staging-and-production"),
                "StagingAccount",
                "111122223333",
                "ProductionAccount",
                "444455556666",
                "ExternalId",
                "a-word-of-ours");

        assertEquals(Set.of("CodeDeployHook_pointsman-gate"), hooks("usual"));
        assertEquals(Set.of("CodeDeployHook_pointsman-gate"), hooks("connected"));
        assertEquals(Set.of("CodeDeployHook_pointsman-gate"), hooks("cdk"));
        assertEquals(Set.of("CodeDeployHook_PointsmanVerify"), hooks("asking"));
        assertEquals(Set.of(), hooks("promotion"));
        for (String name : List.of("usual", "connected", "cdk", "asking", "promotion")) {
            assertFalse(Json.text(JsonObject.of("stages", stages(name))).contains("pointsman-retain"), name);
        }
    }

    private Set<String> hooks(String pipeline) {
        return told(pipeline).values().stream()
                .flatMap(parameters -> Stream.of("BeforeAllowTraffic", "AfterAllowTraffic")
                        .flatMap(name -> parameters.text(name).stream()))
                .collect(Collectors.toSet());
    }
}
