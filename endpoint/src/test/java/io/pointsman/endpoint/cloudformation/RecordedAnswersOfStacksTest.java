package io.pointsman.endpoint.cloudformation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What AWS was recorded to answer of stacks, change sets and events. */
final class RecordedAnswersOfStacksTest {
    private static final String PARAMETER =
            "Resources: {P: {Type: AWS::SSM::Parameter, Properties: {Type: String, Value: %s}}}";

    private final Cfn cfn = new Cfn();

    private JsonObject stack(String nameOrId) {
        return cfn.call("DescribeStacks", "StackName", nameOrId)
                .objects("Stacks")
                .getFirst();
    }

    private JsonObject changeSet(String nameOrId) {
        return cfn.call("DescribeChangeSet", "StackName", "web", "ChangeSetName", nameOrId);
    }

    @Test
    void listsWithNothingInThemAreLeftOut() {
        cfn.call(
                "CreateChangeSet",
                "StackName",
                "web",
                "ChangeSetName",
                "one",
                "ChangeSetType",
                "CREATE",
                "TemplateBody",
                PARAMETER.formatted("a"));
        cfn.settle();
        for (String absent : List.of("Parameters", "Capabilities", "Outputs")) {
            assertFalse(stack("web").has(absent), absent);
        }
        for (String absent : List.of("Parameters", "Tags")) {
            assertFalse(changeSet("one").has(absent), absent);
        }
        assertEquals(List.of(), stack("web").list("Tags"));
        assertEquals(List.of(), stack("web").list("NotificationARNs"));
        assertEquals(List.of(), changeSet("one").list("Capabilities"));
        assertEquals(List.of(), changeSet("one").list("NotificationARNs"));
    }

    @Test
    void aStackThatAChangeSetMadeWasUpdatedThen() {
        cfn.changeSet("one", "CREATE", PARAMETER.formatted("a"));
        assertFalse(stack("web").has("LastUpdatedTime"), "in review");
        cfn.deploy("one", "CREATE", PARAMETER.formatted("a"));
        assertTrue(stack("web").has("LastUpdatedTime"));
        cfn.call("CreateStack", "StackName", "other", "TemplateBody", PARAMETER.formatted("a"));
        cfn.pass(60);
        assertEquals("CREATE_COMPLETE", stack("other").needText("StackStatus"));
        assertFalse(stack("other").has("LastUpdatedTime"), "made without a change set");
    }

    @Test
    void whatHappensToAStackWithoutAChangeSetTakesTheChangeSetFromIt() {
        cfn.deploy("one", "CREATE", PARAMETER.formatted("a"));
        String id = stack("web").needText("StackId");
        assertTrue(stack("web").has("ChangeSetId"));
        cfn.call("UpdateStack", "StackName", "web", "TemplateBody", PARAMETER.formatted("b"));
        cfn.pass(60);
        assertEquals("UPDATE_COMPLETE", stack("web").needText("StackStatus"));
        assertFalse(stack("web").has("ChangeSetId"), "updated");
        cfn.deploy("two", "UPDATE", PARAMETER.formatted("c"));
        assertTrue(stack("web").has("ChangeSetId"));
        cfn.call("DeleteStack", "StackName", "web");
        cfn.pass(60);
        assertEquals("DELETE_COMPLETE", stack(id).needText("StackStatus"));
        assertFalse(stack(id).has("ChangeSetId"), "deleted");
    }

    @Test
    void anUpdateThatNamesNoCapabilitiesLeavesThoseOfTheStack() {
        List<String> named = List.of("CAPABILITY_AUTO_EXPAND", "CAPABILITY_IAM", "CAPABILITY_NAMED_IAM");
        cfn.world.call(
                "cloudformation",
                "CreateStack",
                JsonObject.of("StackName", "web", "TemplateBody", PARAMETER.formatted("a"), "Capabilities", named));
        cfn.pass(60);
        cfn.call("UpdateStack", "StackName", "web", "TemplateBody", PARAMETER.formatted("b"));
        cfn.pass(60);
        assertEquals("UPDATE_COMPLETE", stack("web").needText("StackStatus"));
        assertEquals(named, stack("web").texts("Capabilities"));
    }

