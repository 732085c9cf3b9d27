package io.pointsman.actions.retain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.engine.ActionRunner;
import io.pointsman.engine.Outcome;
import io.pointsman.engine.Patience;
import io.pointsman.engine.Refusal;
import io.pointsman.json.JsonObject;
import io.pointsman.release.AliasState;
import io.pointsman.release.ReleaseJobs;
import io.pointsman.release.StackStatus;
import io.pointsman.release.record.MemoryRecords;
import io.pointsman.release.record.PublishedVersion;
import io.pointsman.release.record.PublishedVersions;
import io.pointsman.release.record.ReleaseIndex;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Ten releases of one function, versions 1 to 10; the alias is on the last. */
final class RetainActionTest {
    private static final JsonObject KEEP_3 = JsonObject.of("StackName", "web", "Keep", 3L, "DryRun", false);
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-01-01T00:00:00Z"));

    private final FakeInventory inventory = new FakeInventory();
    private final MemoryRecords records = new MemoryRecords();

    RetainActionTest() {
        for (int version = 1; version <= 10; version++) {
            arrived(version);
        }
        inventory.versions.put("web-cart", numbers(10));
        inventory.aliases.put("web-cart", List.of(AliasState.on("10")));
    }

    private static List<Integer> numbers(int last) {
        return IntStream.rangeClosed(1, last).boxed().toList();
    }

    private void arrived(int version) {
        arrived(version, "live");
    }

    private void arrived(int version, String alias) {
        PublishedVersions vector = new PublishedVersions(
                true,
                Map.of("Cart", new PublishedVersion("web-cart", String.valueOf(version), "sha", true, "new")),
                Map.of("Cart", "web-cart"));
        String run = "r-" + version + (alias.equals("live") ? "" : "-" + alias);
        ReleaseIndex.Entry entry =
                new ReleaseIndex.Entry("release-" + run.substring(2), run, alias, CLOCK.instant(), vector, false);
        records.updateIndex(
                "web",
                index -> index.arrived(
                        entry, new ReleaseIndex.Event(CLOCK.instant(), run, alias, 1, entry.releaseId())));
    }

    @Test
    void without_being_told_so_it_deletes_nothing_and_says_what_it_would() {
        Map<String, String> outputs = succeed(JsonObject.of("StackName", "web", "Keep", 3L));

        assertEquals("true", outputs.get("DryRun"));
        assertEquals("7", outputs.get("WouldDelete"));
        assertEquals("7168", outputs.get("FreedBytes"));
        assertEquals(
                "would delete 7 versions, 7168 bytes; a dry run; the last 3 releases stay", outputs.get("Summary"));
        assertEquals(List.of(), inventory.deleted);
    }

    @Test
    void versions_of_older_releases_go_and_those_releases_can_no_longer_come_back() {
        Map<String, String> outputs = succeed(KEEP_3);

        assertEquals("7", outputs.get("Deleted"));
        assertEquals("7168", outputs.get("FreedBytes"));
        assertEquals(List.of(8, 9, 10), inventory.versions.get("web-cart"));
        assertEquals(
                7,
                records.index("web")
                        .releases()
                        .filter(ReleaseIndex.Entry::retired)
                        .count());
        assertEquals("0", succeed(KEEP_3).get("Deleted"));
    }

    @Test
    void what_an_alias_or_a_share_of_one_refers_to_stays() {
        inventory.aliases.put(
                "web-cart",
                List.of(
                        AliasState.on("2"),
                        new AliasState("10", Optional.of(new AliasState.Share("4", new BigDecimal("0.1"))))));

        succeed(KEEP_3);

        assertEquals(List.of(2, 4, 8, 9, 10), inventory.versions.get("web-cart"));
    }

    @Test
    void what_a_template_made_or_production_went_back_to_stays() {
        inventory.template.add("web-cart:5");
        records.updateIndex(
                "web",
                index -> index.cameBack(new ReleaseIndex.Event(CLOCK.instant(), "by-hand", "live", 1, "release-3")));

        succeed(KEEP_3);

        assertEquals(List.of(3, 5, 8, 9, 10), inventory.versions.get("web-cart"));
    }

