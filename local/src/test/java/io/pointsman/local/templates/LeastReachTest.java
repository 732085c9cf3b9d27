package io.pointsman.local.templates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.endpoint.iam.IamRequest;
import io.pointsman.endpoint.iam.PolicyDocuments;
import io.pointsman.endpoint.iam.PolicyDocuments.Verdict;
import io.pointsman.json.JsonObject;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How far each role of the templates reaches into the release bucket, and who reaches it from another account. */
class LeastReachTest {
    private static final String ELSEWHERE = "111122223333";
    private static final String ANYBODY_THERE = "arn:aws:iam::" + ELSEWHERE + ":role/anybody";

    /** What is no artifact of a pipeline. */
    private static final List<String> NO_ARTIFACTS = List.of(
            "settings/my-app.yaml",
            "gates/my-app",
            "releases/my-app/run.json",
            "releases/my-app@111122223333.us-east-1/jobs.json",
            "reviews/my-app/run-1/digest.html",
            "locations/releases/digest.json",
            "lines/digest.json",
            "contents/digest.txt",
            "hand/Release/abc1234");

    private static final List<String> CODE = List.of("code/abc.zip", "templates/abc.template");

    private final OwnTemplatesTest account = new OwnTemplatesTest();
    private String bucket = "";

    @BeforeEach
    void pointsman() throws IOException {
        pointsman(account);
        bucket = "arn:aws:s3:::" + account.physical("pointsman", "ReleaseBucket");
    }

    private static void pointsman(OwnTemplatesTest account, String... more) throws IOException {
        List<String> parameters = Stream.concat(
                        Stream.of(
                                "DeploymentAccounts", ELSEWHERE + ",444455556666", "DeploymentPipelines", "promotion"),
                        Stream.of(more))
                .toList();
        account.deploy("pointsman", OwnTemplatesTest.functions(), parameters.toArray(String[]::new));
    }

    private void made(String stack, String template, String... parameters) throws IOException {
        account.deploy(stack, OwnTemplatesTest.pipeline(template), parameters);
    }

    /** With a build, which the template of a CDK application always has. */
    private void built(String template, String stack, String... more) throws IOException {
        Stream<String> build = template.equals("connection") ? Stream.of("Build", "true") : Stream.empty();
        made(
                stack,
                template,
                Stream.of(Stream.of("Repository", "team/app"), build, Stream.of(more))
                        .flatMap(parameters -> parameters)
                        .toArray(String[]::new));
    }

    private PolicyDocuments role(String stack, String logicalId) {
        return account.policies(stack).of(account.physical(stack, logicalId));
    }

    private static IamRequest request(String action, String resource) {
        return IamRequest.of("arn:aws:iam::000000000000:role/any", action, resource);
    }

    private boolean may(PolicyDocuments role, String action, String key) {
        return role.allow(request(action, bucket + "/" + key));
    }

    /** Neither to read nor to write. */
    private void doesNotReach(PolicyDocuments role, List<String> keys) {
        assertEquals(
                List.of(),
                keys.stream()
                        .flatMap(key -> Stream.of(
                                        "s3:GetObject", "s3:GetObjectVersion", "s3:PutObject", "s3:DeleteObject")
                                .filter(action -> may(role, action, key))
                                .map(action -> action + " " + key))
                        .toList());
    }

    private void readsAndWrites(PolicyDocuments role, String key) {
        for (String action : List.of("s3:GetObject", "s3:GetObjectVersion", "s3:PutObject")) {
            assertTrue(may(role, action, key), action + " " + key);
        }
        assertFalse(may(role, "s3:DeleteObject", key), key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"connection", "cdk"})
    void a_build_reads_and_writes_the_artifacts_of_its_own_pipeline_and_nothing_else(String template)
            throws IOException {
        built(template, "orders");
        PolicyDocuments build = role("orders", "BuildRole");

        readsAndWrites(build, "orders/Repository/abc1234");
        readsAndWrites(build, "orders/Built/abc1234");
        doesNotReach(
                build, List.of("billing/Built/abc1234", "orders-2/Built/abc1234", "order/Built/a", "Orders/Built/a"));
        doesNotReach(build, NO_ARTIFACTS);
        doesNotReach(build, CODE);
        assertFalse(build.allow(request("s3:ListBucket", bucket)));
        assertFalse(build.allow(request("s3:PutBucketPolicy", bucket)));
    }

