package io.pointsman.local.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.codedeploy.model.DeploymentInfo;
import software.amazon.awssdk.services.codedeploy.model.RevisionLocation;
import software.amazon.awssdk.services.codedeploy.model.RevisionLocationType;

/** The spellings of an AppSpec that AWS takes, and what becomes of a deployment whose AppSpec is wrong. */
final class AppSpecTest {
    private static final String INVALID = "The deployment failed because the AppSpec file that specifies the AWS Lambda"
            + " deployment configuration is missing or has an invalid configuration.";

    private final OneFunction function = new OneFunction();

    @AfterEach
    void close() {
        function.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0", "0", "\"0.0\"", "0.00"})
    void the_version_is_zero_in_every_spelling_of_it(String version) {
        DeploymentInfo done = function.deploy(
                OneFunction.content(OneFunction.APPSPEC.replace("\"version\": 0.0", "\"version\": " + version)));
        assertEquals("Succeeded", done.statusAsString());
        assertEquals("2", function.aliasVersion());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                """
                version: 0.0
                Resources:
                  - hello:
                      Type: AWS::Lambda::Function
                      Properties:
                        Name: hello
                        Alias: live
                        CurrentVersion: 1
                        TargetVersion: "2"
                """,
                """
                version: 0
                resources:
                  - hello:
                      type: AWS::Lambda::Function
                      properties:
                        name: hello
                        alias: live
                        currentversion: 1
                        targetversion: 2
                """,
                "{\n\t\"version\": 0.0,\n\t\"resources\": [{\n\t\t\"hello\": {\"type\": \"AWS::Lambda::Function\",\n"
                        + "\t\"properties\": {\"name\": \"hello\", \"alias\": \"live\", \"currentVersion\": \"1\","
                        + " \"targetVersion\": \"2\"}}}],\n\t\"hooks\": []\n}"
            })
    void yaml_and_json_with_names_in_any_case_say_the_same(String appSpec) {
        assertEquals("Succeeded", function.deploy(OneFunction.content(appSpec)).statusAsString());
        assertEquals("2", function.aliasVersion());
    }

    @Test
    void a_hook_is_found_in_lower_case() {
        function.place.function("check", "hook");
        function.start(OneFunction.content(OneFunction.APPSPEC
                .stripTrailing()
                .replaceFirst("}$", ", \"hooks\": [{\"beforeallowtraffic\": \"check\"}]}")));
        function.place.pass(java.time.Duration.ofSeconds(10));
        assertEquals(1, function.place.invoked.size());
        assertEquals("1", function.aliasVersion());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "version: 0.0 Resources: - hello: Type: AWS::Lambda::Function",
                "nothing",
                "",
                "{\"version\": 1, \"Resources\": []}",
                "{\"version\": \"1.0\", \"Resources\": []}",
                "{\"version\": true, \"Resources\": []}",
                "{\"Resources\": []}",
                "{\"version\": 0.0}",
                "{\"version\": 0.0, \"Resources\": [{}]}",
                "{\"version\": 0.0, \"Resources\": [7]}",
                "{\"version\": 0.0, \"Resources\": {\"hello\": {}}}",
                "{\"version\": 0.0, \"Resources\": [{\"a\": {}, \"b\": {}}]}",
                "{\"version\": 0.0, \"Resources\": [{\"hello\": {\"Type\": \"AWS::Lambda::Function\"}}]}",
                "{\"version\": 0.0, \"Resources\": [{\"hello\": {\"Type\": \"AWS::ECS::Service\"}}]}"
            })
    void a_wrong_one_is_a_deployment_that_fails(String appSpec) {
        DeploymentInfo failed = function.deploy(OneFunction.content(appSpec));
        assertEquals("Failed", failed.statusAsString());
        assertEquals("INVALID_LAMBDA_CONFIGURATION", failed.errorInformation().codeAsString());
        assertTrue(failed.errorInformation().message().startsWith(INVALID), appSpec);
        assertEquals("1", function.aliasVersion());
    }

    @Test
    void an_unknown_hook_is_named() {
        DeploymentInfo failed = function.deploy(OneFunction.content(OneFunction.APPSPEC
                .stripTrailing()
                .replaceFirst("}$", ", \"Hooks\": [{\"BeforeInstall\": \"check\"}]}")));
        assertTrue(failed.errorInformation().message().contains("BeforeInstall"));
    }

    @Test
    void the_older_string_revision_is_taken() {
        RevisionLocation revision = RevisionLocation.builder()
                .revisionType(RevisionLocationType.STRING)
                .string(raw -> raw.content(OneFunction.APPSPEC))
                .build();
        assertEquals("Succeeded", function.deploy(revision).statusAsString());
    }
}