    @Test
    void what_is_newer_than_the_last_release_belongs_to_one_that_is_under_way() {
        inventory.versions.put("web-cart", numbers(12));

        succeed(KEEP_3);

        assertEquals(List.of(8, 9, 10, 11, 12), inventory.versions.get("web-cart"));
    }

    @Test
    void a_function_that_is_being_deployed_is_left_alone() {
        inventory.deploying.add("pointsman-web Cart");

        assertEquals("0", succeed(KEEP_3).get("Deleted"));
    }

    @Test
    void a_function_that_no_release_knows_is_left_alone() {
        inventory.versions.put("web-search", numbers(5));

        succeed(KEEP_3);

        assertEquals(numbers(5), inventory.versions.get("web-search"));
    }

    @Test
    void of_a_stack_that_is_not_at_rest_nothing_is_deleted() {
        for (StackStatus status : List.of(
                StackStatus.UPDATE_ROLLBACK_FAILED, StackStatus.UPDATE_FAILED, StackStatus.UPDATE_IN_PROGRESS)) {
            inventory.stacks.put("web", status);
            String summary = Objects.requireNonNull(succeed(KEEP_3).get("Summary"));
            assertTrue(summary.contains("stack web is " + status + " and may need any version"), summary);
        }
        assertEquals(List.of(), inventory.deleted);
    }

    @Test
    void without_a_number_the_last_ten_releases_stay() {
        arrived(11);
        arrived(12);
        inventory.versions.put("web-cart", numbers(12));
        inventory.aliases.put("web-cart", List.of(AliasState.on("12")));

        succeed(JsonObject.of("StackName", "web", "DryRun", false));

        assertEquals(numbers(12).subList(2, 12), inventory.versions.get("web-cart"));
    }

    @Test
    void each_alias_keeps_releases_of_its_own() {
        arrived(2, "beta");
        arrived(4, "beta");

        succeed(KEEP_3);

        assertEquals(List.of(2, 4, 8, 9, 10), inventory.versions.get("web-cart"));
    }

    @Test
    void of_a_stack_in_progress_or_in_any_state_of_failure_nothing_is_deleted() {
        for (StackStatus status : StackStatus.values()) {
            if (status.name().endsWith("_IN_PROGRESS") || status.name().endsWith("_FAILED")) {
                inventory.stacks.put("web", status);
                assertEquals("0", succeed(KEEP_3).get("Deleted"), status.name());
            }
        }
        assertEquals(List.of(), inventory.deleted);
    }

    @Test
    void a_release_is_marked_before_its_versions_go() {
        List<Long> marked = new ArrayList<>();
        inventory.beforeDelete = () -> marked.add(records.index("web")
                .releases()
                .filter(ReleaseIndex.Entry::retired)
                .count());

        succeed(KEEP_3);

        assertEquals(Collections.nCopies(7, 7L), marked);
    }

    @Test
    void a_version_that_lambda_does_not_let_go_is_told_and_ends_the_job() {
        inventory.inUse.add("web-cart:1");

        Map<String, String> outputs = succeed(KEEP_3);

        assertEquals("6", outputs.get("Deleted"));
        assertTrue(Objects.requireNonNull(outputs.get("Summary")).contains("web-cart:1 stays: an alias refers to it"));
    }

    @Test
    void a_stage_survives_its_token_and_nothing_else_is_one() {
        RetainStages stages = new RetainStages();

        assertEquals(new RetainStage(7, 9_000), stages.decode(stages.encode(new RetainStage(7, 9_000))));
        assertThrows(Refusal.class, () -> stages.decode("deleting -1 2"));
    }

    private Map<String, String> succeed(JsonObject userParameters) {
        RetainAction action = new RetainAction(
                new ReleaseJobs(), stack -> Map.of("Cart", "web-cart", "Search", "web-search"), inventory, records);
        Outcome outcome = new ActionRunner(CLOCK, RetainActionTest::pause, Patience.DEFAULT)
                .run(action, ReleaseJobs.first("job-1", userParameters));
        return assertInstanceOf(Outcome.Succeeded.class, outcome, outcome.toString())
                .outputs();
    }

    private static void pause(Duration time) {
        throw new AssertionError("nothing is waited for: " + time);
    }
}
