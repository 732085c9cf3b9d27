package io.pointsman.actions.publish;

import static io.pointsman.actions.publish.FakeVersions.function;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.artifact.RangedBytes;
import io.pointsman.artifact.ZipArchive;
import io.pointsman.engine.ActionRunner;
import io.pointsman.engine.FailureKind;
import io.pointsman.engine.Job;
import io.pointsman.engine.Outcome;
import io.pointsman.engine.Patience;
import io.pointsman.engine.Refusal;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import io.pointsman.release.ReleaseJobs;
import io.pointsman.release.StackStatus;
import io.pointsman.release.record.ExecutedOperation;
import io.pointsman.release.record.MemoryRecords;
import io.pointsman.release.record.PublishedVersion;
import io.pointsman.release.record.PublishedVersions;
import io.pointsman.source.SourceCommit;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.Test;

final class PublishActionTest {
    private static final JsonObject STACK = JsonObject.of("StackName", "web");
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-01-01T00:00:00Z"));

    private final FakeVersions versions = new FakeVersions();
    private final MemoryRecords records = new MemoryRecords();
    private final ReleaseJobs artifacts = new ReleaseJobs();
    private final Map<String, String> stack = new LinkedHashMap<>(Map.of("Cart", "web-cart"));

    /** What happens while the action waits, in turn. */
    private final Queue<Runnable> meanwhile = new ArrayDeque<>();

    PublishActionTest() {
        versions.deploy(function("web-cart", "code-a"));
    }

    @Test
    void the_first_release_publishes_the_first_version() {
        Map<String, String> outputs = succeed(STACK);

        assertEquals(Map.of("Cart", "1", "Published", "1", "Unchanged", "0"), outputs);
        assertEquals(
                "web run-1", versions.version("web-cart", "1").orElseThrow().description());
    }

    @Test
    void the_description_of_a_version_names_the_run_first_and_then_the_commit_as_far_as_lambda_takes_it() {
        artifacts.commit = SourceCommit.ofSummary("9c41e77 " + "tax ".repeat(45));
        succeed(STACK.with("Run", "r".repeat(100)));

        String said = versions.version("web-cart", "1").orElseThrow().description();
        assertTrue(said.startsWith("web " + "r".repeat(100) + " 9c41e77 tax tax"), said);
        assertEquals(256, said.length());
    }

    /** The release of {@code run-1} did not arrive: that nothing changed is not on record, and Lambda says it. */
    @Test
    void a_function_that_did_not_change_keeps_its_version() {
        succeed(STACK);
        versions.calls.clear();

        Map<String, String> outputs = succeed(STACK.with("Run", "run-2"));

        assertEquals(Map.of("Cart", "1", "Published", "0", "Unchanged", "1"), outputs);
        assertEquals(List.of("publish web-cart"), versions.calls);
        assertEquals(Optional.of("1"), versions.newest("web-cart"));
    }

    /** Lambda was asked, because the release before did not arrive. */
    @Test
    void the_record_says_that_lambda_found_nothing_changed() {
        succeed(STACK);

        succeed(STACK.with("Run", "run-2"));

        PublishedVersion kept =
                Objects.requireNonNull(recorded("run-2").functions().get("Cart"));
        assertEquals("Lambda finds nothing changed since version 1", kept.why());
        assertFalse(kept.isNew());
    }

    @Test
    void changed_code_gets_a_new_version_and_the_record_says_why() {
        succeed(STACK);
        versions.deploy(function("web-cart", "code-b"));

        assertEquals("2", succeed(STACK.with("Run", "run-2")).get("Cart"));
        assertEquals(
                "changed since version 1: code",
                records.find("web", "run-2")
                        .objectOrEmpty("publish")
                        .objectOrEmpty("functions")
                        .objectOrEmpty("Cart")
                        .needText("why"));
    }

    @Test
    void an_older_artifact_that_comes_back_gets_the_version_that_its_run_published() {
        succeed(STACK);
        versions.deploy(function("web-cart", "code-b"));
        succeed(STACK.with("Run", "run-2"));
        versions.deploy(function("web-cart", "code-a"));

        assertEquals("1", succeed(STACK).get("Cart"));
    }

