package io.pointsman.alias.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.alias.DeployedStack;
import io.pointsman.alias.DeployedStack.Resource;
import io.pointsman.alias.ProductionAlias;
import io.pointsman.json.JsonObject;
import io.pointsman.review.Change;
import io.pointsman.review.Change.Action;
import io.pointsman.review.Change.Replacement;
import io.pointsman.review.Changes;
import io.pointsman.review.Objection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What takes the place of what goes: the stack has F, and Cart in the nested stack Shop. */
final class TakenOverTest {
    private static final String LIVE = "arn:aws:lambda:us-east-1:123456789012:function:web-F:live";
    private static final String OTHER = LIVE.replace("web-F", "web-G");
    private static final String MAPPING = "AWS::Lambda::EventSourceMapping";

    private Set<String> allowed = Set.of();
    private DeployedStack stack = DeployedStack.NONE;

    private String verdict(Change... changes) {
        AliasFacts facts = new AliasFacts(
                ProductionAlias.LIVE,
                Map.of("web-F", "F", "web-Cart", "Shop-Cart"),
                Map.of("FAliaslive", "F", "Store-CartAliaslive", "Store-Cart"),
                allowed,
                Set.of(),
                stack,
                true);
        List<Objection> objections = new TakenOver(facts).objections(new Changes(List.of(changes)));
        return String.join("\n", objections.stream().map(Objection::why).toList());
    }

    private static Change change(Action action, String id, String type, Optional<String> context) {
        return new Change(
                "",
                action,
                id,
                "",
                type,
                Replacement.NO,
                "",
                List.of(),
                List.of(),
                action == Action.ADD ? Optional.empty() : context,
                action == Action.ADD ? context : Optional.empty(),
                JsonObject.empty());
    }

    private static Optional<String> events(String function, String source) {
        return Optional.of("{\"Properties\":{\"FunctionName\":\"" + function + "\",\"Enabled\":true," + source + "}}");
    }

    private static Change goes(String source) {
        return change(Action.REMOVE, "FQ", MAPPING, events(LIVE, source));
    }

    private static Change comes(String type, String function, String source) {
        return change(Action.ADD, "GQ", type, events(function, source));
    }

    @Test
    void the_same_events_do_not_go_elsewhere_whatever_names_their_source() {
        for (String source : List.of(
                "\"EventSourceArn\":\"arn:aws:sqs:us-east-1:123456789012:jobs\"",
                "\"EventPattern\":{\"source\":[\"shop\"]}",
                "\"ScheduleExpression\":\"rate(1 minute)\"",
                "\"TopicArn\":\"arn:aws:sns:us-east-1:123456789012:sold\"",
                "\"LogGroupName\":\"/aws/lambda/other\"")) {
            assertTrue(verdict(goes(source), comes(MAPPING, OTHER, source)).contains("would take over what FQ brings"));
            assertTrue(verdict(goes(source), comes(MAPPING, "{{changeSet:KNOWN_AFTER_APPLY}}", source))
                    .contains("would take over what FQ brings to F"));
        }
    }

    @Test
    void other_events_the_same_alias_and_what_is_no_caller_pass() {
        String jobs = "\"EventSourceArn\":\"arn:aws:sqs:us-east-1:123456789012:jobs\"";
        String log = "\"LogGroupName\":\"/aws/lambda/other\"";

        assertEquals("", verdict(goes(jobs), comes(MAPPING, OTHER, jobs.replace("jobs", "more"))));
        assertEquals(
                "",
                verdict(
                        goes("\"EventPattern\":{\"source\":[\"shop\"]}"),
                        comes(MAPPING, OTHER, "\"EventPattern\":{\"source\":[\"till\"]}")));
        assertEquals("", verdict(goes(jobs), comes(MAPPING, LIVE, jobs)));
        assertEquals("", verdict(goes(log), comes("AWS::Logs::MetricFilter", OTHER, log)));
        assertEquals("", verdict(goes(jobs)));
        allowed = Set.of("F");
        assertEquals("", verdict(goes(jobs), comes(MAPPING, OTHER, jobs)));
    }

    private static final String UNSHOWN = "{{changeSet:KNOWN_AFTER_APPLY}}";
    private static final String QUEUE = "arn:aws:sqs:us-east-1:123456789012:web-Jobs-1";

