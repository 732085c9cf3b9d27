package io.pointsman.actions.shift;

import static io.pointsman.actions.shift.ShiftScene.WEB;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.actions.shift.ports.DeploymentState;
import io.pointsman.actions.shift.ports.Deployments.Lifecycle;
import io.pointsman.artifact.RangedBytes;
import io.pointsman.artifact.ZipArchive;
import io.pointsman.engine.Patience;
import io.pointsman.engine.Refusal;
import io.pointsman.json.JsonObject;
import io.pointsman.release.AliasState;
import io.pointsman.release.ReleaseJobs;
import io.pointsman.release.record.DeploymentEvent;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** CodeDeploy leaves an alias where a deployment that ended badly had it. */
final class OwnRollbackTest {
    private static final JsonObject KEEP = WEB.with("OnFailure", "KeepSucceeded");
    private static final String PUT_BACK =
            "so Pointsman has given all traffic back to version 1 with lambda:UpdateAlias";

    private final ShiftScene scene = new ShiftScene();

    private static void assertSays(String message, String words) {
        assertTrue(message.contains(words), () -> words + "\nis not in\n" + message);
    }

    /** At the second wait, with that on the alias. */
    private void stopsWithoutRollback(AliasState alias) {
        scene.function("Cart", "1", "2");
        scene.traffic.rollsBack = false;
        scene.meanwhile.add(() -> {});
        scene.meanwhile.add(() -> {
            scene.traffic.aliases.put("web-Cart", alias);
            scene.traffic.end(scene.traffic.deployment("d-1"), DeploymentState.STOPPED, "MANUAL_STOP: by hand");
        });
    }

    private static AliasState half(String other) {
        return new AliasState("1", Optional.of(new AliasState.Share(other, new BigDecimal("0.1"))));
    }

    @Test
    void a_stop_by_hand_without_rollback_leaves_no_half_shift() {
        stopsWithoutRollback(half("2"));

        String message = scene.fail("job-1", WEB);

        assertEquals("version 1", scene.alias("Cart"));
        assertSays(
                message,
                "alias live is on version 1: CodeDeploy has made no rollback deployment within 60 seconds, "
                        + PUT_BACK);
        assertSays(message, "every alias is where it was");
        assertTrue(scene.recorded("Cart").needText("wayBack").endsWith(PUT_BACK));
        assertTrue(scene.recorded("Cart").has("putBackAt"));
    }

    @Test
    void the_report_says_that_Pointsman_gave_the_alias_back() {
        stopsWithoutRollback(half("2"));

        scene.run(ReleaseJobs.withOutput("job-1", WEB, "Report"), Patience.DEFAULT);

        ZipArchive report =
                ZipArchive.open(RangedBytes.of(Objects.requireNonNull(scene.artifacts.written.get("Report"))));
        for (String file : List.of("report.html", "report.json")) {
            String text = new String(report.read(file).orElseThrow(), StandardCharsets.UTF_8);
            String functions = text.substring(text.lastIndexOf(file.endsWith("json") ? "wayBack" : "<h2>Functions"));
            assertSays(functions, PUT_BACK);
        }
    }

    @Test
    void what_had_got_all_the_traffic_before_it_failed_does_not_stay_with_KeepSucceeded_either() {
        stopsWithoutRollback(AliasState.on("2"));

        assertSays(scene.fail("job-1", KEEP), PUT_BACK);
        assertEquals("version 1", scene.alias("Cart"));
    }

    @Test
    void without_AutoRollback_it_is_left_half_shifted_as_was_asked_for() {
        stopsWithoutRollback(half("2"));

        assertFalse(scene.fail("job-1", KEEP.with("AutoRollback", false)).contains("UpdateAlias"));
        assertEquals("version 1 with 10% of the traffic on 2", scene.alias("Cart"));
    }

    @Test
    void an_alias_on_a_third_version_is_left_to_whoever_moved_it() {
        stopsWithoutRollback(AliasState.on("3"));

        String message = scene.fail("job-1", WEB);

        assertEquals("version 3", scene.alias("Cart"));
        assertSays(message, "somebody has moved it to version 3, so it was left there; back to version 1: aws lambda");
        assertSays(message, "NOT every alias is where it was");
        assertFalse(scene.recorded("Cart").has("putBackAt"));
    }

    @Test
    void a_share_of_a_third_version_is_left_to_whoever_gave_it() {
        stopsWithoutRollback(half("3"));

        assertSays(scene.fail("job-1", WEB), "somebody has moved it to version 1 with 10% of the traffic on 3");
        assertEquals("version 1 with 10% of the traffic on 3", scene.alias("Cart"));
    }

