package io.pointsman.endpoint.cloudformation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChangeSetTest {
    private static final String TOPIC = """
        Parameters:
          Owner: {Type: String, Default: me}
        Resources:
          Topic:
            Type: AWS::SNS::Topic
            Properties: {DisplayName: !Ref Owner}
        """;

    private final Cfn cfn = new Cfn();

    private JsonObject create(String name, String type, Object... more) {
        JsonObject input =
                JsonObject.of("StackName", "web", "ChangeSetName", name, "ChangeSetType", type, "TemplateBody", TOPIC);
        for (int i = 0; i < more.length; i += 2) {
            input = input.with(String.valueOf(more[i]), more[i + 1]);
        }
        return cfn.world.call("cloudformation", "CreateChangeSet", input);
    }

    private JsonObject describe(String name) {
        return cfn.call("DescribeChangeSet", "StackName", "web", "ChangeSetName", name);
    }

    @Test
    void a_change_set_takes_time_and_leaves_a_new_stack_in_review() {
        create("one", "CREATE");
        assertEquals("CREATE_PENDING", describe("one").needText("Status"));
        cfn.pass(1);
        assertEquals("CREATE_IN_PROGRESS", describe("one").needText("Status"));
        cfn.pass(1);
        assertEquals("CREATE_COMPLETE", describe("one").needText("Status"));
        assertEquals("AVAILABLE", describe("one").needText("ExecutionStatus"));
        assertEquals("REVIEW_IN_PROGRESS", cfn.status());
        assertEquals(List.of("Add Topic"), Cfn.changes(describe("one")));
    }

    @Test
    void executing_makes_the_stack_and_every_event_carries_the_token() {
        assertEquals("CREATE_COMPLETE", cfn.deploy("one", "CREATE", TOPIC));
        List<JsonObject> events =
                cfn.call("DescribeStackEvents", "StackName", "web").objects("StackEvents");
        assertEquals("CREATE_COMPLETE", events.getFirst().needText("ResourceStatus"), "the newest is first");
        assertEquals(
                List.of(
                        "web REVIEW_IN_PROGRESS",
                        "web CREATE_IN_PROGRESS",
                        "Topic CREATE_IN_PROGRESS",
                        "Topic CREATE_IN_PROGRESS",
                        "Topic CREATE_COMPLETE",
                        "web CREATE_COMPLETE"),
                cfn.events());
        assertEquals(
                5,
                events.stream()
                        .filter(event ->
                                event.text("ClientRequestToken").orElse("").equals("run-one"))
                        .count());
        assertEquals("EXECUTE_COMPLETE", describe("one").needText("ExecutionStatus"));
    }

    @Test
    void executing_one_change_set_deletes_the_others() {
        create("other", "CREATE");
        cfn.deploy("one", "CREATE", TOPIC);
        assertEquals(
                "ChangeSetNotFound",
                cfn.refusal("DescribeChangeSet", "StackName", "web", "ChangeSetName", "other")
                        .code());
        assertEquals(List.of(), cfn.call("ListChangeSets", "StackName", "web").objects("Summaries"));
        assertEquals("EXECUTE_COMPLETE", describe("one").needText("ExecutionStatus"));
    }

    @Test
    void the_same_again_is_no_change_in_the_words_for_plain_templates() {
        cfn.deploy("one", "CREATE", TOPIC);
        JsonObject again = cfn.changeSet("two", "UPDATE", TOPIC);
        assertEquals("FAILED", again.needText("Status"));
        assertEquals("UNAVAILABLE", again.needText("ExecutionStatus"));
        assertEquals(
                "The submitted information didn't contain changes. Submit different information to create a change"
                        + " set.",
                again.needText("StatusReason"));
        assertEquals(
                "InvalidChangeSetStatus",
                cfn.refusal("ExecuteChangeSet", "StackName", "web", "ChangeSetName", "two")
                        .code());
    }

    @Test
    void a_changed_parameter_is_named_as_the_cause_with_its_values() {
        cfn.deploy("one", "CREATE", TOPIC);
        cfn.changeSet("two", "UPDATE", TOPIC, "Owner", "you");
        JsonObject described = cfn.call(
                "DescribeChangeSet", "StackName", "web", "ChangeSetName", "two", "IncludePropertyValues", "true");
        JsonObject change = described.objects("Changes").getFirst().objectOrEmpty("ResourceChange");
        JsonObject detail = change.objects("Details").getFirst();
        assertEquals("Modify", change.needText("Action"));
        assertEquals("False", change.needText("Replacement"));
        assertEquals(List.of("Properties"), change.texts("Scope"));
        assertEquals("ParameterReference", detail.needText("ChangeSource"));
        assertEquals("Owner", detail.needText("CausingEntity"));
        JsonObject target = detail.objectOrEmpty("Target");
        assertEquals("/Properties/DisplayName", target.needText("Path"));
        assertEquals("me", target.needText("BeforeValue"));
        assertEquals("you", target.needText("AfterValue"));
        assertTrue(change.needText("AfterContext").contains("\"DisplayName\":\"you\""));
    }

    @Test
    void an_update_cleans_up_and_then_is_complete() {
        cfn.deploy("one", "CREATE", TOPIC + "  Old: {Type: AWS::SQS::Queue}\n");
        assertEquals("UPDATE_COMPLETE", cfn.deploy("two", "UPDATE", TOPIC, "Owner", "you"));
        List<String> events = cfn.events();
        assertEquals(
                List.of(
                        "web UPDATE_IN_PROGRESS",
                        "Topic UPDATE_IN_PROGRESS",
                        "Topic UPDATE_COMPLETE",
                        "web UPDATE_COMPLETE_CLEANUP_IN_PROGRESS",
                        "Old DELETE_IN_PROGRESS",
                        "Old DELETE_COMPLETE",
                        "web UPDATE_COMPLETE"),
                events.subList(events.size() - 7, events.size()));
        assertEquals(List.of("Topic"), cfn.resources());
    }

    @Test
    void a_name_is_adopted_by_the_same_call_and_refused_to_another() {
        String id = create("one", "CREATE").needText("Id");
        assertEquals(id, create("one", "CREATE").needText("Id"));
        var refusal = cfn.refusal(
                "CreateChangeSet",
                "StackName",
                "web",
                "ChangeSetName",
                "one",
                "ChangeSetType",
                "CREATE",
                "TemplateBody",
                TOPIC,
                "Parameters",
                Cfn.parameters("Owner", "you"));
        assertEquals("AlreadyExistsException", refusal.code());
        assertEquals(
                "ChangeSet one cannot be created due to a mismatch with existing attribute Parameters", refusal.said());
    }

    @Test
    void a_name_whose_change_set_was_executed_is_free_again() {
        cfn.deploy("one", "CREATE", TOPIC);
        String before = cfn.stack().needText("ChangeSetId");
        JsonObject again = cfn.changeSet("one", "UPDATE", TOPIC, "Owner", "you");
        assertNotEquals(before, again.needText("ChangeSetId"));
    }

    @Test
    void a_second_execution_is_refused_by_token_and_by_status() {
        cfn.deploy("one", "CREATE", TOPIC);
        assertEquals(
                "TokenAlreadyExistsException",
                cfn.refusal(
                                "ExecuteChangeSet",
                                "StackName",
                                "web",
                                "ChangeSetName",
                                "one",
                                "ClientRequestToken",
                                "run-one")
                        .code());
        assertEquals(
                "InvalidChangeSetStatus",
                cfn.refusal("ExecuteChangeSet", "StackName", "web", "ChangeSetName", "one")
                        .code());
    }

    @Test
    void somebody_elses_update_makes_a_change_set_obsolete_and_a_busy_stack_refuses() {
        cfn.deploy("one", "CREATE", TOPIC);
        cfn.changeSet("two", "UPDATE", TOPIC, "Owner", "you");
        cfn.call(
                "UpdateStack",
                "StackName",
                "web",
                "TemplateBody",
                TOPIC,
                "Parameters",
                Cfn.parameters("Owner", "they"));
        assertEquals("OBSOLETE", describe("two").needText("ExecutionStatus"));
        assertTrue(cfn.refusal("CreateChangeSet", "StackName", "web", "ChangeSetName", "three", "TemplateBody", TOPIC)
                .said()
                .endsWith(" is in UPDATE_IN_PROGRESS state and can not be updated."));
    }

    @Test
    void parameters_are_refused_in_the_words_of_AWS() {
        assertEquals(
                "Parameters: [A, B] must have values",
                refusedWith("{Parameters: {A: {Type: String}, B: {Type: String}}, Resources: {T: {Type:"
                        + " AWS::SNS::Topic}}}"));
        assertEquals(
                "Parameter values specified for a template which does not require them.",
                refusedWith("{Resources: {T: {Type: AWS::SNS::Topic}}}", "A", "x"));
        assertEquals("Parameters: [X] do not exist in the template", refusedWith(TOPIC, "X", "x"));
        assertEquals(
                "Template format error: Unresolved resource dependencies [Nope] in the Resources block of the template",
                refusedWith("{Resources: {T: {Type: AWS::SNS::Topic, Properties: {DisplayName: !Ref Nope}}}}"));
    }

    private String refusedWith(String template, String... parameters) {
        var refusal = cfn.refusal(
                "CreateChangeSet",
                "StackName",
                "web",
                "ChangeSetName",
                "one",
                "ChangeSetType",
                "CREATE",
                "TemplateBody",
                template,
                "Parameters",
                Cfn.parameters(parameters));
        assertEquals("ValidationError", refusal.code());
        return refusal.said();
    }

    @Test
    void an_unknown_stack_and_change_set_are_told_apart() {
        assertEquals(
                "Stack with id web does not exist",
                cfn.refusal("DescribeStacks", "StackName", "web").said());
        assertEquals(
                "Stack [web] does not exist",
                cfn.refusal("CreateChangeSet", "StackName", "web", "ChangeSetName", "a", "TemplateBody", TOPIC)
                        .said());
        create("one", "CREATE");
        assertEquals(
                "ChangeSet [two] does not exist",
                cfn.refusal("DescribeChangeSet", "StackName", "web", "ChangeSetName", "two")
                        .said());
    }

    @Test
    void iam_needs_its_capability() {
        var refusal = cfn.refusal(
                "CreateChangeSet",
                "StackName",
                "web",
                "ChangeSetName",
                "one",
                "ChangeSetType",
                "CREATE",
                "TemplateBody",
                "{Resources: {R: {Type: AWS::IAM::Role, Properties: {RoleName: x}}}}",
                "Capabilities",
                List.of("CAPABILITY_IAM"));
        assertEquals("InsufficientCapabilitiesException", refusal.code());
        assertEquals("Requires capabilities : [CAPABILITY_NAMED_IAM]", refusal.said());
    }

    @Test
    void a_replaced_resource_makes_what_refers_to_it_conditional() {
        String template = """
            Parameters: {Name: {Type: String, Default: a}}
            Resources:
              Queue: {Type: AWS::SQS::Queue, Properties: {QueueName: !Ref Name}}
              Subscription:
                Type: AWS::SNS::Subscription
                Properties: {Protocol: sqs, TopicArn: t, Endpoint: !GetAtt Queue.Arn}
              Other: {Type: AWS::SNS::Topic, Properties: {DisplayName: !Ref Queue}}
            """;
        cfn.deploy("one", "CREATE", template);
        JsonObject changes = cfn.changeSet("two", "UPDATE", template, "Name", "b");
        assertEquals(
                List.of("Modify Other False", "Modify Queue True", "Modify Subscription Conditional"),
                Cfn.changes(changes));
        cfn.call("ExecuteChangeSet", "StackName", "web", "ChangeSetName", "two");
        cfn.settle();
        assertEquals("UPDATE_COMPLETE", cfn.status());
        assertTrue(cfn.events().contains("Queue DELETE_COMPLETE"), "the old queue goes in the clean-up");
        assertTrue(cfn.resources().contains("Queue"));
    }

    @Test
    void many_changes_come_in_pages() {
        StringBuilder template = new StringBuilder("Resources:\n");
        for (int i = 0; i < 500; i++) {
            template.append("  Topic").append(i).append(": {Type: AWS::SNS::Topic}\n");
        }
        JsonObject first = cfn.changeSet("one", "CREATE", template.toString());
        JsonObject second = page("one", first.needText("NextToken"));
        JsonObject third = page("one", second.needText("NextToken"));
        assertEquals(100, third.objects("Changes").size());
        assertFalse(third.has("NextToken"));
    }

    private JsonObject page(String name, String token) {
        return cfn.call("DescribeChangeSet", "StackName", "web", "ChangeSetName", name, "NextToken", token);
    }

    @Test
    void a_secret_parameter_is_never_shown() {
        String template = """
            Parameters: {Word: {Type: String, NoEcho: true}}
            Resources: {T: {Type: AWS::SNS::Topic, Properties: {DisplayName: !Sub 'x-${Word}'}}}
            """;
        cfn.changeSet("one", "CREATE", template, "Word", "open-sesame");
        JsonObject described = cfn.call(
                "DescribeChangeSet", "StackName", "web", "ChangeSetName", "one", "IncludePropertyValues", true);
        assertFalse(Json.text(described.with("CreationTime", "")).contains("open-sesame"));
        assertEquals("****", described.objects("Parameters").getFirst().needText("ParameterValue"));
    }

    @Test
    void a_name_that_is_taken_is_found_before_anything_is_made() {
        cfn.s3.buckets.add("taken");
        String template = "{Resources: {B: {Type: AWS::S3::Bucket, Properties: {BucketName: taken}}}}";
        JsonObject changeSet = cfn.changeSet("one", "CREATE", template);
        assertEquals("FAILED", changeSet.needText("Status"));
        assertTrue(changeSet.needText("StatusReason").contains("[AWS::EarlyValidation::ResourceExistenceCheck]"));
        JsonObject event = cfn.call("DescribeEvents", "ChangeSetName", changeSet.needText("ChangeSetId"))
                .objects("OperationEvents")
                .getFirst();
        assertEquals("NAME_CONFLICT_VALIDATION", event.needText("ValidationName"));
        assertEquals("B", event.needText("LogicalResourceId"));
    }
}
