package io.pointsman.actions.shift;

import static io.pointsman.actions.shift.ShiftScene.WEB;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.actions.shift.ports.DeploymentGroupId;
import io.pointsman.actions.shift.ports.DeploymentState;
import io.pointsman.engine.Outcome;
import io.pointsman.engine.Patience;
import io.pointsman.json.JsonObject;
import io.pointsman.release.AliasState;
import io.pointsman.release.DeploymentMark;
import io.pointsman.release.ReleaseJobs;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Replays, crashes, lost answers and retries: never two deployments of one attempt, always a new one after a verdict. */
final class ShiftRepeatedTest {
    private static final Patience NO_WAIT = new Patience(Duration.ZERO, Duration.ZERO, Duration.ZERO, 20);

    private final ShiftScene scene = new ShiftScene().function("Cart", "1", "2");

    @Test
    void continuations_follow_the_deployment_that_the_first_job_made() {
        assertInstanceOf(Outcome.Succeeded.class, scene.runByContinuations("job", WEB));

        assertEquals(List.of("web-Cart 1->2"), scene.traffic.moves());
    }

    @Test
    void a_lost_answer_makes_no_second_deployment() {
        scene.traffic.answersGetLost = true;

        scene.succeed("job-1", WEB);

        assertEquals(List.of("web-Cart 1->2"), scene.traffic.moves());
    }

    @Test
    void a_crash_between_create_and_the_record_makes_no_second_deployment() {
        // writes: publish was before; plan, claim, then the id
        scene.records.failWrite(3);

        scene.succeed("job-1", WEB);

        assertEquals(List.of("web-Cart 1->2"), scene.traffic.moves());
    }

    @Test
    void a_replayed_first_event_follows_the_deployment_under_way() {
        assertInstanceOf(Outcome.InProgress.class, scene.run(ReleaseJobs.first("job-1", WEB), NO_WAIT));

        scene.succeed("job-1", WEB);

        assertEquals(List.of("web-Cart 1->2"), scene.traffic.moves());
    }

    @Test
    void a_first_event_replayed_after_the_end_gives_the_same_outputs() {
        Map<String, String> first = scene.succeed("job-1", WEB);

        assertEquals(first, scene.succeed("job-1", WEB));
    }

    @Test
    void a_replay_after_a_failure_repeats_the_verdict_and_makes_nothing() {
        scene.traffic.failing.put("web-Cart", "HOOK_EXECUTION_FAILURE: no");
        String verdict = scene.fail("job-1", WEB);

        assertEquals(verdict, scene.fail("job-1", WEB));
        assertEquals(List.of("web-Cart 1->2"), scene.traffic.moves());
    }

    @Test
    void a_retry_after_a_failure_makes_a_new_deployment() {
        scene.traffic.failing.put("web-Cart", "HOOK_EXECUTION_FAILURE: no");
        scene.fail("job-1", WEB);
        scene.traffic.failing.clear();

        Map<String, String> outputs = scene.succeed("job-2", WEB);

        assertEquals(List.of("web-Cart 1->2", "web-Cart 1->2"), scene.traffic.moves());
        assertEquals("d-3", outputs.get("Cart-DeploymentId"));
        assertEquals("version 2", scene.alias("Cart"));
    }

    @Test
    void a_retry_makes_application_group_and_configuration_again() {
        JsonObject own = WEB.with("DeploymentConfigName", "Canary20Percent3Minutes");
        scene.traffic.failing.put("web-Cart", "APPLICATION_MISSING: it was deleted");
        scene.fail("job-1", own);
        scene.traffic.failing.clear();
        scene.groups.groups.clear();
        scene.groups.configs.clear();
        scene.groups.calls.clear();

        scene.succeed("job-2", own);

        assertEquals(
                List.of("application pointsman-web", "create config Canary20Percent3Minutes", "create group Cart"),
                scene.groups.calls);
    }

    @Test
    void each_attempt_writes_its_AppSpec_from_where_the_alias_is_by_then() {
        scene.traffic.failing.put("web-Cart", "HOOK_EXECUTION_FAILURE: no");
        scene.fail("job-1", WEB);
        scene.traffic.failing.clear();
        scene.traffic.aliases.put("web-Cart", AliasState.on("3"));

        scene.succeed("job-2", WEB);

        assertEquals(List.of("web-Cart 1->2", "web-Cart 3->2"), scene.traffic.moves());
    }