    @Test
    void a_move_between_the_look_and_the_change_is_not_overwritten() {
        stopsWithoutRollback(half("2"));
        scene.traffic.beforePutBack.add(() -> scene.traffic.aliases.put("web-Cart", AliasState.on("3")));

        assertSays(scene.fail("job-1", WEB), "somebody has moved it to version 3");
        assertEquals("version 3", scene.alias("Cart"));
    }

    @Test
    void a_move_after_it_was_given_back_is_not_overwritten() {
        stopsWithoutRollback(half("2"));
        scene.traffic.afterPutBack = () -> scene.traffic.aliases.put("web-Cart", AliasState.on("2"));

        assertSays(scene.fail("job-1", WEB), "somebody has moved it to version 2");
        assertEquals("version 2", scene.alias("Cart"));
    }

    @Test
    void a_rollback_that_comes_just_then_is_what_brought_it_back() {
        stopsWithoutRollback(half("2"));
        scene.traffic.beforePutBack.add(() -> scene.traffic.aliases.put("web-Cart", AliasState.on("1")));

        String message = scene.fail("job-1", WEB);

        assertEquals("version 1", scene.alias("Cart"));
        assertFalse(message.contains("somebody has moved"), message);
    }

    @Test
    void an_alias_is_not_taken_from_somebody_where_the_deployment_has_moved_nothing() {
        scene.function("Cart", "1", "2");
        scene.traffic.rollsBack = false;
        scene.meanwhile.add(() -> {
            scene.traffic.aliases.put("web-Cart", AliasState.on("2"));
            scene.traffic.end(scene.traffic.deployment("d-1"), DeploymentState.FAILED, "INVALID_LAMBDA_CONFIGURATION");
        });

        assertSays(scene.fail("job-1", WEB), "somebody has moved it to version 2");
        assertEquals("version 2", scene.alias("Cart"));
    }

    @Test
    void a_way_back_that_CodeDeploy_fails_again_and_again_ends_with_the_alias_back() {
        scene.function("Cart", "1", "2").function("Search", "1", "2");
        scene.traffic.failing.put("web-Search", "HOOK_EXECUTION_FAILURE: no");
        scene.traffic.afterMove = () -> scene.traffic.failing.put("web-Cart", "THROTTLED: too many requests");

        String message = scene.fail("job-1", WEB.with("MaxConcurrent", 1L));

        assertEquals("version 1", scene.alias("Cart"));
        assertEquals(
                4,
                scene.traffic.moves().stream().filter("web-Cart 2->1"::equals).count());
        assertSays(message, "alias live is on version 1, taken back: deployment d-");
        assertSays(message, "THROTTLED: too many requests, " + PUT_BACK);
        assertSays(message, "every alias is where it was");
    }

    @Test
    void a_rollback_deployment_that_fails_is_named() {
        scene.function("Cart", "1", "2");
        scene.traffic.failing.put("web-Cart", "HOOK_EXECUTION_FAILURE: no");
        scene.meanwhile.addAll(List.of(() -> {}, () -> {}));
        scene.meanwhile.add(() -> {
            FakeTraffic.Running rollback = scene.traffic.lastDeployment();
            rollback.state = DeploymentState.FAILED;
            rollback.error = "INTERNAL_ERROR: there was one";
        });

        assertSays(
                scene.fail("job-1", WEB),
                "CodeDeploy's rollback, deployment d-2 (Rollback of d-1), ended badly (INTERNAL_ERROR: there was one), "
                        + PUT_BACK);
        assertEquals("version 1", scene.alias("Cart"));
    }

    /** There is nothing left to do but to follow it. */
    @Test
    void a_rollback_that_begins_after_the_alias_was_given_back_is_followed_to_its_end() {
        stopsWithoutRollback(half("2"));
        scene.traffic.afterPutBack = () -> {
            FakeTraffic.Running first = scene.traffic.deployment("d-1");
            List<String> back = List.of("web-Cart", "2", "1");
            first.rollbackId = Optional.of(scene.traffic.add(first.groupId, "Rollback of d-1", back, "", true));
        };

        String message = scene.fail("job-1", WEB);

        assertEquals(DeploymentState.SUCCEEDED, scene.traffic.lastDeployment().state);
        assertEquals("version 1", scene.alias("Cart"));
        assertSays(message, PUT_BACK);
    }

    /** CodeDeploy's rollback has succeeded, and just then somebody moves the alias. */
    private void movedAfterTheRollback() {
        scene.function("Cart", "1", "2");
        scene.traffic.failing.put("web-Cart", "HOOK_EXECUTION_FAILURE: no");
        scene.traffic.afterMove = () -> scene.traffic.aliases.put("web-Cart", AliasState.on("3"));
    }

