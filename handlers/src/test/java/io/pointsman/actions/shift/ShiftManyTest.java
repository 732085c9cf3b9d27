package io.pointsman.actions.shift;

import static io.pointsman.actions.shift.ShiftScene.WEB;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.actions.shift.ports.DeploymentState;
import io.pointsman.actions.shift.ports.Deployments;
import io.pointsman.engine.Outcome;
import io.pointsman.json.JsonObject;
import io.pointsman.release.DeploymentMark;
import io.pointsman.release.ReleaseJobs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Failures, with one function and with several: all or nothing, and the truth about where every alias stands. */
final class ShiftManyTest {
    private static final JsonObject KEEP = WEB.with("OnFailure", "KeepSucceeded");

    private final ShiftScene scene = new ShiftScene();

    @Test
    void a_failure_names_function_hook_last_words_and_codedeploys_error() {
        scene.function("Cart", "1", "2").updated();
        scene.traffic.failing.put("web-Cart", "HOOK_EXECUTION_FAILURE: The hook failed");
        scene.traffic.fault = Optional.of(FakeTraffic.failed("BeforeAllowTraffic", "basket is empty"));

        String message = scene.fail("job-1", WEB.with("BeforeAllowTraffic", "CodeDeployHook_basket"));

        assertEquals("""
            Cart (web-Cart) was not shifted from version 1 to 2: hook BeforeAllowTraffic CodeDeployHook_basket failed, \
            its last words: basket is empty
            What to do: look at the hook's log; correct the new version or the hook, then release again or retry.
            The stack was updated, traffic was not: every alias is where it was. Remove the cause, then retry the stage.
            Cart (web-Cart): alias live is on version 1
            CodeDeploy deployment d-1 failed: HOOK_EXECUTION_FAILURE: The hook failed
            What HOOK_EXECUTION_FAILURE means: a hook said no, threw an error, or did not answer within an hour.\
            """, message);
    }

    @Test
    void a_stack_in_which_nothing_had_to_change_is_not_said_to_be_updated() {
        scene.function("Cart", "1", "2");
        scene.traffic.failing.put("web-Cart", "HOOK_EXECUTION_FAILURE: no");

        assertTrue(scene.fail("job-1", WEB).contains("\nNo traffic has moved: every alias is where it was."));
    }

    @Test
    void an_alarm_is_named() {
        scene.function("Cart", "1", "2");
        scene.traffic.failing.put("web-Cart", "ALARM_ACTIVE: One or more alarms");

        assertTrue(scene.fail("job-1", WEB.with("Alarms", List.of("errors", "latency")))
                .contains("(alarms of this shift: errors, latency)"));
    }

    @Test
    void a_hook_that_speaks_of_an_alarm_is_not_taken_for_one() {
        scene.function("Cart", "1", "2");
        scene.traffic.failing.put("web-Cart", "HOOK_EXECUTION_FAILURE: ALARM_ACTIVE was what the hook printed");

        assertFalse(scene.fail("job-1", WEB.with("Alarms", List.of("errors"))).contains("(alarms of this shift"));
    }

    @Test
    void what_was_taken_back_is_said_by_the_outcome_and_not_by_its_words() {
        scene.function("Cart", "1", "2").function("Search", "1", "2");
        scene.traffic.failing.put("web-Search", "HOOK_EXECUTION_FAILURE: no: every alias is where it was.");

        assertFalse(scene.failure("job-1", KEEP).takenBack());
    }

    @Test
    void a_release_that_was_taken_back_says_so_each_time_it_is_asked() {
        scene.function("Cart", "1", "2").function("Search", "1", "2");
        scene.traffic.failing.put("web-Search", "HOOK_EXECUTION_FAILURE: no");

        assertTrue(scene.failure("job-1", WEB).takenBack());
        assertTrue(scene.failure("job-1", WEB).takenBack());
    }

    @Test
    void codedeploys_own_rollback_is_followed_to_its_end() {
        scene.function("Cart", "1", "2");
        scene.traffic.failing.put("web-Cart", "HOOK_EXECUTION_FAILURE: no");

        scene.fail("job-1", WEB);

        assertEquals(DeploymentState.SUCCEEDED, scene.traffic.deployment("d-2").state);
        assertEquals("version 1", scene.alias("Cart"));
    }

    @Test
    void when_one_fails_those_that_succeeded_are_taken_back() {
        scene.function("Cart", "1", "2").function("Search", "5", "6");
        scene.traffic.failing.put("web-Search", "HOOK_EXECUTION_FAILURE: no");

        String message = scene.fail("job-1", WEB.with("MaxConcurrent", 1L));

        assertEquals(List.of("web-Cart 1->2", "web-Search 5->6", "web-Cart 2->1"), scene.traffic.moves());
        assertEquals("version 1", scene.alias("Cart"));
        assertEquals("version 5", scene.alias("Search"));
        assertTrue(message.contains("Cart (web-Cart): alias live is on version 1, taken back"), message);
        assertTrue(message.startsWith("Search (web-Search) was not shifted from version 5 to 6"), message);
    }

