package io.pointsman.actions.shift;

import static io.pointsman.actions.shift.ShiftScene.WEB;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.actions.shift.ports.FirstHooks;
import io.pointsman.json.JsonObject;
import io.pointsman.release.AliasArn;
import io.pointsman.release.AliasState;
import io.pointsman.release.ReleaseJobs;
import io.pointsman.release.record.TemplateAliases;
import io.pointsman.release.record.TemplateAliases.Touched;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Aliases that the stack's template owns: what its operation did to them is not taken for a shift. */
final class TemplateAliasTest {
    private static final JsonObject HOOKED =
            WEB.with("BeforeAllowTraffic", "CodeDeployHook_a").with("AfterAllowTraffic", "CodeDeployHook_b");

    private final ShiftScene scene = new ShiftScene();

    private static String live(String id) {
        return "arn:aws:lambda:us-east-1:000000000000:function:web-" + id + ":live";
    }

    private void stackMade(String id) {
        note(new TemplateAliases("change-set", List.of(id + "Aliaslive"), List.of(live(id)), List.of()));
    }

    private void note(TemplateAliases aliases) {
        scene.records.change("web", ReleaseJobs.RUN, record -> record.with(aliases));
    }

    @Test
    void an_alias_that_the_stack_has_just_made_is_not_released_without_asking_its_hooks() {
        scene.function("Cart", "1", "1");
        stackMade("Cart");

        var outputs = scene.succeed("job-1", HOOKED);

        assertEquals(List.of("CodeDeployHook_a 1", "CodeDeployHook_b 1"), scene.firstHooks);
        assertEquals("1", outputs.get("Created"));
        assertEquals("Cart has its first alias live on version 1, made by the stack", outputs.get("Summary"));
    }

    @Test
    void a_hook_that_says_no_after_the_stack_made_the_alias_fails_the_release_and_says_that_customers_call_it() {
        scene.function("Cart", "1", "1").function("Search", "1", "2");
        stackMade("Cart");
        scene.firstAnswer = new FirstHooks.Answer(false, "basket is empty");

        String message = scene.fail("job-1", WEB.with("BeforeAllowTraffic", "CodeDeployHook_a"));

        assertTrue(
                message.startsWith("version 1 of Cart (web-Cart) was refused: hook BeforeAllowTraffic CodeDeployHook_a"
                        + " failed, its last words: basket is empty"),
                message);
        assertTrue(
                message.contains("CloudFormation has created live of Cart (web-Cart) on version 1, and it takes calls"
                        + " already; there is nothing to go back to: release a corrected version, or delete the stack."
                        + " Every other alias is where it was."),
                message);
        assertEquals("version 1", scene.alias("Cart"), "an alias of the template is not deleted");
        assertEquals("version 1", scene.alias("Search"));
        assertFalse(message.contains("traffic was not"), message);
    }

    @Test
    void an_alias_of_the_template_is_not_deleted_when_another_function_fails() {
        scene.function("Cart", "1", "1").unaliased("Search", "1");
        stackMade("Cart");
        scene.traffic.refusedAliases.add("web-Search");

        scene.fail("job-1", WEB);

        assertEquals("version 1", scene.alias("Cart"));
    }

    @Test
    void retry_asks_the_hooks_of_a_first_release_again() {
        scene.function("Cart", "1", "1");
        stackMade("Cart");
        scene.firstAnswer = new FirstHooks.Answer(false, "not yet");
        scene.fail("job-1", HOOKED);
        scene.firstAnswer = new FirstHooks.Answer(true, "fine");

        assertEquals("1", scene.succeed("job-2", HOOKED).get("Created"));
    }

    @Test
    void an_alias_that_the_stack_operation_moved_is_not_said_to_stay() {
        arrivedOn("1");
        scene.function("Cart", "2", "2");
        note(touched("1"));

        var outputs = scene.succeed("job-2", WEB);

        assertEquals("Cart is on version 2, moved by the template", outputs.get("Summary"));
        assertEquals("moved by the template", scene.recorded("Cart").needText("note"));
    }

    @Test
    void an_alias_that_the_stack_operation_moved_is_not_said_to_stay_although_no_release_arrived_before() {
        scene.function("Cart", "2", "2");
        note(touched("1"));

        assertEquals(
                "Cart is on version 2, moved by the template",
                scene.succeed("job-1", WEB).get("Summary"));
    }

    @Test
    void an_alias_that_the_stack_operation_touched_and_left_where_it_was_is_not_said_to_be_moved_by_it() {
        scene.function("Cart", "2", "2");
        note(touched("2"));

        assertEquals("Cart stays on version 2", scene.succeed("job-1", WEB).get("Summary"));
    }

    private static TemplateAliases touched(String before) {
        return new TemplateAliases(
                "change-set",
                List.of(),
                List.of(),
                List.of(new Touched(
                        AliasArn.of(live("Cart")),
                        AliasState.on(before),
                        Optional.of("1"),
                        Optional.empty(),
                        Optional.empty())));
    }

    @Test
    void an_alias_that_somebody_moved_is_not_said_to_stay() {
        arrivedOn("1");
        scene.function("Cart", "2", "2");

        assertEquals(
                "Cart is on version 2, moved by hand",
                scene.succeed("job-2", WEB).get("Summary"));
    }

    @Test
    void an_alias_that_did_not_move_stays() {
        arrivedOn("1");
        scene.function("Cart", "1", "1");

        assertEquals("Cart stays on version 1", scene.succeed("job-2", WEB).get("Summary"));
    }

    @Test
    void what_an_earlier_attempt_of_this_release_moved_was_not_moved_by_hand() {
        arrivedOn("1");
        scene.function("Cart", "1", "2").function("Search", "1", "2");
        scene.traffic.failing.put("web-Search", "HOOK_EXECUTION_FAILURE");
        JsonObject keep = WEB.with("OnFailure", "KeepSucceeded");
        scene.fail("job-2", keep);
        scene.traffic.failing.clear();

        String summary = scene.succeed("job-3", keep).getOrDefault("Summary", "");

        assertTrue(summary.contains("Cart stays on version 2"), summary);
    }

    /** The attempt went to version 2, was taken back, and version 3 is by somebody else's hand. */
    @Test
    void what_an_earlier_attempt_did_not_keep_may_have_been_moved_by_hand() {
        arrivedOn("1");
        scene.function("Cart", "1", "2");
        scene.traffic.failing.put("web-Cart", "HOOK_EXECUTION_FAILURE");
        scene.fail("job-2", WEB);
        scene.traffic.failing.clear();
        scene.function("Cart", "3", "3");

        String summary = scene.succeed("job-3", WEB).getOrDefault("Summary", "");

        assertEquals("Cart is on version 3, moved by hand", summary);
    }

    /** It found the alias there, and no deployment of this release had brought it. */
    @Test
    void what_an_earlier_attempt_had_only_found_was_moved_by_hand() {
        arrivedOn("1");
        scene.function("Cart", "2", "2").function("Search", "1", "2");
        scene.traffic.failing.put("web-Search", "HOOK_EXECUTION_FAILURE");
        JsonObject keep = WEB.with("OnFailure", "KeepSucceeded");
        scene.fail("job-2", keep);
        scene.traffic.failing.clear();

        String summary = scene.succeed("job-3", keep).getOrDefault("Summary", "");

        assertTrue(summary.contains("Cart is on version 2, moved by hand"), summary);
    }

    /** A release before this one. */
    private void arrivedOn(String version) {
        scene.traffic.aliases.put("web-Cart", AliasState.on(version));
        scene.function("Cart", version, version);
        scene.succeed("job-0", WEB);
    }
}
