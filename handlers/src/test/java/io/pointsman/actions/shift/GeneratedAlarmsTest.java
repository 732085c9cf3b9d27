package io.pointsman.actions.shift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.actions.shift.ports.DeploymentGroupId;
import io.pointsman.actions.shift.ports.VersionAlarm;
import io.pointsman.engine.FailureKind;
import io.pointsman.engine.Outcome;
import io.pointsman.engine.Refusal;
import io.pointsman.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GeneratedAlarmsTest {
    private static final JsonObject GENERATED = ShiftScene.WEB.with("Alarms", "generated");
    private static final String ERRORS = "pointsman-web.live.Cart.errors";
    private static final String FEW_CALLS = "pointsman-web.live.Cart.few-calls";
    private static final String LATENCY = "pointsman-web.live.Cart.latency";

    private final ShiftScene scene = new ShiftScene().function("Cart", "1", "2").function("Search", "5", "5");

    private String summary(JsonObject userParameters) {
        return String.valueOf(scene.succeed("job", userParameters).get("Summary"));
    }

    private List<String> heeded(String group) {
        return scene.groups
                .group(DeploymentGroupId.of("pointsman-web", group))
                .orElseThrow()
                .alarms();
    }

    @Test
    void they_are_made_before_the_group_that_heeds_them_and_gone_after_the_verdict() {
        scene.watch.counted.put("web-Cart:2", 40L);
        summary(GENERATED);
        assertEquals(
                List.of("put " + ERRORS, "put " + FEW_CALLS, "count", "delete " + ERRORS, "delete " + FEW_CALLS),
                scene.watch.calls);
        assertEquals(List.of(ERRORS, FEW_CALLS), heeded("Cart"));
        assertEquals(List.of(ERRORS, FEW_CALLS), scene.recorded("Cart").texts("generatedAlarms"));
        assertEquals(40L, scene.recorded("Cart").number("calls").orElseThrow());
        assertFalse(scene.recorded("Search").has("generatedAlarms"));
    }

    @Test
    void they_watch_the_new_version_beside_the_old_one() {
        summary(GENERATED);
        VersionAlarm errors = scene.watch.put.getFirst();
        assertEquals(
                List.of("2 Invocations", "2 Errors", "1 Invocations", "1 Errors"),
                errors.metrics().stream()
                        .map(metric -> metric.of().number() + " " + metric.name())
                        .toList());
        assertTrue(errors.metrics().stream()
                .allMatch(metric -> metric.of().function().equals("web-Cart")
                        && metric.of().alias().equals("live")));
        assertTrue(errors.description().contains("version 2 of web-Cart takes over from 1"), errors.description());
    }

    @Test
    void where_the_canary_is_long_enough_latency_is_watched_too() {
        summary(GENERATED.with("DeploymentConfigName", "Canary10Percent10Minutes"));
        assertEquals(List.of(ERRORS, FEW_CALLS, LATENCY), heeded("Cart"));
    }

    @Test
    void a_short_canary_is_warned_of() {
        String said = summary(GENERATED.with("DeploymentConfigName", "Canary10Percent3Minutes"));
        assertTrue(said.contains("within 3 minutes, and metrics are one to three minutes late"), said);
    }

    @Test
    void all_at_once_makes_none_and_says_so() {
        String said = summary(GENERATED.with("DeploymentConfigName", "CodeDeployDefault.LambdaAllAtOnce"));
        assertTrue(said.contains("moved at once, so no alarm was made"), said);
        assertEquals(List.of(), scene.watch.calls);
    }

    @Test
    void named_ones_stand_beside_them_up_to_ten() {
        summary(GENERATED.with("Alarms", List.of("own", "generated")));
        assertEquals(List.of("own", ERRORS, FEW_CALLS), heeded("Cart"));
        JsonObject many = GENERATED.with("Alarms", List.of("generated", "a", "b", "c", "d", "e", "f", "g", "h", "i"));
        String said = new ShiftScene().function("Cart", "1", "2").fail("job", many);
        assertTrue(said.contains("Cart has 9 named alarms and 2 generated ones, and CodeDeploy takes 10"), said);
    }

    @Test
    void who_may_not_make_them_moves_nothing() {
        scene.watch.putRefused =
                Optional.of(new Refusal(FailureKind.PERMISSION, "cloudwatch:PutMetricAlarm " + ERRORS + " was denied"));
        String said = scene.fail("job", GENERATED);
        assertTrue(said.contains("cloudwatch:PutMetricAlarm " + ERRORS + " was denied"), said);
        assertEquals("version 1", scene.alias("Cart"));
        assertEquals(List.of(), scene.groups.calls);
    }

    @Test
    void one_that_rings_since_an_earlier_shift_is_quieted_and_a_forgotten_one_deleted() {
        scene.watch.alarms.put(ERRORS, scene.watch.now);
        scene.watch.ringing.add(ERRORS);
        scene.watch.alarms.put(LATENCY, scene.watch.now);
        scene.watch.alarms.put("pointsman-web.live.Gone.errors", scene.watch.now.minus(Duration.ofDays(3)));
        scene.watch.alarms.put("pointsman-web.live.Other.errors", scene.watch.now);
        scene.watch.alarms.put("pointsman-web.beta.Cart.errors", scene.watch.now.minus(Duration.ofDays(3)));
        summary(GENERATED);
        assertTrue(scene.watch.calls.contains("quiet " + ERRORS), scene.watch.calls.toString());
        assertEquals(
                List.of("pointsman-web.beta.Cart.errors", "pointsman-web.live.Other.errors"),
                List.copyOf(scene.watch.alarms.keySet()));
    }

    @Test
    void a_shift_that_makes_none_takes_away_what_earlier_ones_have_left() {
        scene.watch.alarms.put(ERRORS, scene.watch.now);
        scene.watch.alarms.put(LATENCY, scene.watch.now);
        scene.watch.alarms.put("pointsman-web.live.Search.errors", scene.watch.now);
        scene.watch.alarms.put("pointsman-web.live.Gone.errors", scene.watch.now.minus(Duration.ofDays(3)));
        summary(ShiftScene.WEB);
        assertEquals(List.of("pointsman-web.live.Search.errors"), List.copyOf(scene.watch.alarms.keySet()));
    }

    @Test
    void a_shift_that_moves_nothing_takes_away_what_is_forgotten() {
        ShiftScene still = new ShiftScene().function("Cart", "2", "2");
        still.watch.alarms.put(ERRORS, still.watch.now.minus(Duration.ofDays(3)));
        still.watch.alarms.put(FEW_CALLS, still.watch.now);
        still.succeed("job", ShiftScene.WEB);
        assertEquals(List.of(FEW_CALLS), List.copyOf(still.watch.alarms.keySet()));
    }

    @Test
    void who_makes_none_is_not_told_of_a_right_to_look_for_them() {
        scene.watch.deleteRefused =
                Optional.of(new Refusal(FailureKind.PERMISSION, "cloudwatch:DeleteAlarms was denied"));
        scene.watch.alarms.put(ERRORS, scene.watch.now);
        assertFalse(summary(ShiftScene.WEB).contains("DeleteAlarms"));
    }

    @Test
    void alarms_that_cannot_be_deleted_change_no_verdict() {
        scene.watch.deleteRefused =
                Optional.of(new Refusal(FailureKind.PERMISSION, "cloudwatch:DeleteAlarms was denied"));
        String said = summary(GENERATED);
        assertTrue(said.contains("Cart 1 -> 2"), said);
        assertTrue(said.contains("are still there, and the next shift takes them away"), said);
        assertTrue(said.contains("cloudwatch:DeleteAlarms was denied"), said);
    }

    @Test
    void without_a_call_nothing_was_proven() {
        String said = summary(GENERATED);
        assertTrue(said.contains("no call reached version 2 while its traffic moved: nothing was proven"), said);
    }

    @Test
    void what_cannot_be_counted_is_said() {
        scene.watch.callsRefused =
                Optional.of(new Refusal(FailureKind.PERMISSION, "cloudwatch:GetMetricData was denied"));
        String said = summary(GENERATED);
        assertTrue(said.contains("could not be read: cloudwatch:GetMetricData was denied"), said);
    }

    @Test
    void what_cannot_be_counted_is_no_proof() {
        scene.watch.callsRefused =
                Optional.of(new Refusal(FailureKind.PERMISSION, "cloudwatch:GetMetricData was denied"));
        String failed = scene.fail("job", MINIMUM);
        assertTrue(failed.contains("could not be read: cloudwatch:GetMetricData was denied"), failed);
        assertEquals("version 1", scene.alias("Cart"));
    }

    private static final JsonObject MINIMUM = ShiftScene.WEB.with("MinimumTraffic", 100L);

    @Test
    void fewer_calls_than_are_wanted_fail_the_shift_and_bring_it_back() {
        scene.watch.counted.put("web-Cart:2", 99L);
        String said = assertInstanceOf(Outcome.Failed.class, scene.runByContinuations("job", MINIMUM))
                .message();
        assertTrue(said.contains("99 calls reached version 2"), said);
        assertTrue(said.contains("MinimumTraffic is 100: too little was proven"), said);
        assertTrue(said.contains("every alias is where it was"), said);
        assertEquals("version 1", scene.alias("Cart"));
    }

    @Test
    void calls_that_show_late_count() {
        scene.watch.counted.put("web-Cart:2", 60L);
        for (int i = 0; i < 40; i++) {
            scene.meanwhile.add(() -> {
                if (scene.alias("Cart").equals("version 2")) {
                    scene.watch.counted.put("web-Cart:2", 120L);
                }
            });
        }
        assertInstanceOf(Outcome.Succeeded.class, scene.runByContinuations("job", MINIMUM));
        assertEquals(120L, scene.recorded("Cart").number("calls").orElseThrow());
    }

    @Test
    void where_all_move_at_once_no_traffic_can_be_wanted() {
        String said = scene.fail("job", MINIMUM.with("DeploymentConfigName", "CodeDeployDefault.LambdaAllAtOnce"));
        assertTrue(said.contains("MinimumTraffic 100: the traffic of Cart moves at once"), said);
        assertEquals("version 1", scene.alias("Cart"));
    }

    @Test
    void a_function_may_want_its_own() {
        scene.watch.counted.put("web-Cart:2", 5L);
        summary(MINIMUM.with("Functions", Map.of("Cart", Map.of("MinimumTraffic", 5L, "Alarms", "generated"))));
        assertEquals(List.of(ERRORS, FEW_CALLS), heeded("Cart"));
    }

    @Test
    void the_way_back_needs_no_proof() {
        summary(GENERATED);
        scene.watch.calls.clear();
        scene.release("run-2", "Cart", "1");
        JsonObject back = GENERATED.with("To", "previous").with("MinimumTraffic", 100L);
        scene.run("job-back", back);
        assertEquals(List.of(), scene.watch.calls);
    }
}