    @Test
    void when_one_fails_those_under_way_are_stopped_with_rollback_and_the_rest_is_not_begun() {
        scene.function("Cart", "1", "2").function("Search", "1", "2").function("Pay", "1", "2");
        scene.meanwhile.add(() -> {});
        scene.meanwhile.add(() -> {
            scene.traffic.end(scene.traffic.deployment("d-1"), DeploymentState.FAILED, "HOOK_EXECUTION_FAILURE: no");
            scene.traffic.deployment("d-2").ticks = 0; // it is not there yet
        });

        String message = scene.fail("job-1", WEB.with("MaxConcurrent", 2L));

        assertEquals(List.of("d-2"), scene.traffic.stopped);
        assertEquals("version 1", scene.alias("Search"));
        assertTrue(message.contains("Pay (web-Pay): alias live is on version 1, not begun"), message);
        assertTrue(message.contains("every alias is where it was"), message);
    }

    /** Both have failed at one look; the one that comes later in the list has failed earlier. */
    @Test
    void what_failed_first_by_CodeDeploys_clock_is_the_cause() {
        scene.function("Cart", "1", "2").function("Search", "1", "2");
        scene.meanwhile.add(() -> {});
        scene.meanwhile.add(() -> {
            for (String id : List.of("d-1", "d-2")) {
                scene.traffic.end(
                        scene.traffic.deployment(id), DeploymentState.FAILED, "HOOK_EXECUTION_FAILURE: " + id);
            }
            FakeTraffic.Running second = scene.traffic.deployment("d-2");
            second.ended = second.ended.map(at -> at.minusSeconds(1));
        });

        String message = scene.fail("job-1", WEB);

        assertTrue(message.startsWith("Search (web-Search) was not shifted"), message);
    }

    @Test
    void the_way_back_keeps_to_MaxConcurrent() {
        for (int i = 0; i < 4; i++) {
            scene.function("F" + i, "1", "2");
        }
        scene.function("Late", "1", "2");
        scene.traffic.failing.put("web-Late", "HOOK_EXECUTION_FAILURE: no");
        scene.traffic.slowness = 1;
        List<Long> seen = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            scene.meanwhile.add(() -> seen.add(scene.traffic.running.values().stream()
                    .filter(one -> one.to.equals("1") && one.state == DeploymentState.UNDER_WAY && !one.rollback)
                    .count()));
        }

        assertInstanceOf(
                Outcome.Failed.class,
                scene.runByContinuations(
                        "job", WEB.with("MaxConcurrent", 2L).with("Functions", Map.of("Late", Map.of("Wave", 2L)))));