    @Test
    void aChangeSetThatWasExecutedIsNotListed() {
        cfn.deploy("one", "CREATE", PARAMETER.formatted("a"));
        cfn.changeSet("two", "UPDATE", PARAMETER.formatted("b"));
        assertEquals(
                List.of("two"),
                cfn.call("ListChangeSets", "StackName", "web").objects("Summaries").stream()
                        .map(one -> one.needText("ChangeSetName"))
                        .toList());
        assertEquals("EXECUTE_COMPLETE", changeSet("one").needText("ExecutionStatus"));
    }

    @Test
    void aChangeSetThatWasExecutedOutlivesItsStackUnderItsArn() {
        cfn.deploy("one", "CREATE", PARAMETER.formatted("a"));
        String id = changeSet("one").needText("ChangeSetId");
        cfn.call("DeleteStack", "StackName", "web");
        cfn.pass(60);
        JsonObject described = cfn.call("DescribeChangeSet", "ChangeSetName", id);
        assertEquals("EXECUTE_COMPLETE", described.needText("ExecutionStatus"));
        assertEquals("CREATE_COMPLETE", described.needText("Status"));
        assertEquals(List.of("Add P"), Cfn.changes(described));
    }

    @Test
    void theIdOfAnEventOfAResourceEndsWithItsTime() {
        cfn.deploy("one", "CREATE", PARAMETER.formatted("a"));
        List<String> ids = cfn.call("DescribeStackEvents", "StackName", "web").objects("StackEvents").stream()
                .filter(event -> event.needText("LogicalResourceId").equals("P"))
                .map(event -> event.needText("EventId"))
                .toList();
        assertEquals(3, ids.stream().distinct().count(), ids.toString());
        for (String id : ids) {
            assertTrue(
                    id.matches("P-CREATE_(IN_PROGRESS|COMPLETE)-\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z"),
                    id);
        }
    }

    @Test
    void whatARemovedResourceReferredToIsNotShown() {
        String more = "Resources: {P: {Type: AWS::SSM::Parameter, Properties: {Type: String, Value: a}},"
                + " Q: {Type: AWS::SSM::Parameter, Properties: {Type: String, Value: !Ref P}}}";
        cfn.deploy("one", "CREATE", more);
        cfn.changeSet("two", "UPDATE", PARAMETER.formatted("a"));
        JsonObject change = cfn.call(
                        "DescribeChangeSet",
                        "StackName",
                        "web",
                        "ChangeSetName",
                        "two",
                        "IncludePropertyValues",
                        "true")
                .objects("Changes")
                .getFirst()
                .objectOrEmpty("ResourceChange");
        assertEquals("Remove", change.needText("Action"));
        assertEquals(
                "{\"Properties\":{\"Type\":\"String\",\"Value\":\"{{changeSet:KNOWN_AFTER_APPLY}}\"}}",
                change.needText("BeforeContext"));
    }

    @Test
    void aPropertyThatAChangedParameterMovesHasTwoReasons() {
        String topic = "Parameters: {Name: {Type: String}}\n"
                + "Resources: {T: {Type: AWS::SNS::Topic, Properties: {TopicName: !Ref Name}}}";
        cfn.deploy("one", "CREATE", topic, "Name", "a");
        cfn.changeSet("two", "UPDATE", topic, "Name", "b");
        JsonObject target =
                JsonObject.of("Attribute", "Properties", "Name", "TopicName", "RequiresRecreation", "Always");
        assertEquals(
                List.of(
                        JsonObject.of("Target", target, "Evaluation", "Static", "ChangeSource", "ParameterReference")
                                .with("CausingEntity", "Name"),
                        JsonObject.of("Target", target, "Evaluation", "Dynamic", "ChangeSource", "DirectModification")),
                changeSet("two")
                        .objects("Changes")
                        .getFirst()
                        .objectOrEmpty("ResourceChange")
                        .objects("Details"));
    }