    /** @param callee how the deployed template names whom the mapping FQ calls */
    private static DeployedStack deployed(String callee, String source) {
        return new DeployedStack(
                List.of(
                        new Resource("F", "AWS::Lambda::Function", "web-F"),
                        new Resource("FAliaslive", "AWS::Lambda::Alias", LIVE),
                        new Resource(
                                "Jobs",
                                "AWS::SQS::Queue",
                                "https://sqs.us-east-1.amazonaws.com/123456789012/web-Jobs-1"),
                        new Resource("Table", "AWS::DynamoDB::Table", "web-Table-2"),
                        new Resource("FQ", MAPPING, "11111111-2222-3333-4444-555555555555")),
                Optional.of("Resources: {FQ: {Type: '" + MAPPING + "', Properties: {FunctionName: " + callee
                        + ", EventSourceArn: " + source + "}}}"),
                Map.of("Name", "web-F"),
                Map.of());
    }

    private String taken(String callee, String source, String arnThatComes) {
        stack = deployed(callee, source);
        Change gone = goes("\"EventSourceArn\":\"" + UNSHOWN + "\"");
        Change shown = change(
                Action.REMOVE,
                "FQ",
                MAPPING,
                gone.before().map(text -> text.replace(LIVE, callee.startsWith("arn") ? callee : UNSHOWN)));
        return verdict(shown, comes(MAPPING, OTHER, "\"EventSourceArn\":\"" + arnThatComes + "\""));
    }

    @Test
    void what_cloudformation_does_not_show_of_a_removed_caller_is_read_from_the_deployed_template() {
        for (String callee : List.of(
                "!Ref FAliaslive",
                "!Sub '${F}:live'",
                "!Join [':', [!Ref Name, live]]",
                "!Sub 'arn:${AWS::Partition}:lambda:${AWS::Region}:123456789012:function:${F}:live'")) {
            assertTrue(
                    taken(callee, "!GetAtt Jobs.Arn", QUEUE).contains("what FQ brings to F (the same EventSourceArn)"),
                    callee);
            assertEquals("", taken(callee, "!GetAtt Jobs.Arn", QUEUE.replace("Jobs", "More")), callee);
        }
        assertEquals("", taken("!Ref F", "!GetAtt Jobs.Arn", QUEUE));
    }

    @Test
    void a_source_is_the_same_by_the_resource_that_its_attribute_names() {
        String table = "arn:aws:dynamodb:us-east-1:123456789012:table/web-Table-2/stream/2026-11-30T00:00:00.000";
        assertTrue(taken("!Ref FAliaslive", "!GetAtt Table.StreamArn", table).contains("the same EventSourceArn"));
        assertEquals("", taken("!Ref FAliaslive", "!GetAtt Table.StreamArn", table.replace("Table-2", "Table-3")));
        assertTrue(taken("!Ref FAliaslive", "!GetAtt Jobs.Arn", UNSHOWN).contains("the same EventSourceArn"));
        assertTrue(taken("!Ref FAliaslive", "!ImportValue Jobs", QUEUE).contains("the same EventSourceArn"));
        assertTrue(taken("!If [Live, !Ref FAliaslive, !Ref F]", "!GetAtt Jobs.Arn", QUEUE)
                .contains("brings to F"));
    }

    @Test
    void what_nobody_shows_counts() {
        Change gone = change(Action.REMOVE, "FQ", MAPPING, events(UNSHOWN, "\"EventSourceArn\":\"" + UNSHOWN + "\""));
        assertTrue(verdict(gone, comes(MAPPING, OTHER, "\"EventSourceArn\":\"" + QUEUE + "\""))
                .contains("would take over what FQ brings to F"));
    }

    private static Change stack(String id) {
        return change(Action.REMOVE, id, Change.NESTED_STACK, Optional.empty());
    }

    @Test
    void a_function_of_a_nested_stack_does_not_come_again_in_another_one() {
        assertTrue(verdict(stack("Shop")).contains("Shop-Cart would go and Store-Cart come in its place"));
        assertEquals("", verdict(stack("Sho")));
        assertEquals("", verdict(stack("Store")));
        allowed = Set.of("Shop-Cart");
        assertEquals("", verdict(stack("Shop")));
    }
}
