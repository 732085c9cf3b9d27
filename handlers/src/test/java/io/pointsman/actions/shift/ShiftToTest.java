package io.pointsman.actions.shift;

import static io.pointsman.actions.shift.ShiftScene.WEB;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.actions.shift.ports.Deployments;
import io.pointsman.actions.shift.settings.TrafficConfig;
import io.pointsman.engine.Outcome;
import io.pointsman.engine.Patience;
import io.pointsman.json.JsonObject;
import io.pointsman.release.AliasState;
import io.pointsman.release.DeploymentMark;
import io.pointsman.release.ReleaseJobs;
import io.pointsman.release.RunName;
import io.pointsman.release.record.ReleaseIndex;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Earlier releases that come back. */
final class ShiftToTest {
    private static final JsonObject BACK = WEB.with("To", "previous");

    private final ShiftScene scene = new ShiftScene();

    private Map<String, String> release(String run, String version) {
        scene.release(run, "Cart", version);
        return scene.succeed("job-" + run, WEB.with("Run", run));
    }

    private ReleaseIndex index() {
        return scene.records.index("web");
    }

    private static String id(String run) {
        return RunName.of("release", run);
    }

    @Test
    void previous_brings_the_versions_back_that_were_there_before_this_run_and_at_once() {
        release("r-1", "1");
        release("r-2", "2");

        Map<String, String> outputs = scene.succeed("job-back", BACK.with("Run", "r-2"));

        assertEquals("version 1", scene.alias("Cart"));
        assertEquals(id("r-1"), outputs.get("ReleaseId"));
        assertEquals(TrafficConfig.AT_ONCE, scene.traffic.lastDeployment().config);
        assertEquals(id("r-1"), index().current("live").orElseThrow().releaseId());
        assertEquals(2, index().releases("live").size());
    }

    @Test
    void a_way_back_that_is_asked_for_while_the_release_moves_ends_with_the_release() {
        release("r-1", "1");
        scene.release("r-2", "Cart", "2");
        Patience none = new Patience(Duration.ZERO, Duration.ZERO, Duration.ZERO, 20);
        assertInstanceOf(
                Outcome.InProgress.class, scene.run(ReleaseJobs.first("job-r-2", WEB.with("Run", "r-2")), none));

        scene.succeed("job-back", BACK.with("Run", "r-2"));

        assertEquals("version 1", scene.alias("Cart"));
        assertEquals(List.of("web-Cart 1->2", "web-Cart 2->1"), scene.traffic.moves());
    }

    @Test
    void asking_again_for_the_release_before_this_run_asks_for_the_same() {
        release("r-1", "1");
        release("r-2", "2");
        release("r-3", "3");

        scene.succeed("job-back", BACK.with("Run", "r-3"));
        scene.succeed("job-again", BACK.with("Run", "r-3"));

        assertEquals("version 2", scene.alias("Cart"));
    }

    @Test
    void a_run_of_its_own_steps_back_from_where_production_is() {
        release("r-1", "1");
        release("r-2", "2");
        release("r-3", "3");

        scene.succeed("job-a", BACK.with("Run", "by-hand-1"));
        assertEquals("version 2", scene.alias("Cart"));
        scene.succeed("job-b", BACK.with("Run", "by-hand-2"));
        assertEquals("version 1", scene.alias("Cart"));
        String message = scene.fail("job-c", BACK.with("Run", "by-hand-3"));

        assertTrue(message.startsWith("UserParameters: To previous: stack web has no such release"), message);
    }

    @Test
    void a_repeated_job_steps_back_once() {
        release("r-1", "1");
        release("r-2", "2");
        release("r-3", "3");

        scene.succeed("job-a", BACK.with("Run", "by-hand-1"));
        scene.succeed("job-a", BACK.with("Run", "by-hand-1"));
        scene.succeed("job-retried", BACK.with("Run", "by-hand-1"));

        assertEquals("version 2", scene.alias("Cart"));
    }

    @Test
    void a_release_that_never_arrived_goes_back_to_what_is_in_production() {
        release("r-1", "1");
        scene.release("r-2", "Cart", "2");
        scene.traffic.failing.put("web-Cart", "HOOK_EXECUTION_FAILURE: no");
        scene.fail("job-2", WEB.with("Run", "r-2"));

        Map<String, String> outputs = scene.succeed("job-back", BACK.with("Run", "r-2"));

        assertEquals("1", outputs.get("Unchanged"));
        assertEquals(id("r-1"), outputs.get("ReleaseId"));
    }

    @Test
    void a_release_comes_back_by_its_id_with_the_configuration_of_this_call() {
        release("r-1", "1");
        release("r-2", "2");
        release("r-3", "3");

        scene.succeed(
                "job-back",
                WEB.with("Run", "by-hand")
                        .with("To", id("r-1"))
                        .with("DeploymentConfigName", "Canary20Percent3Minutes"));

        assertEquals("version 1", scene.alias("Cart"));
        assertEquals("Canary20Percent3Minutes", scene.traffic.lastDeployment().config);
    }