    @Test
    void theTagsOfAResourceAreOneOfItsPropertiesAndItsMetadataFollowsAParameterToo() {
        String bucket = """
            Parameters: {Secret: {Type: String, NoEcho: true}}
            Resources:
              Bucket:
                Type: AWS::S3::Bucket
                Properties: {BucketName: of-the-recording, Tags: [{Key: SecretTag, Value: !Ref Secret}]}
                Metadata: {SensitiveData: !Ref Secret}
            """;
        cfn.deploy("one", "CREATE", bucket, "Secret", "a");
        cfn.changeSet("two", "UPDATE", bucket, "Secret", "b");
        JsonObject change = changeSet("two").objects("Changes").getFirst().objectOrEmpty("ResourceChange");
        assertEquals(
                List.of("Metadata", "Properties"),
                change.texts("Scope").stream().sorted().toList());
        assertEquals(
                List.of(
                        "Metadata - DirectModification Dynamic",
                        "Metadata - ParameterReference Static",
                        "Properties Tags DirectModification Dynamic",
                        "Properties Tags ParameterReference Static"),
                change.objects("Details").stream()
                        .map(detail -> detail.objectOrEmpty("Target").needText("Attribute") + " "
                                + detail.objectOrEmpty("Target").text("Name").orElse("-") + " "
                                + detail.needText("ChangeSource") + " " + detail.needText("Evaluation"))
                        .sorted()
                        .toList());
    }

    @Test
    void aStackThatCouldNotBeDeletedSaysWhenThatBeganAndWhatIsInTheWay() {
        cfn.deploy("one", "CREATE", "Resources: {B: {Type: AWS::S3::Bucket, Properties: {BucketName: full}}}");
        cfn.s3.filled.add("full");
        cfn.call("DeleteStack", "StackName", "web");
        cfn.settle();
        assertEquals("DELETE_FAILED", stack("web").needText("StackStatus"));
        assertEquals(
                "The following resource(s) failed to delete: [B]. ",
                stack("web").needText("StackStatusReason"));
        assertTrue(stack("web").has("DeletionTime"));
        assertTrue(stack("web").has("EnableTerminationProtection"));
        String id = stack("web").needText("StackId");
        cfn.call("DeleteStack", "StackName", "web", "RetainResources", List.of("B"));
        cfn.settle();
        assertEquals("DELETE_COMPLETE", stack(id).needText("StackStatus"));
        assertFalse(stack(id).has("StackStatusReason"));
        assertFalse(stack(id).has("EnableTerminationProtection"));
        assertEquals(
                List.of(
                        "web DELETE_IN_PROGRESS",
                        "B DELETE_IN_PROGRESS",
                        "B DELETE_FAILED",
                        "web DELETE_FAILED",
                        "web DELETE_IN_PROGRESS",
                        "B DELETE_SKIPPED",
                        "web DELETE_COMPLETE"),
                cfn.call("DescribeStackEvents", "StackName", id).objects("StackEvents").reversed().stream()
                        .map(event -> event.needText("LogicalResourceId") + " " + event.needText("ResourceStatus"))
                        .skip(6)
                        .toList());
    }

    @Test
    void aStackThatCouldNotBeTakenBackSaysTheSame() {
        cfn.s3.filled.add("full");
        cfn.s3.buckets.add("taken");
        cfn.call("CreateStack", "StackName", "web", "TemplateBody", """
            Resources:
              B: {Type: AWS::S3::Bucket, Properties: {BucketName: full}}
              C: {Type: AWS::S3::Bucket, DependsOn: B, Properties: {BucketName: taken}}
            """);
        cfn.settle();
        assertEquals("ROLLBACK_FAILED", stack("web").needText("StackStatus"));
        assertEquals(
                "The following resource(s) failed to delete: [B]. ",
                stack("web").needText("StackStatusReason"));
        assertTrue(stack("web").has("DeletionTime"));
    }
}
