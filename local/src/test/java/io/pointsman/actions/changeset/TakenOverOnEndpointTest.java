package io.pointsman.actions.changeset;

import static io.pointsman.actions.changeset.AliasScene.function;
import static io.pointsman.actions.changeset.AliasScene.sam;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a release takes away from an alias and gives to another function: nothing of the alias itself changes, and customers move. */
final class TakenOverOnEndpointTest {
    private static final String HEAD = "Transform: AWS::Serverless-2016-10-31\nResources:\n";
    private static final String QUEUES = "  Jobs: {Type: 'AWS::SQS::Queue'}\n  More: {Type: 'AWS::SQS::Queue'}\n";

    private final AliasScene scene = new AliasScene();

    @AfterEach
    void close() {
        scene.close();
    }

    private static String from(String event, String queue) {
        return "Events: {" + event + ": {Type: SQS, Properties: {Queue: !GetAtt " + queue + ".Arn}}}";
    }

    private static String rule(String source) {
        return "Events: {Sold: {Type: EventBridgeRule, Properties: {Pattern: {source: [" + source + "]}}}}";
    }

    @Test
    void a_function_with_another_logical_id_does_not_get_all_messages_of_the_one_before_at_once() {
        scene.released(sam("one", from("Q", "Jobs")) + QUEUES);
        String renamed = HEAD + function("G", "two", from("Q", "Jobs")) + QUEUES;
        String message = scene.refused(renamed);

        assertTrue(
                message.contains("GQ (AWS::Lambda::EventSourceMapping): would take over what FQ brings to F"), message);
        assertEquals(0, scene.changeSets());
        scene.given = scene.given.with("AllAtOnce", List.of("F"));
        scene.released(renamed);
        assertEquals("1", scene.live("G"));
    }

    @Test
    void the_events_of_a_rule_do_not_go_over_to_a_function_that_nobody_has_let_in() {
        scene.released(sam("one", rule("shop")));
        String message = scene.refused(sam("one") + function("G", "two", rule("shop")));

        assertTrue(message.contains("would take over what FSold brings to F (the same EventPattern)"), message);
    }

    @Test
    void a_function_that_goes_and_one_that_comes_with_other_events_are_no_matter() {
        scene.released(sam("one", rule("shop")) + function("H", "one", from("Q", "Jobs")) + QUEUES);
        scene.released(HEAD + function("G", "two", rule("till")) + QUEUES);

        assertTrue(scene.changes().containsAll(List.of("F REMOVE", "FSold REMOVE", "G ADD", "GSold ADD", "HQ REMOVE")));
    }

    @Test
    void an_event_with_another_name_that_stays_on_the_alias_is_no_matter() {
        scene.released(sam("one", rule("shop")));
        scene.released(sam("two", rule("shop").replace("Sold", "Bought")));

        assertTrue(scene.changes().containsAll(List.of("FSold REMOVE", "FBought ADD")));
        assertEquals("1", scene.live("F"));
    }

    /** Callers: Warn is for what is wired outside; it has no say in what changes hands. */
    @Test
    void a_mapping_under_another_name_does_not_lead_past_the_alias() {
        String mapping =
                "  %s: {Type: 'AWS::Lambda::EventSourceMapping', Properties: {EventSourceArn: !GetAtt Jobs.Arn,"
                        + " FunctionName: !Ref %s}}\n";
        scene.released(sam("one") + QUEUES + mapping.formatted("M", "F.Alias"));
        scene.given = scene.given.with("Callers", "Warn");
        String message = scene.refused(sam("two") + QUEUES + mapping.formatted("N", "F"));

        assertTrue(message.contains("N (AWS::Lambda::EventSourceMapping): would take over what M brings"), message);
    }

    private String nested(String id, String child) {
        String key = "children/" + child.hashCode() + ".template";
        return "  " + id + ":\n    Type: AWS::CloudFormation::Stack\n    Properties: {TemplateURL: '"
                + scene.place.stored(key, child) + "'}\n";
    }

    private static String unnamed(String code) {
        return sam(code).replace("      FunctionName: web-F\n", "");
    }

    @Test
    void a_nested_stack_with_another_name_does_not_bring_new_code_to_everybody() {
        scene.released("Resources:\n" + nested("Shop", unnamed("one")));
        String renamed = "Resources:\n" + nested("Store", unnamed("two"));
        String message = scene.refused(renamed);

        assertTrue(
                message.contains("Shop-F would go and Store-F come in its place, with all traffic at once"), message);
        scene.given = scene.given.with("AllAtOnce", List.of("Shop-F"));
        scene.released(renamed);
    }

    @Test
    void a_function_that_moves_into_a_nested_stack_does_not_bring_new_code_to_everybody() {
        String topic = "  Topic: {Type: 'AWS::SNS::Topic'}\n";
        scene.released(unnamed("one") + topic);
        String message = scene.refused("Resources:\n" + topic + nested("Shop", unnamed("two")));

        assertTrue(message.contains("F would go and Shop-F come in its place"), message);
    }

    @Test
    void a_nested_stack_that_goes_alone_takes_its_functions_along() {
        String topic = "  Topic: {Type: 'AWS::SNS::Topic'}\n";
        scene.released("Resources:\n" + topic + nested("Shop", unnamed("one")));
        scene.released("Resources:\n" + topic);

        assertFalse(scene.changes().isEmpty());
    }
}