    @Test
    void a_lost_answer_publishes_no_second_version_and_still_counts_as_published() {
        versions.loseAnswer = true;

        Map<String, String> outputs = succeed(STACK);

        assertEquals(Map.of("Cart", "1", "Published", "1", "Unchanged", "0"), outputs);
        assertEquals(Optional.of("1"), versions.newest("web-cart"));
    }

    @Test
    void a_replayed_event_publishes_no_second_version() {
        Map<String, String> first = succeed(STACK);

        assertEquals(first, succeed(STACK));
        assertEquals(1, versions.calls.size());
    }

    @Test
    void a_crash_before_the_record_is_written_publishes_no_second_version() {
        records.failWrite(1);

        assertEquals("1", succeed(STACK).get("Published"));
        assertEquals(Optional.of("1"), versions.newest("web-cart"));
    }

    @Test
    void a_function_that_somebody_changes_in_between_is_named_and_not_published() {
        versions.beforePublish = () -> versions.deploy(function("web-cart", "code-x"));

        Outcome.Failed failed = assertInstanceOf(Outcome.Failed.class, run(job(STACK)));

        assertTrue(failed.message().contains("web-cart was changed by somebody else"), failed.message());
        assertTrue(versions.newest("web-cart").isEmpty());
    }

    @Test
    void who_changes_a_function_in_between_is_told_with_the_time_and_what_differs() {
        versions.beforePublish = () -> versions.deploy(function("web-cart", "code-x"));

        String message = assertInstanceOf(Outcome.Failed.class, run(job(STACK))).message();

        assertTrue(
                message.contains("was changed by somebody else at 2026-01-01T00:00:00Z while its version was published"
                        + " (code); nothing was published of it"),
                message);
    }

    /** A tag, a permission: code and configuration are what they were. */
    @Test
    void a_new_revision_of_the_same_function_stops_the_release() {
        versions.beforePublish = () -> {
            versions.beforePublish = () -> {};
            versions.deploy(FakeVersions.revised(versions.latest("web-cart"), "r-2", "sha-{Timeout=3}"));
        };

        assertEquals("1", succeed(STACK).get("Cart"));
        assertEquals(List.of("publish web-cart", "publish web-cart"), versions.calls);
    }

    /** Lambda's own digest says so, of a property that nobody here knows. */
    @Test
    void a_change_of_a_property_that_nobody_knows_goes_unnoticed_in_between() {
        versions.beforePublish =
                () -> versions.deploy(FakeVersions.revised(versions.latest("web-cart"), "r-2", "sha-other"));

        String message = assertInstanceOf(Outcome.Failed.class, run(job(STACK))).message();

        assertTrue(message.contains("(its description, or a property that this version of Pointsman"), message);
        assertTrue(versions.newest("web-cart").isEmpty());
    }

    @Test
    void a_function_that_is_still_updated_is_waited_for() {
        versions.deploy(
                function("web-cart", "code-a", new FunctionState.Condition.Busy("its last update is in progress")));
        meanwhile.add(() -> versions.deploy(function("web-cart", "code-a")));

        assertEquals("1", succeed(STACK).get("Cart"));
        assertTrue(meanwhile.isEmpty(), "it was waited for");
    }

    @Test
    void a_function_whose_update_failed_stops_the_release() {
        versions.deploy(function("web-cart", "code-a", new FunctionState.Condition.Broken("its last update failed")));

        Outcome.Failed failed = assertInstanceOf(Outcome.Failed.class, run(job(STACK)));

        assertEquals(
                "function web-cart cannot be published: its last update failed. No traffic has moved.",
                failed.message());
    }

    @Test
    void a_failure_after_the_stack_was_updated_says_that_traffic_was_not() {
        records.change(
                "web",
                "run-1",
                record -> record.with(
                        new ExecutedOperation("arn:stack", StackStatus.UPDATE_COMPLETE, "arn:change-set", "token")));
        versions.deploy(function("web-cart", "code-a", new FunctionState.Condition.Broken("its last update failed")));

        Outcome.Failed failed = assertInstanceOf(Outcome.Failed.class, run(job(STACK)));

        assertTrue(failed.message().endsWith(". The stack was updated, traffic was not."), failed.message());
    }