    static Stream<Arguments> pipelinesCalledAsAFolder() {
        return Stream.of("connection", "cdk")
                .flatMap(template -> Stream.of(
                                "settings",
                                "gates",
                                "releases",
                                "reviews",
                                "code",
                                "templates",
                                "locations",
                                "lines",
                                "contents",
                                "hand")
                        .map(folder -> Arguments.of(template, folder)));
    }

    @ParameterizedTest
    @MethodSource("pipelinesCalledAsAFolder")
    void a_build_whose_pipeline_is_called_as_a_folder_of_the_bucket_reaches_nothing(String template, String name)
            throws IOException {
        built(template, name);

        doesNotReach(
                role(name, "BuildRole"), List.of(name + "/my-app.yaml", name + "/my-app", name + "/Built/abc1234"));
    }

    /** CodePipeline cuts the name of the pipeline. */
    @ParameterizedTest
    @ValueSource(strings = {"connection", "cdk"})
    void a_pipeline_with_a_long_name_is_told_the_folder_of_its_artifacts(String template) throws IOException {
        String name = "orders-of-the-whole-company";
        built(template, name, "ArtifactFolder", name.substring(0, 20));

        for (String role : List.of("BuildRole", "PipelineRole")) {
            readsAndWrites(role(name, role), "orders-of-the-whole-/Built/abc1234");
            doesNotReach(role(name, role), List.of("orders-of-the-other-/Built/abc1234"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"production", "connection", "cdk", "staging-and-production"})
    void a_pipeline_reads_and_writes_its_own_artifacts_and_nothing_else_of_the_release_bucket(String template)
            throws IOException {
        made(
                "orders",
                template,
                switch (template) {
                    case "connection", "cdk" -> new String[] {"Repository", "team/app"};
                    case "production" -> new String[0];
                    default ->
                        new String[] {
                            "StagingAccount",
                            ELSEWHERE,
                            "ProductionAccount",
                            "444455556666",
                            "ExternalId",
                            "a-word-of-ours"
                        };
                });
        PolicyDocuments pipeline = role("orders", "PipelineRole");

        readsAndWrites(pipeline, "orders/Release/abc1234");
        doesNotReach(pipeline, List.of("billing/Release/abc1234"));
        doesNotReach(pipeline, NO_ARTIFACTS);
        doesNotReach(pipeline, CODE);
    }

    @Test
    void a_build_that_uploads_writes_the_one_artifact_that_its_pipeline_reads() throws IOException {
        String repository = "https://github.example.com/team/app.git";
        made("one", "production", "Repository", repository);
        made("own", "production", "Repository", repository, "ArtifactNames", "own");

        PolicyDocuments one = role("one", "BuildRole");
        String source = "arn:aws:s3:::" + account.physical("one", "SourceBucket");
        assertTrue(one.allow(request("s3:PutObject", source + "/app.zip")));
        assertFalse(one.allow(request("s3:PutObject", source + "/other.zip")));

        PolicyDocuments own = role("own", "BuildRole");
        String named = "arn:aws:s3:::" + account.physical("own", "SourceBucket");
        assertTrue(own.allow(request("s3:PutObject", named + "/builds/own/1.zip")));
        assertFalse(own.allow(request("s3:PutObject", named + "/builds/one/1.zip")));
        for (PolicyDocuments build : List.of(one, own)) {
            doesNotReach(build, NO_ARTIFACTS);
            doesNotReach(build, CODE);
            doesNotReach(build, List.of("one/Source/abc1234", "own/Source/abc1234", "billing/Built/abc1234"));
        }
    }

    /** Whatever the policy of the application allows: here everything. */
    @ParameterizedTest
    @ValueSource(strings = {"production", "connection", "cdk"})
    void cloudformation_takes_code_from_the_release_bucket_and_writes_nothing_there(String template)
            throws IOException {
        made(
                "orders",
                template,
                template.equals("production") ? new String[0] : new String[] {"Repository", "team/app"});
        PolicyDocuments everything = account.policies("orders")
                .with(
                        "arn:aws:iam::000000000000:policy/applications",
                        JsonObject.of(
                                "Statement", List.of(JsonObject.of("Effect", "Allow", "Action", "*", "Resource", "*"))))
                .of(account.physical("orders", "CloudFormationRole"));
        assertTrue(everything.allow(request("dynamodb:CreateTable", "any")));

        for (String key : List.of("code/abc.zip", "templates/abc.template", "orders/Release/a", "billing/Release/a")) {
            assertTrue(may(everything, "s3:GetObject", key), key);
            for (String action :
                    List.of("s3:PutObject", "s3:PutObjectAcl", "s3:DeleteObject", "s3:DeleteObjectVersion")) {
                assertFalse(may(everything, action, key), action + " " + key);
            }
        }
        doesNotReach(everything, NO_ARTIFACTS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"production", "cdk"})
    void cloudformation_of_a_team_takes_no_code_of_another_where_its_pipeline_says_so(String template)
            throws IOException {
        Stream<String> repository = template.equals("cdk") ? Stream.of("Repository", "team/app") : Stream.empty();
        made(
                "orders",
                template,
                Stream.concat(repository, Stream.of("CodeFolders", "orders")).toArray(String[]::new));
        PolicyDocuments role = role("orders", "CloudFormationRole");

        assertTrue(may(role, "s3:GetObject", "orders/Source/abc1234"));
        assertFalse(may(role, "s3:GetObject", "billing/Source/abc1234"));
    }

    private List<String> writes(OwnTemplatesTest where, String role) {
        PolicyDocuments policies = where.policies("pointsman").of(where.physical("pointsman", role));
        String its = "arn:aws:s3:::" + where.physical("pointsman", "ReleaseBucket");
        return Stream.of(
                        List.of("orders/Release/abc1234", "releases/billing/run.json", "releases/billing/jobs.json"),
                        NO_ARTIFACTS,
                        CODE)
                .flatMap(List::stream)
                .filter(key -> policies.allow(request("s3:PutObject", its + "/" + key)))
                .sorted()
                .toList();
    }

    @Test
    void each_function_writes_what_is_its_own_and_records_of_allowed_stacks_alone() throws IOException {
        OwnTemplatesTest narrow = new OwnTemplatesTest();
        pointsman(narrow, "AllowedStacks", "my-app,web-*");
        String record = "releases/my-app/run.json";
        String there = "releases/my-app@111122223333.us-east-1/jobs.json";

        assertEquals(
                List.of(
                        "code/abc.zip",
                        "contents/digest.txt",
                        "hand/Release/abc1234",
                        "lines/digest.json",
                        "locations/releases/digest.json",
                        record,
                        there),
                writes(narrow, "RewriteRole"));
        assertEquals(
                List.of(record, there, "reviews/my-app/run-1/digest.html", "templates/abc.template"),
                writes(narrow, "ChangeSetRole"));
        for (String role : List.of("ExecuteRole", "PublishRole", "ShiftRole", "RetainRole")) {
            assertEquals(List.of(record, there), writes(narrow, role), role);
        }
        assertEquals(List.of(), writes(narrow, "GateRole"));
        assertEquals(List.of(), writes(narrow, "StartRole"));
    }

    /** What it found stands beside the record of the stack, whichever that is. */
    @Test
    void the_verify_hook_writes_records_and_nothing_else() {
        assertEquals(
                List.of(
                        "releases/billing/jobs.json",
                        "releases/billing/run.json",
                        "releases/my-app/run.json",
                        "releases/my-app@111122223333.us-east-1/jobs.json"),
                writes(account, "PointsmanVerifyRole"));
    }

    @Test
    void no_function_deletes_from_the_release_bucket_reads_a_review_or_opens_a_gate() {
        for (String role : List.of(
                "RewriteRole",
                "ChangeSetRole",
                "ExecuteRole",
                "PublishRole",
                "ShiftRole",
                "RetainRole",
                "GateRole",
                "PointsmanVerifyRole",
                "StartRole")) {
            PolicyDocuments policies = role("pointsman", role);
            for (String key :
                    Stream.concat(NO_ARTIFACTS.stream(), CODE.stream()).toList()) {
                assertFalse(may(policies, "s3:DeleteObject", key), role + " " + key);
                assertFalse(may(policies, "s3:DeleteObjectVersion", key), role + " " + key);
            }
            assertFalse(may(policies, "s3:GetObject", "reviews/my-app/run-1/digest.html"), role);
            assertFalse(may(policies, "s3:PutObject", "gates/my-app"), role);
            assertFalse(may(policies, "s3:PutObject", "settings/my-app.yaml"), role);
            assertFalse(may(policies, "s3:PutObject", "orders/Release/abc1234"), role);
        }
    }

    private PolicyDocuments bucketPolicy(OwnTemplatesTest where) {
        return PolicyDocuments.of(
                List.of(where.made("pointsman", "ReleaseBucketPolicy").objectOrEmpty("PolicyDocument")));
    }

    private Verdict fromElsewhere(String action, String key) {
        return bucketPolicy(account)
                .verdict(
                        IamRequest.of(ANYBODY_THERE, action, bucket + "/" + key).with("aws:SecureTransport", "true"));
    }

    @Test
    void another_account_reads_code_and_templates_and_the_artifacts_of_the_pipelines_that_deploy_there() {
        for (String key : List.of("code/abc.zip", "templates/abc.template", "promotion/Source/abc1234")) {
            assertEquals(Verdict.ALLOWED, fromElsewhere("s3:GetObject", key), key);
            assertNotEquals(Verdict.ALLOWED, fromElsewhere("s3:PutObject", key), key);
            assertNotEquals(Verdict.ALLOWED, fromElsewhere("s3:DeleteObject", key), key);
        }
        assertEquals(Verdict.NOT_ALLOWED, fromElsewhere("s3:GetObject", "orders/Source/abc1234"));
        for (String key : NO_ARTIFACTS) {
            for (String action : List.of("s3:GetObject", "s3:GetObjectVersion", "s3:PutObject", "s3:DeleteObject")) {
                assertEquals(Verdict.DENIED, fromElsewhere(action, key), action + " " + key);
            }
        }
    }

    @Test
    void an_account_that_deploys_nothing_reads_nothing() {
        Stream.concat(Stream.of("promotion/Source/abc1234"), CODE.stream()).forEach(key -> {
            IamRequest request = IamRequest.of(
                            "arn:aws:iam::999999999999:role/anybody", "s3:GetObject", bucket + "/" + key)
                    .with("aws:SecureTransport", "true");

            assertEquals(Verdict.NOT_ALLOWED, bucketPolicy(account).verdict(request), key);
        });
    }

    @Test
    void no_call_without_tls_is_taken() {
        assertEquals(
                Verdict.DENIED,
                bucketPolicy(account)
                        .verdict(IamRequest.of(ANYBODY_THERE, "s3:GetObject", bucket + "/code/abc.zip")
                                .with("aws:SecureTransport", "false")));
    }

    @Test
    void another_account_gets_no_artifact_where_no_pipeline_is_named() throws IOException {
        OwnTemplatesTest plain = new OwnTemplatesTest();
        plain.deploy("pointsman", OwnTemplatesTest.functions(), "DeploymentAccounts", ELSEWHERE);
        PolicyDocuments policy = bucketPolicy(plain);
        String its = "arn:aws:s3:::" + plain.physical("pointsman", "ReleaseBucket");
        assertTrue(policy.allow(IamRequest.of(ANYBODY_THERE, "s3:GetObject", its + "/code/abc.zip")
                .with("aws:SecureTransport", "true")));
        for (String key : List.of("promotion/Source/abc1234", "/abc", "//abc")) {
            assertFalse(policy.allow(IamRequest.of(ANYBODY_THERE, "s3:GetObject", its + "/" + key)
                    .with("aws:SecureTransport", "true")));
        }
    }

    @Test
    void cloudformation_in_another_account_reads_code_templates_and_the_artifacts_of_its_pipeline() throws IOException {
        made(
                "there",
                "deployment-role",
                "PointsmanRoles",
                OwnTemplatesTest.ROLES,
                "ExternalId",
                "a-word-of-ours",
                "ReleaseBucketName",
                bucket.substring(bucket.lastIndexOf(':') + 1),
                "ArtifactFolder",
                "promotion");
        PolicyDocuments role = role("there", "CloudFormationRole");

        for (String key : List.of("code/abc.zip", "templates/abc.template", "promotion/Source/abc1234")) {
            assertTrue(may(role, "s3:GetObject", key), key);
            assertFalse(may(role, "s3:PutObject", key), key);
        }
        doesNotReach(role, NO_ARTIFACTS);
        doesNotReach(role, List.of("orders/Source/abc1234"));
    }
}