        assertEquals(
                4,
                scene.traffic.moves().stream()
                        .filter(move -> move.endsWith(" 2->1"))
                        .count());
        assertEquals(2L, seen.stream().max(Long::compare).orElseThrow());
    }

    @Test
    void no_hook_and_no_alarm_holds_up_the_way_back() {
        scene.function("Cart", "1", "2").function("Search", "1", "2");
        scene.traffic.failing.put("web-Search", "HOOK_EXECUTION_FAILURE: no");

        scene.fail(
                "job-1",
                WEB.with("MaxConcurrent", 1L)
                        .with("BeforeAllowTraffic", "CodeDeployHook_gate")
                        .with("Alarms", List.of("errors")));

        Deployments.Order forth = scene.traffic.orders.getFirst();
        assertTrue(forth.content().contains("CodeDeployHook_gate") && forth.heedsAlarms(), forth.toString());
        Deployments.Order back = scene.traffic.orders.getLast();
        assertTrue(back.content().contains("\"CurrentVersion\":\"2\",\"TargetVersion\":\"1\""), back.content());
        assertFalse(back.content().contains("CodeDeployHook_gate"), back.content());
        assertFalse(back.heedsAlarms());
    }

    /** CodeDeploy has no words of the hook's; the hook has left them in the release bucket. */
    @Test
    void the_reason_of_the_verify_hook_is_in_the_message() {
        scene.function("Cart", "1", "2");
        scene.traffic.failing.put("web-Cart", "HOOK_EXECUTION_FAILURE: no");
        scene.traffic.fault = Optional.of(FakeTraffic.failed("BeforeAllowTraffic", ""));
        scene.meanwhile.add(() -> scene.records.updateVerification(
                "web",
                DeploymentMark.runName(ReleaseJobs.RUN, "live"),
                plan -> plan.because("Cart", "d-1", "Verify total of web-Cart:2: $.total is 4, expected 5")));
        JsonObject verified = WEB.with("BeforeAllowTraffic", "CodeDeployHook_PointsmanVerify")
                .with("Verify", List.of(Map.of("Name", "total", "Values", Map.of("$.total", 5L))));

        String message = scene.fail("job-1", verified);

        assertTrue(message.contains("Verify total of web-Cart:2: $.total is 4, expected 5"), message);
    }

    @Test
    void a_crash_in_the_middle_of_the_way_back_makes_no_second_way_back() {
        scene.function("Cart", "1", "2").function("Search", "1", "2");
        scene.traffic.failing.put("web-Search", "HOOK_EXECUTION_FAILURE: no");
        scene.meanwhile.add(() -> {});
        scene.meanwhile.add(() -> {});
        scene.meanwhile.add(() -> scene.traffic.answersGetLost = true);

        Outcome outcome = scene.runByContinuations("job", WEB);

        assertInstanceOf(Outcome.Failed.class, outcome);
        assertEquals(
                1,
                scene.traffic.moves().stream().filter("web-Cart 2->1"::equals).count());
        assertEquals("version 1", scene.alias("Cart"));
    }

    @Test
    void keep_succeeded_keeps_them_and_lets_those_under_way_arrive() {
        scene.function("Cart", "1", "2").function("Search", "1", "2").function("Pay", "1", "2");
        scene.traffic.failing.put("web-Search", "HOOK_EXECUTION_FAILURE: no");

        String message = scene.fail("job-1", KEEP.with("MaxConcurrent", 2L));

        assertEquals("version 2", scene.alias("Cart"));
        assertEquals("version 1", scene.alias("Search"));
        assertEquals("version 1", scene.alias("Pay"));
        assertTrue(message.contains("OnFailure is KeepSucceeded"), message);
    }

    @Test
    void a_retry_after_keep_succeeded_moves_only_the_rest() {
        scene.function("Cart", "1", "2").function("Search", "1", "2");
        scene.traffic.failing.put("web-Search", "HOOK_EXECUTION_FAILURE: no");
        scene.fail("job-1", KEEP);
        scene.traffic.failing.clear();

        assertEquals("1", scene.succeed("job-2", KEEP).get("Unchanged"));
        assertEquals("version 2", scene.alias("Search"));
    }

    @Test
    void a_deployment_that_cannot_be_made_fails_the_release_as_a_whole() {
        scene.function("Cart", "1", "2").function("Search", "1", "2");
        scene.meanwhile.add(() -> scene.traffic.createRefused = Optional.of("codedeploy:CreateDeployment was denied"));
        scene.meanwhile.add(() -> {});
        scene.meanwhile.add(() -> scene.traffic.createRefused = Optional.empty());

        String message = scene.fail("job-1", WEB.with("MaxConcurrent", 1L));

        assertTrue(message.contains("codedeploy:CreateDeployment was denied"), message);
        assertEquals("version 1", scene.alias("Search"));
    }

    @Test
    void new_aliases_come_last_so_that_a_failure_leaves_none_behind() {
        scene.unaliased("New", "1").function("Cart", "1", "2");
        scene.traffic.failing.put("web-Cart", "HOOK_EXECUTION_FAILURE: no");

        scene.fail("job-1", WEB);

        assertEquals(Optional.empty(), scene.traffic.find("web-New", "live"));
    }

    @Test
    void an_alias_that_cannot_be_created_takes_the_others_back() {
        scene.unaliased("New", "1").function("Cart", "1", "2");
        scene.traffic.aliasRefused = Optional.of("lambda:CreateAlias was denied");

        String message = scene.fail("job-1", WEB);

        assertTrue(message.contains("New (web-New): lambda:CreateAlias was denied"), message);
        assertEquals("version 1", scene.alias("Cart"));
    }

    @Test
    void never_more_deployments_are_under_way_than_allowed() {
        for (int i = 0; i < 12; i++) {
            scene.function("F" + i, "1", "2");
        }
        List<Long> seen = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            scene.meanwhile.add(() -> seen.add(scene.traffic.running.values().stream()
                    .filter(one -> one.state == DeploymentState.UNDER_WAY)
                    .count()));
        }

        assertEquals("12", scene.succeed("job-1", WEB.with("MaxConcurrent", 5L)).get("Shifted"));
        assertEquals(5L, seen.stream().max(Long::compare).orElseThrow());
    }

    private static final JsonObject LEFT_AS_IT_IS =
            KEEP.with("AutoRollback", false).with("MaxConcurrent", 100L);

    private void functions(int number) {
        for (int i = 1; i <= number; i++) {
            scene.function("FunctionWithAName" + i, "1", "2");
        }
        scene.traffic.rollsBack = false;
    }

    @Test
    void of_many_functions_the_one_that_failed_is_not_lost_behind_those_that_did_not() {
        functions(60);
        scene.traffic.failing.put("web-FunctionWithAName60", "HOOK_EXECUTION_FAILURE: no");

        String message = scene.fail("job-1", LEFT_AS_IT_IS);

        assertTrue(message.contains("FunctionWithAName60 (web-FunctionWithAName60): alias live is on "), message);
        assertTrue(
                message.contains(
                        "decide for one version: aws lambda update-alias --function-name web-FunctionWithAName60"),
                message);
    }

    @Test
    void a_message_that_has_no_room_for_all_does_not_leave_out_where_the_rest_is() {
        functions(60);
        for (int i = 1; i <= 60; i++) {
            scene.traffic.failing.put("web-FunctionWithAName" + i, "HOOK_EXECUTION_FAILURE: no");
        }

        String message = scene.fail("job-1", LEFT_AS_IT_IS);

        assertTrue(message.length() <= 5_000, message);
        assertTrue(message.endsWith("is in the release record of this run, section shift"), message);
    }
}