    @Test
    void a_wrong_selection_after_the_stack_was_updated_says_that_traffic_was_not() {
        records.change(
                "web",
                "run-1",
                record -> record.with(
                        new ExecutedOperation("arn:stack", StackStatus.UPDATE_COMPLETE, "arn:change-set", "token")));

        Outcome.Failed failed =
                assertInstanceOf(Outcome.Failed.class, run(job(STACK.with("Functions", List.of("Crat")))));

        assertEquals(FailureKind.CONFIGURATION, failed.kind());
        assertTrue(failed.message().endsWith(". The stack was updated, traffic was not."), failed.message());
    }

    @Test
    void a_version_that_is_pending_is_waited_for_before_traffic_may_go_there() {
        succeed(STACK);
        versions.replace("web-cart", 0, new FunctionState.Condition.Busy("its state is Pending"));
        meanwhile.add(() -> assertFalse(recorded("run-1").complete()));
        meanwhile.add(() -> versions.replace("web-cart", 0, new FunctionState.Condition.Ready()));

        assertEquals("1", succeed(STACK).get("Cart"));
        assertTrue(recorded("run-1").complete());
        assertTrue(meanwhile.isEmpty(), "it was waited for");
    }

    @Test
    void a_version_whose_snapshot_fails_stops_the_release() {
        succeed(STACK);
        versions.replace("web-cart", 0, new FunctionState.Condition.Broken("its state is Failed, FunctionError"));

        Outcome.Failed failed = assertInstanceOf(Outcome.Failed.class, run(job(STACK)));

        assertTrue(
                failed.message()
                        .startsWith(
                                "version 1 of web-cart did not become active: its state is Failed, FunctionError. "),
                failed.message());
    }

    private String failedAgain(String run) {
        Outcome.Failed failed = assertInstanceOf(Outcome.Failed.class, run(job(STACK.with("Run", run))));
        return failed.message();
    }

    @Test
    void a_version_that_failed_is_taken_for_the_function_as_it_stands_by_retry_and_by_the_next_release() {
        succeed(STACK);
        versions.replace("web-cart", 0, new FunctionState.Condition.Broken("its state is Failed, FunctionError"));

        for (String run : List.of("run-1", "run-2")) {
            assertTrue(
                    failedAgain(run).contains("aws lambda delete-function --function-name web-cart --qualifier 1"),
                    run);
        }
        assertFalse(records.read("web", "run-2").published().isPresent());
    }

    @Test
    void a_version_that_failed_stops_the_release_although_lambda_makes_another() {
        succeed(STACK);
        versions.replace("web-cart", 0, new FunctionState.Condition.Broken("its state is Failed, FunctionError"));
        versions.another = true;

        assertEquals("2", succeed(STACK).get("Cart"));
        assertEquals(
                "version 1 did not become active",
                Objects.requireNonNull(recorded("run-1").functions().get("Cart"))
                        .why());
    }

    @Test
    void changed_code_after_a_version_that_failed_is_not_published() {
        succeed(STACK);
        versions.replace("web-cart", 0, new FunctionState.Condition.Broken("its state is Failed, FunctionError"));
        versions.deploy(function("web-cart", "code-b"));

        assertEquals("2", succeed(STACK.with("Run", "run-2")).get("Cart"));
    }

    @Test
    void functions_are_selected_and_left_out_by_logical_id() {
        stack.put("Hook", "CodeDeployHook_web");
        versions.deploy(function("CodeDeployHook_web", "code-h"));

        Map<String, String> outputs = succeed(STACK.with("Functions", List.of("!Hook")));

        assertEquals(Map.of("Cart", "1", "Published", "1", "Unchanged", "0"), outputs);
        assertEquals("CodeDeployHook_web", recorded("run-1").stackFunctions().get("Hook"));
    }