    @Test
    void an_alias_that_somebody_moves_after_CodeDeploys_rollback_is_said_to_be_where_it_was() {
        movedAfterTheRollback();

        String message = scene.fail("job-1", WEB);

        assertEquals("version 3", scene.alias("Cart"));
        assertSays(
                message,
                "CodeDeploy's rollback, deployment d-2 (Rollback of d-1), succeeded, and somebody has moved it to"
                        + " version 3, so it was left there");
        assertSays(message, "NOT every alias is where it was");
    }

    @Test
    void an_alias_that_shows_the_rollback_a_moment_later_is_taken_for_moved_by_somebody() {
        movedAfterTheRollback();
        scene.atWait(4, () -> scene.traffic.aliases.put("web-Cart", AliasState.on("1")));

        String message = scene.fail("job-1", WEB);

        assertEquals("version 1", scene.alias("Cart"));
        assertFalse(message.contains("somebody has moved"), message);
    }

    @Test
    void the_record_says_that_a_share_which_was_left_is_none() {
        stopsWithoutRollback(half("2"));

        scene.fail("job-1", KEEP.with("AutoRollback", false));

        assertEquals(
                10L,
                scene.recorded("Cart")
                        .objects("weights")
                        .getLast()
                        .number("percent")
                        .orElseThrow());
    }

    @Test
    void an_alias_that_somebody_moves_while_the_way_back_fails_is_taken_from_them() {
        scene.function("Cart", "1", "2").function("Search", "1", "2");
        scene.traffic.failing.put("web-Search", "HOOK_EXECUTION_FAILURE: no");
        scene.traffic.afterMove = () -> scene.traffic.failing.put("web-Cart", "THROTTLED: too many requests");
        for (int i = 0; i < 20; i++) {
            scene.meanwhile.add(() -> {
                if (scene.traffic.moves().getLast().equals("web-Cart 2->1")) {
                    scene.traffic.rollsBack = false;
                    scene.traffic.aliases.put("web-Cart", AliasState.on("3"));
                }
            });
        }

        String message = scene.fail("job-1", WEB.with("MaxConcurrent", 1L));

        assertEquals("version 3", scene.alias("Cart"));
        assertSays(message, "Cart (web-Cart) could not be taken back: ");
        assertSays(message, "; somebody has moved it to version 3, so it was left there");
        assertFalse(scene.recorded("Cart").has("putBackAt"));
    }

    @Test
    void a_group_that_may_not_be_asked_whether_it_is_busy_keeps_a_shift_from_its_end() {
        stopsWithoutRollback(half("2"));
        scene.traffic.afterPutBack =
                () -> scene.traffic.troubles.put("underWay", Refusal.configuration("ListDeployments was denied"));

        assertSays(scene.fail("job-1", WEB), PUT_BACK);
        assertEquals("version 1", scene.alias("Cart"));
    }

    @Test
    void where_the_steps_of_a_deployment_may_not_be_seen_its_alias_is_left_half_shifted() {
        stopsWithoutRollback(half("2"));
        scene.traffic.troubles.put("lifecycle", Refusal.configuration("BatchGetDeploymentTargets was denied"));

        assertSays(scene.fail("job-1", WEB), PUT_BACK);
        assertEquals("version 1", scene.alias("Cart"));
    }

    @Test
    void a_hook_that_has_not_begun_hides_that_traffic_has_moved() {
        stopsWithoutRollback(half("2"));
        scene.traffic.lived.add(new Lifecycle(
                new DeploymentEvent("AfterAllowTraffic", "Pending", Optional.empty(), Optional.empty()), ""));
        scene.traffic.lived.add(new Lifecycle(
                new DeploymentEvent("BeforeAllowTraffic", "Succeeded", Optional.empty(), Optional.empty()), ""));

        assertSays(scene.fail("job-1", WEB), PUT_BACK);
        assertEquals("version 1", scene.alias("Cart"));
    }

    @Test
    void a_hook_that_has_run_makes_traffic_seem_moved() {
        scene.function("Cart", "1", "2");
        scene.traffic.rollsBack = false;
        scene.traffic.lived.add(new Lifecycle(
                new DeploymentEvent("BeforeAllowTraffic", "Failed", Optional.empty(), Optional.empty()), ""));
        scene.meanwhile.add(() -> {
            scene.traffic.aliases.put("web-Cart", AliasState.on("2"));
            scene.traffic.end(scene.traffic.deployment("d-1"), DeploymentState.FAILED, "HOOK_EXECUTION_FAILURE: no");
        });

        assertSays(scene.fail("job-1", WEB), "somebody has moved it to version 2");
        assertEquals("version 2", scene.alias("Cart"));
    }
}
