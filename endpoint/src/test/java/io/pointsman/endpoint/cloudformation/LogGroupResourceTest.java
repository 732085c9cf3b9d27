package io.pointsman.endpoint.cloudformation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.endpoint.logs.LogsService;
import io.pointsman.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code AWS::Logs::LogGroup} where there is CloudWatch Logs: a group that functions write to. */
final class LogGroupResourceTest {
    private static final String ARN = "arn:aws:logs:us-east-1:000000000000:log-group:/aws/lambda/app";

    private final Cfn cfn = new Cfn();

    @BeforeEach
    void logs() {
        cfn.world.add(new LogsService(cfn.world));
    }

    private static String template(String properties) {
        return """
            Resources:
              Log: {Type: AWS::Logs::LogGroup, Properties: {LogGroupName: /aws/lambda/app%s}}
            Outputs:
              Name: {Value: !Ref Log}
              Arn: {Value: !GetAtt Log.Arn}
            """.formatted(properties);
    }

    @Test
    void a_group_is_made_with_its_name_days_and_tags_and_goes_with_the_stack() {
        String template = template(", RetentionInDays: 7, Tags: [{Key: team, Value: shop}]");
        assertEquals("CREATE_COMPLETE", cfn.deploy("one", "CREATE", template));

        assertEquals(Optional.of(7L), group().number("retentionInDays"));
        assertEquals("shop", tags().needText("team"));
        assertEquals(
                List.of("/aws/lambda/app", ARN + ":*"),
                cfn.stack().objects("Outputs").stream()
                        .sorted((one, two) -> two.needText("OutputKey").compareTo(one.needText("OutputKey")))
                        .map(output -> output.needText("OutputValue"))
                        .toList());
        cfn.call("DeleteStack", "StackName", "web");
        cfn.settle();
        assertEquals(List.of(), groups());
    }

    @Test
    void other_days_change_the_group_and_keep_what_was_written() {
        cfn.deploy("one", "CREATE", template(", RetentionInDays: 7"));
        Instant now = cfn.world.clock().instant();
        cfn.world.logStore().write("/aws/lambda/app", "stream", now, "a line");

        assertEquals("UPDATE_COMPLETE", cfn.deploy("two", "UPDATE", template(", RetentionInDays: 14")));
        assertEquals(Optional.of(14L), group().number("retentionInDays"));
        assertEquals("UPDATE_COMPLETE", cfn.deploy("three", "UPDATE", template("")));
        assertFalse(group().has("retentionInDays"));
        assertEquals(
                "a line",
                cfn.world
                        .logStore()
                        .streams("/aws/lambda/app", now)
                        .getFirst()
                        .events()
                        .getFirst()
                        .message());
    }

    @Test
    void another_name_is_another_group() {
        cfn.deploy("one", "CREATE", template(""));
        JsonObject changeSet = cfn.changeSet("two", "UPDATE", template("").replace("/app", "/other"));
        assertEquals(List.of("Modify Log True"), Cfn.changes(changeSet));
        cfn.call("ExecuteChangeSet", "StackName", "web", "ChangeSetName", "two");
        cfn.settle();
        assertEquals(
                List.of("/aws/lambda/other"),
                groups().stream().map(one -> one.needText("logGroupName")).toList());
    }

    @Test
    void a_group_that_a_function_has_made_already_fails_the_stack() {
        cfn.world.call("logs", "CreateLogGroup", JsonObject.of("logGroupName", "/aws/lambda/app"));
        assertEquals("ROLLBACK_COMPLETE", cfn.deploy("one", "CREATE", template("")));
        assertTrue(cfn.reason("Log", "CREATE_FAILED").contains("already exists"), cfn.reason("Log", "CREATE_FAILED"));
        assertEquals(1, groups().size());
    }

    private JsonObject group() {
        return groups().getFirst();
    }

    private List<JsonObject> groups() {
        return cfn.world.call("logs", "DescribeLogGroups", JsonObject.empty()).objects("logGroups");
    }

    private JsonObject tags() {
        return cfn.world
                .call("logs", "ListTagsForResource", JsonObject.of("resourceArn", ARN))
                .objectOrEmpty("tags");
    }
}