    @Test
    void a_retry_while_the_deployment_is_still_under_way_adopts_it() {
        assertInstanceOf(Outcome.InProgress.class, scene.run(ReleaseJobs.first("job-1", WEB), NO_WAIT));

        assertEquals("1", scene.succeed("job-2", WEB).get("Shifted"));

        assertEquals(List.of("web-Cart 1->2"), scene.traffic.moves());
        assertEquals(
                1,
                scene.records
                        .read("web", ReleaseJobs.RUN)
                        .attempt("live")
                        .orElseThrow()
                        .number());
    }

    @Test
    void a_retry_that_adopts_the_deployment_of_an_earlier_publish_leaves_it_at_that() {
        assertInstanceOf(Outcome.InProgress.class, scene.run(ReleaseJobs.first("job-1", WEB), NO_WAIT));
        scene.unaliased("Cart", "3");

        assertEquals("3", scene.succeed("job-2", WEB).get("Cart-Version"));
        assertEquals(List.of("web-Cart 1->2", "web-Cart 2->3"), scene.traffic.moves());
    }

    @Test
    void a_retry_after_success_finds_everything_in_place() {
        scene.succeed("job-1", WEB);

        assertEquals("1", scene.succeed("job-2", WEB).get("Unchanged"));
        assertEquals(List.of("web-Cart 1->2"), scene.traffic.moves());
    }

    @Test
    void a_rollback_of_the_stage_takes_the_alias_back_to_the_version_of_that_run() {
        scene.succeed("job-1", WEB);
        scene.traffic.aliases.put("web-Cart", AliasState.on("3"));

        assertEquals("1", scene.succeed("job-2", WEB).get("Shifted"));
        assertEquals("version 2", scene.alias("Cart"));
    }

    @Test
    void a_new_publish_under_the_same_run_is_shifted_too() {
        scene.succeed("job-1", WEB);
        scene.unaliased("Cart", "3");

        assertEquals("3", scene.succeed("job-2", WEB).get("Cart-Version"));
        assertEquals("version 3", scene.alias("Cart"));
    }

    @Test
    void a_second_deployment_that_a_repeated_call_made_below_us_does_no_harm() {
        scene.traffic.failing.put("web-Cart", "INVALID_LAMBDA_CONFIGURATION: versions do not match");
        assertInstanceOf(Outcome.InProgress.class, scene.run(ReleaseJobs.first("job-1", WEB), NO_WAIT));
        FakeTraffic.Running second = scene.traffic.deployment("d-1");
        String twin = scene.traffic.add(second.groupId, second.description, List.of("web-Cart", "1", "2"), "x", false);
        scene.traffic.rollsBack = false;
        scene.traffic.end(second, DeploymentState.FAILED, "INVALID_LAMBDA_CONFIGURATION: versions do not match");
        scene.traffic.deployment(twin).state = DeploymentState.SUCCEEDED;
        scene.traffic.aliases.put("web-Cart", AliasState.on("2"));

        assertEquals(twin, scene.succeed("job-1", WEB).get("Cart-DeploymentId"));
    }

    @Test
    void another_deployment_in_the_group_is_named_and_left_alone() {
        DeploymentGroupId groupId = DeploymentGroupId.of("pointsman-web", "Cart");
        scene.traffic.add(groupId, "by hand", List.of("web-Cart", "1", "9"), "x", false);

        String message = scene.fail("job-1", WEB);

        assertTrue(message.contains("deployment d-1 (by hand) is under way in deployment group Cart"), message);
        assertEquals(List.of(), scene.traffic.stopped);
    }

    @Test
    void a_rollback_of_codedeploy_in_the_group_is_waited_for() {
        DeploymentGroupId groupId = DeploymentGroupId.of("pointsman-web", "Cart");
        scene.traffic.add(groupId, "Rollback of d-0", List.of("web-Cart", "9", "1"), "", true);

        scene.succeed("job-1", WEB);

        assertEquals("version 2", scene.alias("Cart"));
    }

    @Test
    void a_rollback_of_CodeDeploy_is_waited_for_and_the_shift_begins_where_it_ended() {
        scene.traffic.aliases.put("web-Cart", AliasState.on("9"));
        DeploymentGroupId groupId = DeploymentGroupId.of("pointsman-web", "Cart");
        scene.traffic.add(groupId, "Rollback of d-0", List.of("web-Cart", "9", "1"), "", true);

        scene.succeed("job-1", WEB);

        assertEquals(List.of("web-Cart 1->2"), scene.traffic.moves());
    }

