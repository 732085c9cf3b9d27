package io.pointsman.actions.execute;

import static io.pointsman.actions.execute.ExecuteScene.WEB;
import static io.pointsman.actions.execute.FakeExecutions.CHANGE_SET;
import static io.pointsman.actions.execute.FakeExecutions.ofStack;
import static io.pointsman.actions.execute.FakeFunctions.state;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.actions.execute.Executions.Standing.State;
import io.pointsman.json.JsonObject;
import io.pointsman.release.StackStatus;
import io.pointsman.release.record.ChangedProperties;
import io.pointsman.release.record.DeployedFunction;
import io.pointsman.release.record.DeployedFunctions;
import io.pointsman.release.record.PublishedVersion;
import io.pointsman.release.record.PublishedVersions;
import io.pointsman.release.record.ReleaseIndex;
import io.pointsman.release.record.StackBaseline;
import io.pointsman.review.Change;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What somebody wrote into a function by hand, and what the stack made of it. The change set sends code to Fn, and nothing else. */
final class HandWrittenChangesTest {
    private static final String OTHER = "arn:aws:cloudformation:us-east-1:000000000000:changeSet/other/1";
    private static final DeployedFunction DEPLOYED = state("old code", "128");
    private static final DeployedFunction BY_HAND = state("old code", "512");

    private final ExecuteScene scene = new ExecuteScene();

    private void known(Map<String, DeployedFunction> functions) {
        scene.records.updateIndex("web", index -> index.with(new StackBaseline(functions, Map.of(), Map.of())));
    }

    /** A version that arrived in production, of a time when nobody wrote down what the stack's functions were. */
    private void released(String function, String version, DeployedFunction state) {
        PublishedVersion one = new PublishedVersion(function, version, state.codeSha256(), true, "changed");
        PublishedVersions all = new PublishedVersions(true, Map.of("Fn", one), Map.of("Fn", function));
        Instant at = Instant.EPOCH;
        ReleaseIndex.Entry entry = new ReleaseIndex.Entry("release-0", "run-0", "live", at, all, false);
        ReleaseIndex.Event event = new ReleaseIndex.Event(at, "run-0", "live", 1, "release-0");
        scene.records.updateIndex("web", index -> index.arrived(entry, event));
        scene.functions.versions.put(function + " " + version, state);
    }

    private void updates() {
        updates(() -> {});
    }

    /** @param during what somebody does while the stack is updated */
    private void updates(Runnable during) {
        scene.meanwhile.add(() -> {
            scene.executions.happens(ofStack("UPDATE_IN_PROGRESS"));
            scene.functions.latest.computeIfPresent("web-Fn", (name, now) -> state("new code", memory(now)));
            during.run();
        });
        scene.meanwhile.add(() -> scene.executions.happens(ofStack("UPDATE_COMPLETE")));
    }

    private static String memory(DeployedFunction now) {
        return now.differences(state(now.codeSha256(), "128")).isEmpty() ? "128" : "512";
    }

    private StackBaseline baseline() {
        return scene.records.index("web").baseline();
    }

    private Optional<DeployedFunctions> recorded() {
        return scene.records.read("web", "run-1").deployed();
    }

    private void assertNothingMoved(String message) {
        assertTrue(message.contains("Nothing has moved"), message);
        assertEquals(List.of(), scene.executions.started);
        assertEquals(Map.of(), baseline().pending());
    }

    @Test
    void configuration_that_was_written_by_hand_goes_to_production_with_the_next_release() {
        known(Map.of("web-Fn", DEPLOYED));
        scene.functions.has("Fn", BY_HAND);

        String message = scene.fail(WEB).message();

        assertTrue(message.contains("web-Fn") && message.contains("MemorySize"), message);
        assertNothingMoved(message);
    }

    @Test
    void what_the_change_set_itself_sends_is_taken_for_written_by_hand() {
        known(Map.of("web-Fn", DEPLOYED));
        scene.functions.has("Fn", DEPLOYED);
        updates();

        scene.succeed(WEB);

        assertEquals(Map.of("web-Fn", state("new code", "128")), baseline().functions());
        assertEquals(Map.of(), baseline().pending());
        assertEquals(
                Optional.of(new DeployedFunctions(CHANGE_SET, Map.of("web-Fn", state("new code", "128")))), recorded());
    }

    @Test
    void a_function_that_was_written_into_while_the_stack_was_updated_is_taken_for_what_the_stack_made() {
        known(Map.of("web-Fn", DEPLOYED));
        scene.functions.has("Fn", DEPLOYED);
        updates(() -> scene.functions.has("Fn", state("new code", "512")));

        String message = scene.fail(WEB).message();

        assertTrue(message.contains("MemorySize"), message);
        assertTrue(message.contains("The stack was updated, traffic was not"), message);
        assertEquals(Map.of("web-Fn", state("new code", "128")), baseline().functions());
        assertTrue(scene.fail(WEB).message().contains("MemorySize"), "a second try finds the same");
    }

