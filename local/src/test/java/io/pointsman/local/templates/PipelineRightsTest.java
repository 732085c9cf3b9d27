package io.pointsman.local.templates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.endpoint.AwsError;
import io.pointsman.endpoint.cloudformation.Cfn;
import io.pointsman.endpoint.cloudformation.template.Parameter;
import io.pointsman.endpoint.cloudformation.template.Template;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the ready pipelines give, and what has to be asked for. */
class PipelineRightsTest {
    private static final String NAMED = "CAPABILITY_IAM,CAPABILITY_NAMED_IAM,CAPABILITY_AUTO_EXPAND";

    private final OwnTemplatesTest account = new OwnTemplatesTest();

    @BeforeEach
    void pointsman() throws IOException {
        account.deploy("pointsman", OwnTemplatesTest.functions(), "DeploymentAccounts", "111122223333,444455556666");
    }

    @ParameterizedTest
    @ValueSource(strings = {"production", "connection", "cdk", "deployment-role"})
    void what_cloudformation_may_do_is_named_by_whoever_makes_the_pipeline(String name) throws IOException {
        String template = OwnTemplatesTest.pipeline(name);

        AwsError refusal = assertThrows(
                AwsError.class,
                () -> account.cfn.call(
                        "CreateChangeSet",
                        "StackName",
                        "mine",
                        "ChangeSetName",
                        "first",
                        "ChangeSetType",
                        "CREATE",
                        "TemplateBody",
                        template,
                        "Capabilities",
                        List.of("CAPABILITY_NAMED_IAM"),
                        "Parameters",
                        Cfn.parameters(
                                List.of("connection", "cdk").contains(name)
                                        ? new String[] {"Repository", "team/app"}
                                        : name.equals("production")
                                                ? new String[0]
                                                : new String[] {
                                                    "PointsmanRoles",
                                                    OwnTemplatesTest.ROLES,
                                                    "ExternalId",
                                                    "a-word-of-ours",
                                                    "ReleaseBucketName",
                                                    "releases"
                                                })));

        assertEquals("Parameters: [ApplicationPolicyArn] must have values", refusal.said());
    }

    @ParameterizedTest
    @ValueSource(strings = {"production", "connection", "cdk", "deployment-role"})
    void whoever_is_asked_for_a_policy_is_told_the_command_that_writes_it(String name) throws IOException {
        Parameter asked = Optional.ofNullable(Template.parse(OwnTemplatesTest.pipeline(name))
                        .parameters()
                        .get("ApplicationPolicyArn"))
                .orElseThrow();

        assertEquals(Optional.empty(), asked.fallback());
        assertTrue(asked.description().orElse("").contains("./pointsman policy TEMPLATE"), asked.description()::get);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "template.yaml",
                "pipelines/production.yaml",
                "pipelines/connection.yaml",
                "pipelines/cdk.yaml",
                "pipelines/staging-and-production.yaml",
                "pipelines/deployment-role.yaml",
                "README.md",
                "README.ko.md",
                "docs/tutorial.md",
                "docs/pipelines.md",
                "docs/moving.md",
                "docs/policy.md"
            })
    void nobody_is_led_to_everything(String name) throws IOException {
        assertFalse(Files.readString(Path.of("..").resolve(name)).contains("AdministratorAccess"));
    }

    @Test
    void a_policy_that_takes_several_documents_is_given_whole() throws IOException {
        String first = "arn:aws:iam::000000000000:policy/cloudformation-app";
        String second = first + "-2";
        account.deploy("mine", OwnTemplatesTest.pipeline("production"), "ApplicationPolicyArn", first + "," + second);

        assertEquals(
                List.of(first, second),
                account.made("mine", "CloudFormationRole").texts("ManagedPolicyArns"));
    }

    private Map<String, JsonObject> told(String name, String template, String... parameters) throws IOException {
        account.deploy(name, OwnTemplatesTest.pipeline(template), parameters);
        return account.told(name);
    }

    private static JsonObject changeSet(Map<String, JsonObject> told, String stage) {
        return Optional.ofNullable(told.get(stage + "/ChangeSet")).orElseThrow();
    }

    private static void saysBoth(JsonObject told) {
        assertEquals(List.of(NAMED.split(",")), told.texts("Capabilities"));
        assertEquals(Json.object("{\"NoDelete\":\"Stateful\"}"), told.objectOrEmpty("Policy"));
    }

    @Test
    void capabilities_and_policy_of_the_pipeline_are_told_to_changeset() throws IOException {
        String policy = "{\"NoDelete\":\"Stateful\"}";
        saysBoth(changeSet(told("one", "production", "Capabilities", NAMED, "Policy", policy), "Release"));
        saysBoth(changeSet(
                told("two", "connection", "Capabilities", NAMED, "Policy", policy, "Repository", "team/app"),
                "Release"));
        saysBoth(changeSet(
                told("cdk", "cdk", "Capabilities", NAMED, "Policy", policy, "Repository", "team/app"), "Release"));
        Map<String, JsonObject> promoted = told(
                "three",
                "staging-and-production",
                "Capabilities",
                NAMED,
                "Policy",
                policy,
                "StagingAccount",
                "111122223333",
                "ProductionAccount",
                "444455556666",
                "ExternalId",
                "a-word-of-ours");
        saysBoth(changeSet(promoted, "Staging"));
        saysBoth(changeSet(promoted, "Production"));
    }

    /** So that the owner's settings file has a word. */
    @Test
    void a_pipeline_that_is_told_nothing_says_nothing() throws IOException {
        JsonObject told = changeSet(told("one", "production"), "Release");

        assertFalse(told.has("Capabilities") || told.has("Policy"), Json.text(told));
    }

    /** CodePipeline takes no more than 1,000 characters. */
    @Test
    void the_longest_names_and_policy_fit_into_user_parameters() throws IOException {
        JsonObject told = changeSet(
                told(
                        "one",
                        "staging-and-production",
                        "Capabilities",
                        NAMED,
                        "Policy",
                        "{\"NoDelete\":[\"" + "x".repeat(333) + "\"]}",
                        "StagingAccount",
                        "111122223333",
                        "ProductionAccount",
                        "444455556666",
                        "ExternalId",
                        "x".repeat(64),
                        "ProductionStackName",
                        "s".repeat(128)),
                "Production");

        assertTrue(Json.text(told).length() <= 1_000, () -> Json.text(told).length() + " characters");
    }
}