    private static String mark(String run, String stack) {
        return new DeploymentMark(run, stack, "live", "Cart", DeploymentMark.Way.TRY, 1).text();
    }

    @Test
    void a_deployment_of_an_abandoned_run_is_waited_for_and_the_shift_begins_where_it_ended() {
        DeploymentGroupId groupId = DeploymentGroupId.of("pointsman-web", "Cart");
        scene.traffic.add(groupId, mark("abandoned", "web"), List.of("web-Cart", "1", "9"), "x", false);

        scene.succeed("job-1", WEB);

        assertEquals(List.of("web-Cart 1->9", "web-Cart 9->2"), scene.traffic.moves());
        assertEquals("version 2", scene.alias("Cart"));
    }

    @Test
    void a_deployment_of_an_abandoned_run_that_fails_leaves_the_version_before_to_shift_from() {
        DeploymentGroupId groupId = DeploymentGroupId.of("pointsman-web", "Cart");
        String abandoned =
                scene.traffic.add(groupId, mark("abandoned", "web"), List.of("web-Cart", "1", "9"), "x", false);
        scene.meanwhile.add(() -> {
            scene.traffic.tick();
            scene.traffic.end(scene.traffic.deployment(abandoned), DeploymentState.FAILED, "ALARM_ACTIVE: x");
        });

        scene.succeed("job-1", WEB);

        assertEquals(List.of("web-Cart 1->9", "web-Cart 1->2"), scene.traffic.moves());
        assertEquals("version 2", scene.alias("Cart"));
    }

    @Test
    void a_deployment_of_another_stack_is_somebody_elses() {
        DeploymentGroupId groupId = DeploymentGroupId.of("pointsman-web", "Cart");
        scene.traffic.add(groupId, mark("abandoned", "shop"), List.of("web-Cart", "1", "9"), "x", false);

        assertTrue(scene.fail("job-1", WEB).contains("is under way in deployment group Cart"));
    }

    @Test
    void what_is_wrong_elsewhere_is_said_before_anything_is_waited_for() {
        scene.traffic.add(
                DeploymentGroupId.of("pointsman-web", "Cart"),
                mark("abandoned", "web"),
                List.of("web-Cart", "1", "9"),
                "x",
                false);
        scene.function("Shop", "$LATEST", "2");

        assertTrue(scene.fail("job-1", WEB).contains("points to $LATEST"));
    }

    @Test
    void a_refused_plan_that_touched_nothing_is_planned_anew() {
        assertTrue(scene.fail("job-1", WEB.with("DeploymentConfigName", "Mine")).contains("Mine"));

        assertEquals("1", scene.succeed("job-2", WEB).get("Shifted"));
    }

    @Test
    void shifts_of_one_release_on_two_aliases_have_a_record_each() {
        scene.succeed("job-1", WEB.with("Alias", "staging"));
        scene.traffic.aliases.put("web-Cart", AliasState.on("1"));

        assertEquals("1", scene.succeed("job-2", WEB).get("Shifted"));
    }

    @Test
    void tokens_are_short_whatever_the_number_of_functions() {
        for (int i = 0; i < 200; i++) {
            scene.function("Function" + i, "1", "2");
        }
        JsonObject request = WEB.with("MaxConcurrent", 1000L);

        Outcome.InProgress waiting =
                assertInstanceOf(Outcome.InProgress.class, scene.run(ReleaseJobs.first("job-1", request), NO_WAIT));

        assertTrue(waiting.token().length() < 100, waiting.token());
        assertTrue(waiting.progress().summary().length() < 1_000);
    }

    /** Of this run, by a record that is gone: whoever waited for its end would wait for his own. */
    @Test
    void a_deployment_of_this_run_is_waited_for_as_one_of_an_earlier_run() {
        String mark = new DeploymentMark(ReleaseJobs.RUN, "web", "live", "Cart", DeploymentMark.Way.TRY, 7).text();
        scene.traffic.add(
                DeploymentGroupId.of("pointsman-web", "Cart"), mark, List.of("web-Cart", "1", "2"), "x", false);

        String message = scene.fail("job-1", WEB);

        assertTrue(message.contains(mark), message);
        assertEquals(1, scene.traffic.running.size());
    }
}
