package io.pointsman.endpoint.constraint;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.pointsman.endpoint.AwsError;
import io.pointsman.json.Json;
import org.junit.jupiter.api.Test;

/** A request is held against its service's model, and refused in the words that AWS was recorded or reported to use. */
final class ServiceConstraintsTest {
    private static final String FUNCTION =
            "(arn:(aws[a-zA-Z-]*)?:lambda:)?((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:)?(\\d{12}:)?(function:)?";

    @Test
    void a_scalar_says_its_value_and_what_it_breaks() {
        assertEquals(
                "ValidationException: 1 validation error detected: Value 'invalid:function:name' at 'functionName'"
                        + " failed to satisfy constraint: Member must satisfy regular expression pattern: " + FUNCTION
                        + "([a-zA-Z0-9-_]+)(:(\\$LATEST|[a-zA-Z0-9-_]+))?",
                refusal("lambda", "PublishVersion", """
                    {"FunctionName": "invalid:function:name"}\
                    """));
        assertEquals(
                "ValidationException: 1 validation error detected: Value '0' at 'provisionedConcurrentExecutions'"
                        + " failed to satisfy constraint: Member must have value greater than or equal to 1",
                refusal("lambda", "PutProvisionedConcurrencyConfig", """
                    {"FunctionName": "f", "Qualifier": "1", "ProvisionedConcurrentExecutions": 0}\
                    """));
        assertEquals(
                "ValidationException: 1 validation error detected: Value 'InvalidValue' at 'recursiveLoop' failed to"
                        + " satisfy constraint: Member must satisfy enum value set: [Terminate, Allow]",
                refusal("lambda", "PutFunctionRecursionConfig", """
                    {"FunctionName": "f", "RecursiveLoop": "InvalidValue"}\
                    """));
        assertEquals(
                "ValidationError: 1 validation error detected: Value '*@da591fa3_$' at 'stackName' failed to satisfy"
                        + " constraint: Member must satisfy regular expression pattern:"
                        + " [a-zA-Z][-a-zA-Z0-9]*|arn:[-a-zA-Z0-9:/._+]*",
                refusal("cloudformation", "CreateStack", """
                    {"StackName": "*@da591fa3_$"}\
                    """));
    }

    @Test
    void what_is_missing_is_null() {
        assertEquals(
                "ValidationException: 1 validation error detected: Value null at 'tagKeys' failed to satisfy"
                        + " constraint: Member must not be null",
                refusal("lambda", "UntagResource", """
                    {"Resource": "arn:aws:lambda:us-east-1:111111111111:function:f"}\
                    """));
    }

    @Test
    void a_list_and_a_map_say_all_that_is_demanded_of_their_items() {
        assertEquals(
                "ValidationException: 1 validation error detected: Value '[subnet-!]' at 'vpcConfig.subnetIds' failed"
                    + " to satisfy constraint: Member must satisfy constraint: [Member must have length less than or"
                    + " equal to 1024, Member must have length greater than or equal to 0, Member must satisfy regular"
                    + " expression pattern: subnet-[0-9a-z]*]",
                refusal("lambda", "UpdateFunctionConfiguration", """
                    {"FunctionName": "f", "VpcConfig": {"SubnetIds": ["subnet-!"]}}\
                    """));
        assertEquals(
                "ValidationException: 1 validation error detected: Value '[x86_64, arm64]' at 'architectures' failed to"
                        + " satisfy constraint: Member must have length less than or equal to 1",
                refusal("lambda", "UpdateFunctionCode", """
                    {"FunctionName": "f", "Architectures": ["x86_64", "arm64"]}\
                    """));
        assertEquals(
                "ValidationException: 1 validation error detected: Value '{2=2.0}' at"
                    + " 'routingConfig.additionalVersionWeights' failed to satisfy constraint: Map value must satisfy"
                    + " constraint: [Member must have value less than or equal to 1.0, Member must have value greater"
                    + " than or equal to 0.0, Member must not be null]",
                refusal("lambda", "UpdateAlias", """
                    {"FunctionName": "f", "Name": "a", "RoutingConfig": {"AdditionalVersionWeights": {"2": 2}}}\
                    """));
        assertEquals(
                "ValidationException: 1 validation error detected: Value '{$LATEST=0.5}' at"
                    + " 'routingConfig.additionalVersionWeights' failed to satisfy constraint: Map keys must satisfy"
                    + " constraint: [Member must have length less than or equal to 1024, Member must have length"
                    + " greater than or equal to 1, Member must satisfy regular expression pattern: [0-9]+]",
                refusal("lambda", "UpdateAlias", """
                    {"FunctionName": "f", "Name": "a", "RoutingConfig": {"AdditionalVersionWeights": {"$LATEST": 0.5}}}\
                    """));
    }