    /** By what was noted before the operation began, though CloudFormation has the change set no more. */
    @Test
    void the_change_set_is_gone_and_so_everything_counts_as_sent_by_it() {
        known(Map.of("web-Fn", DEPLOYED));
        scene.functions.has("Fn", DEPLOYED);
        updates(() -> {
            scene.functions.has("Fn", state("new code", "512"));
            scene.changeSets.all.clear();
        });

        assertTrue(scene.fail(WEB).message().contains("MemorySize"));
    }

    @Test
    void whoever_takes_what_was_written_by_hand_is_asked_for_it_again() {
        known(Map.of("web-Fn", DEPLOYED));
        scene.functions.has("Fn", BY_HAND);
        updates();

        scene.succeed(WEB.with("OnDrift", "Release"));

        assertEquals(Map.of("web-Fn", state("new code", "512")), baseline().functions());
        assertEquals(
                Map.of("web-Fn", state("new code", "512")),
                recorded().orElseThrow().functions());
    }

    @Test
    void code_that_is_written_after_the_operation_is_taken_for_its_own_when_the_event_comes_twice() {
        known(Map.of("web-Fn", DEPLOYED));
        scene.functions.has("Fn", DEPLOYED);
        updates();
        scene.succeed(WEB);
        scene.functions.has("Fn", state("code by hand", "128"));

        String message = scene.fail(WEB).message();

        assertTrue(message.contains("code of web-Fn") || message.contains("Code"), message);
        assertEquals(Map.of("web-Fn", state("new code", "128")), baseline().functions());
    }

    /** {@code execute} died between the two. */
    @Test
    void what_the_record_has_never_comes_into_the_index() {
        DeployedFunction updated = state("new code", "128");
        scene.records.change(
                "web", "run-1", record -> record.with(new DeployedFunctions(CHANGE_SET, Map.of("web-Fn", updated))));
        scene.records.updateIndex(
                "web",
                index -> index.with(new StackBaseline(
                        Map.of("web-Fn", DEPLOYED), Map.of(CHANGE_SET, ChangedProperties.UNKNOWN), Map.of())));
        scene.functions.has("Fn", updated);
        scene.executions.happens(ofStack("UPDATE_COMPLETE"));

        scene.succeed(WEB);

        assertEquals(new StackBaseline(Map.of("web-Fn", updated), Map.of(), Map.of()), baseline());
    }

    @Test
    void a_record_of_what_is_known_is_written_again_over_what_a_later_release_wrote() {
        DeployedFunction updated = state("new code", "128");
        scene.records.change(
                "web", "run-1", record -> record.with(new DeployedFunctions(CHANGE_SET, Map.of("web-Fn", updated))));
        known(Map.of("web-Fn", updated, "web-Later", DEPLOYED));
        scene.functions.has("Fn", updated);
        scene.executions.happens(ofStack("UPDATE_COMPLETE"));

        scene.succeed(WEB);

        assertEquals(
                Map.of("web-Fn", updated, "web-Later", DEPLOYED), baseline().functions());
    }

    @Test
    void what_an_earlier_change_set_of_the_run_left_is_taken_for_what_this_one_left() {
        scene.records.change(
                "web", "run-1", record -> record.with(new DeployedFunctions(OTHER, Map.of("web-Fn", DEPLOYED))));
        known(Map.of("web-Fn", DEPLOYED));
        scene.functions.has("Fn", DEPLOYED);
        updates();

        scene.succeed(WEB);

        assertEquals(CHANGE_SET, recorded().orElseThrow().changeSet());
        assertEquals(Map.of("web-Fn", state("new code", "128")), baseline().functions());
    }

    /** Somebody pressed Execute in the console: nothing was noted before. */
    @Test
    void what_a_change_set_sends_that_was_executed_by_hand_is_taken_for_written_by_hand() {
        known(Map.of("web-Fn", DEPLOYED));
        scene.functions.has("Fn", state("new code", "128"));
        scene.executions.standsAs(State.EXECUTED);
        scene.executions.stackIs(StackStatus.UPDATE_COMPLETE, CHANGE_SET);
        scene.executions.newest.add(ofStack("UPDATE_COMPLETE"));

        scene.succeed(WEB);

        assertEquals(Map.of("web-Fn", state("new code", "128")), baseline().functions());
    }

    @Test
    void a_change_by_hand_is_overlooked_where_the_change_set_was_executed_by_hand() {
        known(Map.of("web-Fn", DEPLOYED));
        scene.functions.has("Fn", state("new code", "512"));
        scene.executions.standsAs(State.EXECUTED);
        scene.executions.stackIs(StackStatus.UPDATE_COMPLETE, CHANGE_SET);
        scene.executions.newest.add(ofStack("UPDATE_COMPLETE"));

        assertTrue(scene.fail(WEB).message().contains("MemorySize"));
    }

    @Test
    void a_release_that_changes_nothing_lets_a_change_by_hand_pass() {
        scene.changeSetIs(false);
        known(Map.of("web-Fn", DEPLOYED));
        scene.functions.has("Fn", BY_HAND);

        assertTrue(scene.fail(WEB).message().contains("MemorySize"));
    }

