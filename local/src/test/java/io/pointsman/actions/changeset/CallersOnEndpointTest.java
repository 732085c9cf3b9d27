package io.pointsman.actions.changeset;

import static io.pointsman.actions.changeset.AliasScene.function;
import static io.pointsman.actions.changeset.AliasScene.sam;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudformation.model.StackSummary;

/** Who calls the functions of a release by another name than the alias that is shifted, against the embedded endpoint. */
final class CallersOnEndpointTest {
    private static final String SCHEDULE = "Events: {Nightly: {Type: Schedule, Properties: {Schedule: rate(1 day)}}}";

    private final AliasScene scene = new AliasScene();

    @AfterEach
    void close() {
        scene.close();
    }

    /** As SAM does it without an alias: the event leads to the function itself. */
    private static String bare(String code, String... more) {
        return sam(code, more).replace("      AutoPublishAlias: live\n", "");
    }

    private static String aliased(String code, String alias) {
        return sam(code, SCHEDULE).replace("AutoPublishAlias: live", "AutoPublishAlias: " + alias);
    }

    private void isNotThere(String stack) {
        List<String> stacks = scene.place.cloudFormation.listStacksPaginator().stackSummaries().stream()
                .map(StackSummary::stackName)
                .toList();
        assertTrue(!stacks.contains(stack), stacks.toString());
    }

    @Test
    void an_event_past_the_alias_stops_the_release_before_anything_is_made() {
        String message = scene.refused(bare("one", SCHEDULE));

        assertTrue(message.contains("event Nightly (Schedule) calls $LATEST of F, and shift moves live"), message);
        assertTrue(message.contains("Write AutoPublishAlias: live into F"), message);
        isNotThere("web");
    }

    @Test
    void an_event_that_is_added_past_the_alias_makes_no_change_set_for_a_stack_in_use() {
        scene.released(bare("one"));
        String message = scene.refused(bare("two", SCHEDULE));

        assertTrue(message.contains("event Nightly (Schedule) calls $LATEST of F"), message);
        assertEquals(0, scene.changeSets());
    }

    @Test
    void an_event_of_another_alias_is_no_customer_of_the_one_that_is_shifted() {
        String message = scene.refused(aliased("one", "dev"));

        assertTrue(message.contains("event Nightly (Schedule) calls alias dev of F, and shift moves live"), message);
        isNotThere("web");
    }

    @Test
    void a_caller_past_the_alias_that_is_meant_is_on_the_page_and_passes() {
        scene.given = scene.given.with("Callers", "Warn");
        scene.made(bare("one", SCHEDULE));

        String warnings = scene.review().texts("warnings").toString();
        assertTrue(warnings.contains("event Nightly (Schedule) calls $LATEST of F"), warnings);
        assertEquals(scene.review().texts("warnings"), scene.submission().texts("warnings"));
    }

    @Test
    void callers_of_the_alias_pass_without_a_word() {
        scene.released(sam("one", SCHEDULE));

        assertEquals(List.of(), scene.review().texts("warnings"));
    }

    @Test
    void a_caller_in_a_nested_template_stops_the_release_too() {
        String address = scene.place.stored("children/shop.template", bare("one", SCHEDULE));
        String message = scene.refused("Resources:\n  Shop:\n    Type: AWS::CloudFormation::Stack\n    Properties:"
                + " {TemplateURL: '" + address + "'}\n");

        assertTrue(message.contains("event Nightly (Schedule) calls $LATEST of Shop-F"), message);
        isNotThere("web");
    }

    private static String byParameter(String code) {
        return "Parameters: {Name: {Type: String}}\n" + aliased(code, "!Ref Name");
    }

    @Test
    void an_alias_by_a_parameter_is_judged_by_the_value_that_the_pipeline_gives() {
        scene.given = scene.given.with("ParameterOverrides", Map.of("Name", "dev"));
        String message = scene.refused(byParameter("one"));
        assertTrue(message.contains("calls alias dev of F"), message);

        scene.given = scene.given.with("ParameterOverrides", Map.of("Name", "live"));
        scene.released(byParameter("one"));
        assertEquals("1", scene.live("F"));
    }

    @Test
    void an_alias_by_a_parameter_without_a_value_is_judged_by_the_value_that_the_stack_keeps() {
        scene.given =
                JsonObject.of("StackName", "web", "Callers", "Warn").with("ParameterOverrides", Map.of("Name", "dev"));
        scene.released(byParameter("one"));
        scene.given = JsonObject.of("StackName", "web");
        String message = scene.refused(byParameter("two"));

        assertTrue(message.contains("calls alias dev of F"), message);
    }

    @Test
    void an_alias_by_a_parameter_that_the_stack_keeps_as_live_passes() {
        scene.given = scene.given.with("ParameterOverrides", Map.of("Name", "live"));
        scene.released(byParameter("one"));
        scene.given = JsonObject.of("StackName", "web");
        scene.released(byParameter("two"));

        assertEquals("1", scene.live("F"));
        assertEquals(List.of("F MODIFY"), scene.changes());
    }

    @Test
    void a_function_that_is_left_out_may_be_called_by_any_name() {
        scene.given = scene.given.with("Functions", List.of("!F"));
        scene.released(bare("one", SCHEDULE));

        assertEquals(List.of(), scene.review().texts("warnings"));
    }

    @Test
    void leaving_one_function_out_does_not_let_the_callers_of_another_pass() {
        scene.given = scene.given.with("Functions", List.of("!F"));
        String message = scene.refused(
                bare("one", SCHEDULE) + function("G", "one", SCHEDULE).replace("      AutoPublishAlias: live\n", ""));

        assertTrue(message.contains("calls $LATEST of G"), message);
        assertTrue(!message.contains("of F"), message);
    }

    @Test
    void a_function_with_an_alias_of_its_own_is_held_to_that_alias() {
        scene.given = scene.given.with("Functions", Map.of("F", Map.of("Alias", "dev")));
        scene.released(aliased("one", "dev"));
        String message = scene.refused(sam("one", SCHEDULE));

        assertTrue(message.contains("event Nightly (Schedule) calls alias live of F, and shift moves dev"), message);
    }

    @Test
    void every_caller_past_the_alias_is_named_not_the_first_one_alone() {
        String message = scene.refused(
                bare("one", SCHEDULE) + function("G", "one", SCHEDULE).replace("      AutoPublishAlias: live\n", ""));

        assertTrue(message.contains("calls $LATEST of F"), message);
        assertTrue(message.contains("calls $LATEST of G"), message);
    }
}