    @Test
    void the_way_back_is_as_safe_as_the_way_forth() {
        release("r-1", "1");
        release("r-2", "2");
        scene.traffic.failing.put("web-Cart", "ALARM_ACTIVE: errors");

        String message = scene.fail("job-back", BACK.with("Run", "r-2"));

        assertTrue(message.contains("ALARM_ACTIVE"), message);
        assertEquals("version 2", scene.alias("Cart"));
        assertEquals(id("r-2"), index().current("live").orElseThrow().releaseId());
    }

    @Test
    void the_way_back_is_asked_of_the_same_hooks() {
        release("r-1", "1");
        release("r-2", "2");

        scene.succeed("job-back", BACK.with("Run", "r-2").with("BeforeAllowTraffic", "CodeDeployHook_gate"));

        Deployments.Order back = scene.traffic.orders.getLast();
        assertTrue(back.content().contains("\"TargetVersion\":\"1\""), back.content());
        assertTrue(back.content().contains("{\"BeforeAllowTraffic\":\"CodeDeployHook_gate\"}"), back.content());
        assertEquals(
                Optional.of("web"),
                DeploymentMark.read(back.mark()).map(DeploymentMark.Read::stack),
                "by which the gate knows whose release it is");
    }

    @Test
    void of_a_release_that_cannot_come_back_whole_nothing_comes_back() {
        for (String version : List.of("1", "2")) {
            scene.unaliased("Cart", version).unaliased("Search", version);
            scene.traffic.aliases.putIfAbsent("web-Cart", AliasState.on("1"));
            scene.traffic.aliases.putIfAbsent("web-Search", AliasState.on("1"));
            var versions =
                    scene.records.read("web", ReleaseJobs.RUN).published().orElseThrow();
            scene.records.change("web", "r-" + version, record -> record.with(versions));
            scene.succeed("job-r-" + version, WEB.with("Run", "r-" + version));
        }
        scene.traffic.failing.put("web-Search", "HOOK_EXECUTION_FAILURE: no");

        scene.fail("job-back", BACK.with("Run", "r-2").with("MaxConcurrent", 1L));

        assertEquals("web-Cart 1->2", scene.traffic.moves().getLast());
        assertEquals("version 2", scene.alias("Cart"));
        assertEquals("version 2", scene.alias("Search"));
    }

    /** It speaks of the way forth, and an alarm is a reason to go back. */
    @Test
    void the_settings_file_has_no_word_in_how_a_release_comes_back() {
        scene.artifacts.owners = "shift: {DeploymentConfigName: Canary20Percent3Minutes, Alarms: [errors]}\n";
        release("r-1", "1");
        release("r-2", "2");
        assertEquals("Canary20Percent3Minutes", scene.traffic.lastDeployment().config);
        assertTrue(scene.traffic.orders.getLast().heedsAlarms());
        scene.alarms.ringing.put("errors", "they are why it goes back");

        scene.succeed("job-back", BACK.with("Run", "r-2"));

        assertEquals(TrafficConfig.AT_ONCE, scene.traffic.lastDeployment().config);
        assertFalse(scene.traffic.orders.getLast().heedsAlarms());
    }

    @Test
    void a_release_whose_versions_were_deleted_cannot_come_back() {
        release("r-1", "1");
        release("r-2", "2");
        scene.traffic.missing.add("web-Cart:1");
        assertTrue(
                scene.fail("job-a", BACK.with("Run", "r-2")).contains("cannot go back to version 1, which somebody"));

        scene.records.updateIndex(
                "web", index -> index.retired(index.releases("live").subList(0, 1)));
        assertTrue(scene.fail("job-b", BACK.with("Run", "r-2")).contains("cannot come back: retain deleted versions"));
        assertEquals("version 2", scene.alias("Cart"));
    }

    @Test
    void a_release_that_arrives_a_second_time_is_the_newest_and_stands_in_the_index_once() {
        release("r-1", "1");
        release("r-2", "2");
        scene.succeed("job-again", WEB.with("Run", "r-1"));

        assertEquals(
                List.of(id("r-2"), id("r-1")),
                index().releases("live").stream()
                        .map(ReleaseIndex.Entry::releaseId)
                        .toList());
        assertEquals(
                "1",
                Objects.requireNonNull(index().current("live")
                                .orElseThrow()
                                .versions()
                                .functions()
                                .get("Cart"))
                        .version());
    }

    /** What a run was answered for one word is no answer to another. */
    @Test
    void previous_is_answered_with_the_release_that_was_asked_for_by_its_id() {
        release("r-1", "1");
        release("r-2", "2");
        release("r-3", "3");
        scene.succeed("job-id", WEB.with("Run", "r-3").with("To", id("r-1")));
        assertEquals("version 1", scene.alias("Cart"));

        scene.succeed("job-back", BACK.with("Run", "r-3"));

        assertEquals("version 2", scene.alias("Cart"));
    }
}