    /** What stands there for shift: at the top level of a settings file it is said to all actions. */
    @Test
    void settings_of_single_functions_are_refused_after_the_stack_was_updated() {
        stack.put("Hook", "CodeDeployHook_web");
        versions.deploy(function("CodeDeployHook_web", "code-h"));
        JsonObject own = Json.object("{\"StackName\":\"web\",\"Functions\":{\"Cart\":{\"Wave\":2},\"!Hook\":{}}}");

        assertEquals(Map.of("Cart", "1", "Published", "1", "Unchanged", "0"), succeed(own));
        artifacts.settings = "Functions: {Cart: {Wave: 2}}";
        assertEquals("1", succeed(own.with("Run", "run-2")).get("Cart"));
    }

    @Test
    void a_function_that_the_stack_does_not_have_is_a_configuration_error() {
        Refusal refusal = assertThrows(
                Refusal.class, () -> action().advance(request(List.of("Crat")), new PublishStage.Publishing()));

        assertEquals(FailureKind.CONFIGURATION, refusal.kind());
        assertEquals(
                "UserParameters: Functions names Crat, but stack web has the functions Cart. No traffic has moved.",
                refusal.getMessage());
    }

    @Test
    void functions_of_nested_stacks_are_published_and_selected_by_the_name_of_their_stack() {
        stack.put("Shop-Cart", "web-shop-cart");
        versions.deploy(function("web-shop-cart", "code-s"));

        assertEquals("1", succeed(STACK.with("Functions", List.of("Shop"))).get("Shop-Cart"));
        assertEquals(List.of("publish web-shop-cart"), versions.calls);
    }

    @Test
    void what_was_found_survives_that_others_could_not_be_asked() {
        stack.put("Search", "web-search");
        versions.deploy(function("web-search", "code-s"));
        versions.unavailable.add("web-search");
        meanwhile.add(versions.unavailable::clear);

        succeed(STACK);

        assertEquals(List.of("publish web-cart", "publish web-search"), versions.calls);
    }

    @Test
    void a_lambda_that_cannot_be_asked_at_all_is_asked_a_bounded_number_of_times() {
        versions.unavailable.add("web-cart");

        Outcome.InProgress waiting = assertInstanceOf(Outcome.InProgress.class, run(job(STACK)));

        assertTrue(waiting.progress().summary().startsWith("trying again ("), waiting.toString());
        assertTrue(waiting.progress().summary().endsWith(" of 20): throttled"), waiting.toString());
    }

    @Test
    void the_versions_artifact_holds_the_release_and_the_versions() {
        assertInstanceOf(Outcome.Succeeded.class, run(ReleaseJobs.withOutput("job-1", STACK, "Versions")));

        byte[] zip = Objects.requireNonNull(artifacts.written.get("Versions"));
        assertEquals(
                List.of("pointsman/release.json", "pointsman/versions.json", "sam.template"),
                ZipArchive.open(RangedBytes.of(zip)).paths().stream().sorted().toList());
    }

    @Test
    void a_stage_survives_its_token_and_nothing_else_is_one() {
        PublishStages stages = new PublishStages();

        assertEquals(new PublishStage.Activating(), stages.decode(stages.encode(new PublishStage.Activating())));
        assertThrows(Refusal.class, () -> stages.decode("shifting"));
    }

    private PublishAction action() {
        return new PublishAction(artifacts, name -> Map.copyOf(stack), versions, records, CLOCK);
    }

    private PublishRequest request(List<String> functions) {
        return action().request(job(STACK.with("Functions", functions)));
    }

    private static Job job(JsonObject userParameters) {
        return ReleaseJobs.first("job-1", userParameters);
    }

    private Map<String, String> succeed(JsonObject userParameters) {
        return assertInstanceOf(Outcome.Succeeded.class, run(job(userParameters)))
                .outputs();
    }

    private PublishedVersions recorded(String run) {
        return records.read("web", run).published().orElseThrow();
    }

    private Outcome run(Job job) {
        return new ActionRunner(CLOCK, this::pause, Patience.DEFAULT).run(action(), job);
    }

    private void pause(Duration time) {
        Runnable next = meanwhile.poll();
        if (next != null) {
            next.run();
        }
    }
}
