package io.pointsman.endpoint.cloudformation;

import static io.pointsman.endpoint.cloudformation.CfnWire.parameters;
import static io.pointsman.endpoint.cloudformation.CfnWire.refusal;
import static io.pointsman.endpoint.cloudformation.CfnWire.tags;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetType;
import software.amazon.awssdk.services.cloudformation.model.ExecutionStatus;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;

/** What a call leaves out is kept, what it sends empty is removed, and what is secret is shown nowhere. */
class StackWordsWireTest {
    private static final String TOPIC = "arn:aws:sns:us-east-1:000000000000:events";

    private final Cfn cfn = new Cfn();
    private final CfnWire web = new CfnWire(cfn);

    @AfterEach
    void close() {
        web.close();
    }

    private static String topic(String name) {
        return "Resources: {Note: {Type: AWS::SNS::Topic, Properties: {DisplayName: " + name + "}}}";
    }

    private void tagged() {
        web.create(topic("one"), ask -> ask.tags(tags("team", "shop")).notificationARNs(TOPIC));
    }

    /** aws/aws-cdk#32153. */
    @Test
    void an_update_without_tags_and_topics_keeps_them_and_one_with_none_removes_them() {
        tagged();

        var kept = web.update(topic("two"), ask -> ask);
        assertEquals(tags("team", "shop"), kept.tags());
        assertEquals(List.of(TOPIC), kept.notificationARNs());

        var removed = web.update(topic("three"), ask -> ask.tags(List.of()).notificationARNs(List.of()));
        assertEquals(List.of(), removed.tags());
        assertEquals(List.of(), removed.notificationARNs());
    }

    @Test
    void a_change_set_without_tags_and_topics_keeps_them_and_one_with_none_removes_them() {
        tagged();

        var keeping = web.changeSet("keep", topic("two"), ask -> ask);
        assertEquals(tags("team", "shop"), keeping.tags());
        assertEquals(List.of(TOPIC), keeping.notificationARNs());
        assertEquals(tags("team", "shop"), web.execute("keep").tags());

        var removing =
                web.changeSet("remove", topic("two"), ask -> ask.tags(List.of()).notificationARNs(List.of()));
        assertEquals(List.of(), removing.tags());
        assertEquals(List.of(), removing.notificationARNs());
        var after = web.execute("remove");
        assertEquals(List.of(), after.tags());
        assertEquals(List.of(), after.notificationARNs());
    }

    /** aws/aws-sam-cli#5687, cdklabs/awscdk-v1-stack-finder#273. */
    @Test
    void a_stack_in_review_has_an_empty_template_and_its_change_set_has_one() {
        web.changeSet("first", topic("one"), ask -> ask.changeSetType(ChangeSetType.CREATE));

        assertEquals("", web.client.getTemplate(ask -> ask.stackName("web")).templateBody());
        assertEquals(
                topic("one"),
                web.client
                        .getTemplate(ask -> ask.stackName("web").changeSetName("first"))
                        .templateBody());
        web.execute("first");
        assertEquals(
                topic("one"),
                web.client.getTemplate(ask -> ask.stackName("web")).templateBody());
    }

    @Test
    void CreateStack_fills_a_stack_that_is_in_review_and_its_change_set_is_obsolete() {
        var first = web.changeSet("first", topic("one"), ask -> ask.changeSetType(ChangeSetType.CREATE));

        web.create(topic("two"), ask -> ask);

        assertEquals(first.stackId(), web.stack().stackId());
        assertEquals(StackStatus.CREATE_COMPLETE, web.stack().stackStatus());
        assertEquals(ExecutionStatus.OBSOLETE, web.describe("first").executionStatus());
    }

    @Test
    void a_deleted_stack_named_by_its_id_can_neither_be_updated_nor_created_again() {
        web.create(topic("one"), ask -> ask);
        String id = web.stack().stackId();
        web.client.deleteStack(ask -> ask.stackName("web"));
        web.settle();

        String gone = "Stack:" + id + " is in DELETE_COMPLETE state and can not be updated.";
        assertEquals(
                gone,
                refusal(() -> web.client.updateStack(ask -> ask.stackName(id).templateBody(topic("two")))));
        assertEquals(gone, refusal(() -> web.changeSet("test", topic("two"), ask -> ask.stackName(id))));
        assertEquals(
                "Stack [" + id + "] already exists and cannot be created again with the changeSet [test].",
                refusal(() -> web.changeSet(
                        "test", topic("two"), ask -> ask.stackName(id).changeSetType(ChangeSetType.CREATE))));
    }

    @Test
    void ResourceTypes_limits_what_an_operation_may_work_with() {
        web.create(topic("one"), ask -> ask);

        assertEquals(
                "Resource type AWS::SNS::Topic is not allowed by parameter ResourceTypes [AWS::EC2::*]",
                refusal(() -> web.update(topic("two"), ask -> ask.resourceTypes("AWS::EC2::*"))));
        assertEquals(
                StackStatus.UPDATE_COMPLETE,
                web.update(topic("two"), ask -> ask.resourceTypes("AWS::EC2::*", "AWS::SNS::*"))
                        .stackStatus());
    }

    private static final String SECRET = """
        Parameters:
          Word: {Type: String, NoEcho: true}
          Short: {Type: String, NoEcho: true, Default: a}
        Resources:
          Fn:
            Type: AWS::Lambda::Function
            Properties:
              FunctionName: fn
              Handler: a.b
              Runtime: python3.12
              Role: arn:aws:iam::000000000000:role/r
              Code: {S3Bucket: code, S3Key: k}
              Environment: {Variables: {PASSWORD: !Ref Word, URL: !Sub "https://me:${Word}@host", MARK: !Ref Short}}
        """;

    @Test
    void a_secret_is_shown_neither_before_nor_after_a_change_nor_anywhere_else() {
        web.create(SECRET, ask -> ask.parameters(parameters("Word", "oldWord1")));
        var changeSet = web.changeSet("two", SECRET, ask -> ask.parameters(parameters("Word", "newWord2")));
        var change = changeSet.changes().getFirst().resourceChange();

        assertTrue(change.beforeContext().contains("\"PASSWORD\":\"****\""), change.beforeContext());
        assertTrue(change.afterContext().contains("\"URL\":\"https://me:****@host\""), change.afterContext());
        assertTrue(change.details().stream()
                .allMatch(detail -> detail.target().beforeValue().contains("****")));
        assertTrue(change.details().stream()
                .allMatch(detail -> detail.target().afterValue().contains("****")));
        web.execute("two");
        String all = changeSet + "" + web.stack() + web.events()
                + web.client.getTemplateSummary(ask -> ask.stackName("web"))
                + web.client.describeStackResources(ask -> ask.stackName("web"));
        assertFalse(all.contains("oldWord1") || all.contains("newWord2"), all);
        assertTrue(web.events().getFirst().toString().contains("arn:aws"), "a short secret hides no other word");
    }
}