    @Test
    void an_item_is_named_by_its_number() {
        assertEquals(
                "ValidationException: 1 validation error detected: Value '!' at 'targets.2.member.id' failed to satisfy"
                        + " constraint: Member must satisfy regular expression pattern: [\\.\\-_A-Za-z0-9]+",
                refusal("events", "PutTargets", """
                    {"Rule": "r", "Targets": [{"Id": "a", "Arn": "arn"}, {"Id": "!", "Arn": "arn"}]}\
                    """));
    }

    @Test
    void all_that_is_wrong_is_said_at_once() {
        assertEquals(
                "ValidationError: 2 validation errors detected: Value null at 'roleArn' failed to satisfy constraint:"
                    + " Member must not be null; Value 'a' at 'roleSessionName' failed to satisfy constraint: Member"
                    + " must have length greater than or equal to 2",
                refusal("sts", "AssumeRole", """
                    {"RoleSessionName": "a"}\
                    """));
    }

    @Test
    void a_secret_is_not_repeated() {
        String variables = refusal("lambda", "UpdateFunctionConfiguration", """
            {"FunctionName": "f", "Environment": {"Variables": {"not-a-name": "s3cr3t"}}}\
            """);
        assertEquals(
                "ValidationException: 1 validation error detected: Value at 'environment.variables' failed to satisfy"
                    + " constraint: Map keys must satisfy constraint: [Member must satisfy regular expression pattern:"
                    + " [a-zA-Z]([a-zA-Z0-9_])+]",
                variables);
        String configuration = refusal("codepipeline", "CreatePipeline", """
            {"pipeline": {"name": "p", "roleArn": "arn:aws:iam::111111111111:role/r", "stages": [{"name": "s", "actions": [
              {"name": "a", "actionTypeId": {"category": "Invoke", "owner": "AWS", "provider": "Lambda", "version": "1"},
               "configuration": {"UserParameters": "", "FunctionName": "s3cr3t"}}]}]}}\
            """);
        assertFalse(configuration.contains("s3cr3t"), configuration);
        assertEquals(
                "ValidationException: 1 validation error detected: Value at"
                        + " 'pipeline.stages.1.member.actions.1.member.configuration' failed to satisfy constraint: Map"
                        + " value must satisfy constraint: [Member must have length less than or equal to 1000, Member"
                        + " must have length greater than or equal to 1]",
                configuration);
    }

    @Test
    void codedeploy_has_an_error_for_each_member() {
        assertEquals(
                "DeploymentGroupNameRequiredException: Deployment Group name is missing",
                refusal("codedeploy", "GetDeploymentGroup", """
                    {"applicationName": "a"}\
                    """));
        assertEquals("InvalidDeploymentStyleException", code("codedeploy", "CreateDeploymentGroup", """
            {"applicationName": "a", "deploymentGroupName": "g", "serviceRoleArn": "arn",
             "deploymentStyle": {"deploymentType": "SIDEWAYS"}}\
            """));
        assertEquals("InvalidApplicationNameException", code("codedeploy", "BatchGetApplications", """
            {"applicationNames": [""]}\
            """));
    }

    @Test
    void a_form_has_numbers_as_text_and_an_empty_list_as_nothing() {
        assertEquals(
                "ValidationError: 1 validation error detected: Value '899' at 'durationSeconds' failed to satisfy"
                        + " constraint: Member must have value greater than or equal to 900",
                refusal("sts", "GetSessionToken", """
                    {"DurationSeconds": "899"}\
                    """));
        assertDoesNotThrow(() -> check("cloudformation", "DescribeStacks", """
            {"StackName": "s"}\
            """));
        assertDoesNotThrow(() -> check("cloudformation", "UpdateStack", """
            {"StackName": "s", "Tags": ""}\
            """));
    }

    @Test
    void length_is_counted_in_characters_and_not_in_halves_of_them() {
        assertDoesNotThrow(() -> check("lambda", "PublishVersion", """
            {"FunctionName": "f", "Description": "%s"}\
            """.formatted("\uD83D\uDE00".repeat(256))));
        assertEquals(
                "ValidationException", code("lambda", "PublishVersion", """
                    {"FunctionName": "f", "Description": "%s"}\
                    """.formatted("\uD83D\uDE00".repeat(257))));
    }

    private static String refusal(String service, String operation, String input) {
        AwsError error = assertThrows(AwsError.class, () -> check(service, operation, input));
        assertEquals(400, error.status());
        return error.code() + ": " + error.said();
    }

    private static String code(String service, String operation, String input) {
        return assertThrows(AwsError.class, () -> check(service, operation, input))
                .code();
    }

    private static void check(String service, String operation, String input) {
        ServiceConstraints.of(service).orElseThrow().check(operation, Json.object(input));
    }
}
