package io.pointsman.local.templates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.endpoint.iam.IamRequest;
import io.pointsman.endpoint.iam.PolicyDocuments;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The ready pipeline for a CDK application. */
class CdkPipelineTest {
    /** The six actions of the stage, up to what comes behind the pipeline. */
    private static final Pattern RELEASE = Pattern.compile("(?s)(            - Name: Rewrite\n.*)(?=\nOutputs:\n)");

    private final OwnTemplatesTest account = new OwnTemplatesTest();

    @BeforeEach
    void pointsman() throws IOException {
        account.deploy("pointsman", OwnTemplatesTest.functions());
    }

    private Map<String, JsonObject> told(String... parameters) throws IOException {
        account.deploy("web", OwnTemplatesTest.pipeline("cdk"), parameters);
        return account.told("web");
    }

    private static JsonObject of(Map<String, JsonObject> told, String action) {
        return Optional.ofNullable(told.get("Release/" + action)).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"Web", "Prod/Web", "ProdWeb-2"})
    void rewrite_is_told_which_stack_of_the_application_it_is(String stack) throws IOException {
        Map<String, JsonObject> told = told("Repository", "team/web", "Stack", stack);

        assertEquals(stack, of(told, "Rewrite").needText("Stack"));
        assertEquals(
                List.of("Release/Rewrite"),
                told.keySet().stream()
                        .filter(action -> Optional.ofNullable(told.get(action))
                                .orElseThrow()
                                .has("Stack"))
                        .toList());
    }

    @Test
    void of_an_application_with_one_stack_nothing_is_said() throws IOException {
        JsonObject rewrite = of(told("Repository", "team/web"), "Rewrite");

        assertFalse(rewrite.has("Stack"), Json.text(rewrite));
    }

    private String buildSpec() {
        return account.made("web", "BuildProject").objectOrEmpty("Source").needText("BuildSpec");
    }

    @Test
    void the_build_installs_what_is_locked_tests_synthesizes_without_asking_aws_and_hands_over_what_cdk_wrote()
            throws IOException {
        told("Repository", "team/web");

        Matcher commands = Pattern.compile("(?m)^ +- (.*)$").matcher(buildSpec());
        assertEquals(
                List.of(
                        "npm ci",
                        "npm test",
                        "npx --no-install cdk synth --quiet --no-lookups --no-notices",
                        "if [ -f pointsman.yaml ]; then cp pointsman.yaml cdk.out/; fi"),
                commands.results().map(found -> found.group(1)).toList());
        assertTrue(buildSpec().contains("CDK_DISABLE_CLI_TELEMETRY: 'true'"), this::buildSpec);
        assertTrue(buildSpec().endsWith("artifacts:\n  base-directory: cdk.out\n  files: ['**/*']\n"), this::buildSpec);
    }

    @Test
    void a_project_with_another_build_describes_it_itself() throws IOException {
        told("Repository", "team/web", "BuildSpec", "ci/release.yml");

        assertEquals("ci/release.yml", buildSpec());
    }

    /** Whatever is bootstrapped in the account. */
    @ParameterizedTest
    @CsvSource({
        "sts:AssumeRole, arn:aws:iam::000000000000:role/cdk-hnb659fds-deploy-role-000000000000-us-east-1",
        "sts:AssumeRole, arn:aws:iam::000000000000:role/cdk-hnb659fds-lookup-role-000000000000-us-east-1",
        "iam:PassRole, arn:aws:iam::000000000000:role/cdk-hnb659fds-cfn-exec-role-000000000000-us-east-1",
        "ssm:GetParameter, arn:aws:ssm:us-east-1:000000000000:parameter/cdk-bootstrap/hnb659fds/version",
        "cloudformation:DescribeStacks, arn:aws:cloudformation:us-east-1:000000000000:stack/CDKToolkit/1",
        "s3:PutObject, arn:aws:s3:::cdk-hnb659fds-assets-000000000000-us-east-1/code.zip",
        "s3:GetObject, arn:aws:s3:::cdk-hnb659fds-assets-000000000000-us-east-1/code.zip"
    })
    void no_role_reaches_what_cdk_bootstrap_makes(String action, String resource) throws IOException {
        told("Repository", "team/web");

        for (String role : List.of("BuildRole", "PipelineRole", "CloudFormationRole")) {
            PolicyDocuments policies = account.policies("web").of(account.physical("web", role));
            assertFalse(
                    policies.allow(IamRequest.of("any", action, resource)
                            .with("iam:PassedToService", "cloudformation.amazonaws.com")),
                    role);
        }
    }

    /** As {@code docs/pipelines.md} says it. */
    private static String withSecondSet(String template) {
        Matcher release = RELEASE.matcher(template);
        assertTrue(release.find());
        String copy = release.group()
                .replaceAll("(Name|Namespace): (Rewrite|ChangeSet|Approve|Execute|Publish|Shift)\n", "$1: Web$2\n")
                .replaceAll("Name: Release\n", "Name: WebRelease\n")
                .replace("#{ChangeSet.", "#{WebChangeSet.")
                .replace("\"StackName\":\"${StackName}\"", "\"StackName\":\"web\"")
                .replace("\"Stack\":\"${Stack}\"", "\"Stack\":\"Web\"");
        String later = Pattern.compile("RunOrder: (\\d)")
                .matcher(copy)
                .replaceAll(order -> "RunOrder: " + (Integer.parseInt(order.group(1)) + 6));
        return release.replaceFirst(Matcher.quoteReplacement(release.group() + later));
    }

    @Test
    void a_second_set_of_actions_releases_the_second_stack_after_the_first() throws IOException {
        account.deploy(
                "both",
                withSecondSet(OwnTemplatesTest.pipeline("cdk")),
                "Repository",
                "team/shop",
                "StackName",
                "data",
                "Stack",
                "Data",
                "Approval",
                "true");

        Map<String, JsonObject> told = account.told("both");
        assertEquals("Data", of(told, "Rewrite").needText("Stack"));
        assertEquals("Web", of(told, "WebRewrite").needText("Stack"));
        assertEquals("#{WebChangeSet.ChangeSetDigest}", of(told, "WebExecute").needText("ChangeSetDigest"));
        for (String action : List.of("Rewrite", "ChangeSet", "Execute", "Publish", "Shift")) {
            assertEquals("data", of(told, action).needText("StackName"), action);
            assertEquals("web", of(told, "Web" + action).needText("StackName"), action);
        }
    }
}
