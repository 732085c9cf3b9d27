package io.pointsman.endpoint.cloudformation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What CloudFormation says to a build project. */
class BuildProjectTest {
    private final Cfn cfn = new Cfn();

    private static String project(String source, String webhook) {
        return """
            Resources:
              Build:
                Type: AWS::CodeBuild::Project
                Properties:
                  ServiceRole: arn:aws:iam::000000000000:role/build
                  Source: {Type: %s, Location: https://github.example.com/team/app.git}
                  Triggers: {Webhook: %s}
                  Artifacts: {Type: NO_ARTIFACTS}
                  Environment: {Type: LINUX_CONTAINER, ComputeType: BUILD_GENERAL1_SMALL, Image: any}
            """.formatted(source, webhook);
    }

    @Test
    void a_webhook_for_github_enterprise_is_refused_in_awss_words() {
        assertEquals("ROLLBACK_COMPLETE", cfn.deploy("first", "CREATE", project("GITHUB_ENTERPRISE", "true")));
        assertEquals(
                "Failed to call CreateWebhook, reason: The Webhook feature isn't available in AWS CloudFormation for"
                    + " GitHub Enterprise projects. Use the AWS CLI or AWS CodeBuild console to create the webhook.",
                cfn.reason("Build", "CREATE_FAILED"));
    }

    @ParameterizedTest
    @CsvSource({"GITHUB_ENTERPRISE, false", "GITHUB, true"})
    void any_other_project_is_made(String source, String webhook) {
        assertEquals("CREATE_COMPLETE", cfn.deploy("first", "CREATE", project(source, webhook)));
    }

    @Test
    void one_that_is_there_gets_no_webhook_either() {
        cfn.deploy("first", "CREATE", project("GITHUB_ENTERPRISE", "false"));

        assertEquals("UPDATE_ROLLBACK_COMPLETE", cfn.deploy("second", "UPDATE", project("GITHUB_ENTERPRISE", "true")));
    }
}