    @Test
    void a_release_that_changes_nothing_writes_down_no_function() {
        scene.changeSetIs(false);
        known(Map.of("web-Fn", DEPLOYED));
        scene.functions.has("Fn", DEPLOYED);
        scene.functions.has("New", state("code", "128"));

        scene.succeed(WEB);

        assertEquals(
                Map.of("web-Fn", DEPLOYED, "web-New", state("code", "128")),
                baseline().functions());
    }

    @Test
    void a_stack_that_no_release_knows_is_held_to_something() {
        scene.functions.has("Fn", BY_HAND);
        updates();

        scene.succeed(WEB);

        assertEquals(Map.of("web-Fn", state("new code", "512")), baseline().functions());
    }

    @Test
    void a_function_that_nobody_wrote_down_is_held_to_nothing_though_a_version_of_it_is_in_production() {
        released("web-Fn", "3", DEPLOYED);
        scene.functions.has("Fn", BY_HAND);

        String message = scene.fail(WEB).message();

        assertTrue(message.contains("MemorySize"), message);
        assertNothingMoved(message);
    }

    @Test
    void a_function_that_is_as_its_version_in_production_is_stopped() {
        released("web-Fn", "3", DEPLOYED);
        scene.functions.has("Fn", DEPLOYED);
        updates();

        scene.succeed(WEB);

        assertEquals(Map.of("web-Fn", state("new code", "128")), baseline().functions());
    }

    @Test
    void a_function_that_is_left_out_of_the_release_stops_it() {
        known(Map.of("web-Fn", DEPLOYED, "web-Left", DEPLOYED));
        scene.functions.has("Fn", DEPLOYED);
        scene.functions.has("Left", BY_HAND);
        updates();

        scene.succeed(WEB.with("Functions", List.of("!Left")));

        assertFalse(baseline().functions().containsKey("web-Left"), baseline().toString());
    }

    @Test
    void a_function_that_was_deleted_by_hand_fails_the_update_and_its_roll_back() {
        known(Map.of("web-Fn", DEPLOYED));
        scene.functions.inStack.put("Fn", "web-Fn");

        String message = scene.fail(WEB).message();

        assertTrue(message.contains("function web-Fn is in the stack but not in Lambda"), message);
        assertNothingMoved(message);
    }

    @Test
    void a_function_that_was_deleted_by_hand_stops_the_release_that_makes_another_in_its_place() {
        known(Map.of("web-Fn", DEPLOYED));
        scene.functions.inStack.put("Fn", "web-Fn");
        scene.changes(new Change(
                "",
                Change.Action.MODIFY,
                "Fn",
                "web-Fn",
                "AWS::Lambda::Function",
                Change.Replacement.YES,
                "",
                List.of("Properties"),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                JsonObject.empty()));
        scene.meanwhile.add(() -> {
            scene.executions.happens(ofStack("UPDATE_IN_PROGRESS"), ofStack("UPDATE_COMPLETE"));
            scene.functions.has("Fn", state("new code", "128"));
        });

        scene.succeed(WEB);

        assertEquals(Map.of("web-Fn", state("new code", "128")), baseline().functions());
    }

    @Test
    void a_function_that_was_released_and_deleted_by_hand_fails_the_update() {
        released("web-Fn", "3", DEPLOYED);
        scene.functions.inStack.put("Fn", "web-Fn");

        assertNothingMoved(scene.fail(WEB).message());
    }

    /** Its creation failed, in an operation before the first release. */
    @Test
    void a_function_that_never_was_there_is_called_deleted() {
        known(Map.of("web-Fn", DEPLOYED));
        scene.functions.has("Fn", DEPLOYED);
        scene.functions.inStack.put("Never", "web-Never");
        updates();

        scene.succeed(WEB);

        assertEquals(List.of("web-Fn"), List.copyOf(baseline().functions().keySet()));
    }

    @Test
    void an_operation_that_was_taken_back_has_set_what_it_was_to_set() {
        known(Map.of("web-Fn", DEPLOYED));
        scene.functions.has("Fn", DEPLOYED);
        scene.meanwhile.add(() -> scene.executions.happens(ofStack("UPDATE_ROLLBACK_COMPLETE")));

        scene.fail(WEB);

        assertEquals(Map.of(), baseline().pending());
    }

    @Test
    void an_operation_that_nobody_could_take_back_has_set_nothing() {
        known(Map.of("web-Fn", DEPLOYED));
        scene.functions.has("Fn", DEPLOYED);
        scene.meanwhile.add(() -> scene.executions.happens(ofStack("UPDATE_ROLLBACK_FAILED")));

        scene.fail(WEB);

        assertEquals(List.of(CHANGE_SET), List.copyOf(baseline().pending().keySet()));
    }

    @Test
    void an_import_that_was_taken_back_has_set_what_it_was_to_set() {
        known(Map.of("web-Fn", DEPLOYED));
        scene.functions.has("Fn", DEPLOYED);
        scene.meanwhile.add(() -> scene.executions.happens(ofStack("IMPORT_ROLLBACK_COMPLETE")));

        scene.fail(WEB);

        assertEquals(Map.of(), baseline().pending());
    }
}
