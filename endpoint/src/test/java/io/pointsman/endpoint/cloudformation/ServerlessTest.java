package io.pointsman.endpoint.cloudformation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServerlessTest {
    /** The blog's template. */
    private static final String BLOG = """
        AWSTemplateFormatVersion: '2010-09-09'
        Transform: AWS::Serverless-2016-10-31
        Parameters:
            BucketName:
                Type: String
            ObjectKey:
                Type: String
        Resources:
          PipelineTest:
            Type: AWS::Serverless::Function
            Properties:
              FunctionName: pipeline-test
              Handler: test.lambda_handler
              Runtime: python3.12
              CodeUri:
                Bucket: !Ref BucketName
                Key: !Ref ObjectKey
              AutoPublishAlias: dev
              Tags:
                Owner: MYS
                Purpose: test
              Description: Test function
        """;

    private final Cfn cfn = new Cfn();

    private String deploy(String name, String type, String key) {
        return cfn.deploy(name, type, BLOG, "BucketName", "artifacts", "ObjectKey", key);
    }

    @Test
    void the_first_release_makes_function_version_alias_and_role() {
        assertEquals("CREATE_COMPLETE", deploy("one", "CREATE", "key1"));
        assertEquals(
                List.of("AWS::IAM::Role", "AWS::Lambda::Function", "AWS::Lambda::Version", "AWS::Lambda::Alias"),
                cfn.call("ListStackResources", "StackName", "web").objects("StackResourceSummaries").stream()
                        .map(one -> one.needText("ResourceType"))
                        .toList());
        assertEquals("1", cfn.lambda.aliases.get("pipeline-test:dev"));
    }

    @Test
    void new_code_is_a_new_version_and_the_old_one_is_kept() {
        deploy("one", "CREATE", "key1");
        JsonObject changes = cfn.changeSet("two", "UPDATE", BLOG, "BucketName", "artifacts", "ObjectKey", "key2");
        assertEquals(
                List.of("Modify PipelineTest False", "Modify PipelineTestAliasdev False"),
                Cfn.changes(changes).stream()
                        .filter(one -> one.startsWith("Modify"))
                        .toList());
        assertEquals(4, Cfn.changes(changes).size(), "a version comes, a version goes");
        cfn.call("ExecuteChangeSet", "StackName", "web", "ChangeSetName", "two");
        cfn.settle();
        assertEquals("UPDATE_COMPLETE", cfn.status());
        assertEquals("2", cfn.lambda.aliases.get("pipeline-test:dev"));
        assertTrue(cfn.events().stream().anyMatch(event -> event.endsWith("DELETE_SKIPPED")));
        assertTrue(cfn.lambda.calls.stream().noneMatch(call -> call.startsWith("DeleteFunction")));
    }

    @Test
    void equal_bytes_under_a_new_key_roll_the_stack_back_with_the_409_of_AWS() {
        deploy("one", "CREATE", "key1");
        assertEquals("UPDATE_ROLLBACK_COMPLETE", deploy("two", "UPDATE", "copy-of-key1"));
        String reason = cfn.call("DescribeStackEvents", "StackName", "web").objects("StackEvents").stream()
                .filter(event -> event.needText("ResourceStatus").equals("CREATE_FAILED"))
                .findFirst()
                .orElseThrow()
                .needText("ResourceStatusReason");
        assertTrue(
                reason.contains("A version for this Lambda function exists ( 1 ). Modify the function to create a new"
                        + " version."),
                reason);
        assertTrue(reason.contains("HandlerErrorCode: AlreadyExists"), reason);
        assertEquals("1", cfn.lambda.aliases.get("pipeline-test:dev"));
    }

    @Test
    void the_events_of_a_resource_that_could_not_be_made_say_what_it_was_to_be() {
        deploy("one", "CREATE", "key1");
        deploy("two", "UPDATE", "copy-of-key1");

        List<JsonObject> events = cfn.call("DescribeStackEvents", "StackName", "web").objects("StackEvents").stream()
                .filter(event -> event.needText("ResourceType").equals("AWS::Lambda::Version"))
                .toList();
        JsonObject failed = events.stream()
                .filter(event -> event.needText("ResourceStatus").equals("CREATE_FAILED"))
                .findFirst()
                .orElseThrow();
        for (JsonObject event : events) {
            JsonObject properties = Json.object(event.needText("ResourceProperties"));
            assertEquals("pipeline-test", properties.needText("FunctionName"), event.toString());
        }
        assertEquals("", failed.text("PhysicalResourceId").orElse(""));
    }

    @Test
    void the_same_again_is_no_change_in_the_words_for_transforms() {
        deploy("one", "CREATE", "key1");
        JsonObject again = cfn.changeSet("two", "UPDATE", BLOG, "BucketName", "artifacts", "ObjectKey", "key1");
        assertEquals("FAILED", again.needText("Status"));
        assertEquals("No updates are to be performed.", again.needText("StatusReason"));
    }

    @Test
    void code_that_is_not_there_fails_the_creation_with_the_cause() {
        assertEquals("ROLLBACK_COMPLETE", deploy("one", "CREATE", "missing"));
        assertTrue(cfn.reason("PipelineTest", "CREATE_FAILED")
                .startsWith("Resource handler returned message: \"Error occurred while GetObject. S3 Error Code:"
                        + " NoSuchKey."));
        assertTrue(cfn.reason("PipelineTest", "CREATE_FAILED").contains("(Service: Lambda, Status Code: 400"));
    }

    @Test
    void a_local_code_location_fails_the_change_set_in_SAMs_words() {
        String template = """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Fn:
                Type: AWS::Serverless::Function
                Properties: {Handler: a.b, Runtime: python3.12, CodeUri: ./src}
            """;
        JsonObject changeSet = cfn.changeSet("one", "CREATE", template);
        assertEquals("FAILED", changeSet.needText("Status"));
        assertEquals(
                "Transform AWS::Serverless-2016-10-31 failed with: Invalid Serverless Application Specification"
                        + " document. Number of errors found: 1. Resource with id [Fn] is invalid. 'CodeUri' is not a"
                        + " valid S3 Uri of the form 's3://bucket/key' with optional versionId query parameter.",
                changeSet.needText("StatusReason"));
    }

    @Test
    void a_role_that_SAM_makes_needs_the_capability_too() {
        cfn.call(
                "CreateChangeSet",
                "StackName",
                "web",
                "ChangeSetName",
                "one",
                "ChangeSetType",
                "CREATE",
                "TemplateBody",
                BLOG,
                "Parameters",
                Cfn.parameters("BucketName", "code", "ObjectKey", "k"));
        cfn.settle();
        JsonObject changeSet = cfn.call("DescribeChangeSet", "StackName", "web", "ChangeSetName", "one");
        assertEquals("FAILED", changeSet.needText("Status"));
        assertEquals("Requires capabilities : [CAPABILITY_IAM]", changeSet.needText("StatusReason"));
    }

    @Test
    void the_processed_template_is_there_beside_the_original() {
        deploy("one", "CREATE", "key1");
        assertEquals(BLOG, cfn.call("GetTemplate", "StackName", "web").needText("TemplateBody"));
        String processed = cfn.call("GetTemplate", "StackName", "web", "TemplateStage", "Processed")
                .needText("TemplateBody");
        assertTrue(processed.contains("AWS::Lambda::Version"));
    }

    @Test
    void a_deployment_preference_has_CodeDeploy_move_the_alias_while_the_stack_waits() {
        FakeCodeDeploy codeDeploy = new FakeCodeDeploy();
        cfn.world.add(codeDeploy);
        String template =
                BLOG + "      DeploymentPreference: {Type: Canary10Percent5Minutes, Hooks: {PreTraffic: gate}}\n";
        cfn.deploy("one", "CREATE", template, "BucketName", "code", "ObjectKey", "key1");
        cfn.changeSet("two", "UPDATE", template, "BucketName", "code", "ObjectKey", "key2");
        cfn.call("ExecuteChangeSet", "StackName", "web", "ChangeSetName", "two");
        cfn.settle();
        assertEquals("UPDATE_IN_PROGRESS", cfn.status());
        assertTrue(codeDeploy.appSpec.contains("\"CurrentVersion\":\"1\",\"TargetVersion\":\"2\""), codeDeploy.appSpec);
        assertTrue(codeDeploy.appSpec.contains("{\"BeforeAllowTraffic\":\"gate\"}"), codeDeploy.appSpec);
        codeDeploy.status = "Failed";
        cfn.settle();
        assertEquals("UPDATE_ROLLBACK_COMPLETE", cfn.status());
        assertTrue(cfn.reason("PipelineTestAliasdev", "UPDATE_FAILED").contains("a hook said no"));
    }
}
