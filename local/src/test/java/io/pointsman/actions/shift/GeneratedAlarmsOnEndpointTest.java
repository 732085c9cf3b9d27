package io.pointsman.actions.shift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.endpoint.fault.Fault;
import io.pointsman.endpoint.fault.When;
import io.pointsman.endpoint.open.OpenQuestion;
import io.pointsman.endpoint.traffic.DeclaredTraffic;
import io.pointsman.endpoint.traffic.VersionBehavior;
import io.pointsman.engine.Outcome;
import io.pointsman.json.JsonObject;
import io.pointsman.release.record.FunctionDeployment;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Not one alarm is written by hand; the endpoint evaluates the very expressions that were sent, over declared traffic. */
final class GeneratedAlarmsOnEndpointTest {
    private static final JsonObject GENERATED = TwoFunctions.WEB.with("Alarms", "generated");
    private static final JsonObject TEN_MINUTES = GENERATED.with("DeploymentConfigName", "Canary10Percent10Minutes");
    private static final double BUSY = 600;
    private static final double FEW = 40;
    private static final double VERY_FEW = 2;
    private static final VersionBehavior BAD = VersionBehavior.failing(0.2);
    private static final VersionBehavior DEAD = VersionBehavior.failing(1);

    private final TwoFunctions scene = new TwoFunctions();

    @AfterEach
    void close() {
        scene.close();
    }

    /** Of Cart; nobody calls Search. */
    private void traffic(double callsPerMinute, Map<String, VersionBehavior> behaviors) {
        new DeclaredTraffic(scene.place.world, "Cart", "live", callsPerMinute, behaviors).begin();
        scene.place.pass(Duration.ofMinutes(5));
    }

    private String succeeded(JsonObject userParameters) {
        Outcome outcome = scene.run(userParameters);
        String said = assertInstanceOf(Outcome.Succeeded.class, outcome, outcome.toString())
                .outputs()
                .getOrDefault("Summary", "");
        assertTrue(scene.areBothOn("2"));
        assertEquals(List.of(), alarms());
        return said;
    }

    private String takenBack(JsonObject userParameters) {
        Outcome outcome = scene.run(userParameters);
        Outcome.Failed failed = assertInstanceOf(Outcome.Failed.class, outcome, outcome.toString());
        assertTrue(failed.takenBack(), failed.message());
        assertTrue(scene.areBothOn("1"));
        assertEquals(List.of(), alarms());
        return failed.message();
    }

    private List<String> alarms() {
        return scene
                .place
                .world
                .call("monitoring", "DescribeAlarms", JsonObject.empty())
                .objects("MetricAlarms")
                .stream()
                .map(alarm -> alarm.needText("AlarmName"))
                .toList();
    }

    private int calls() {
        return scene.records
                .read("web", "run-1")
                .attempt("live")
                .flatMap(attempt -> attempt.function("Cart"))
                .flatMap(FunctionDeployment::calls)
                .orElse(-1);
    }

    /** Whichever way AWS takes what is missing. */
    private void reading(String reading) {
        if (reading.equals("otherwise")) {
            scene.place.world.readings().otherwise(List.of(OpenQuestion.SPARSE_MATH));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"usual", "otherwise"})
    void a_bad_version_under_load_is_taken_back(String reading) {
        reading(reading);
        traffic(BUSY, Map.of("2", BAD));
        String said = takenBack(GENERATED);
        assertTrue(said.contains("ALARM_ACTIVE"), said);
        assertTrue(said.contains("pointsman-web.live.Cart.errors"), said);
    }

    @ParameterizedTest
    @ValueSource(strings = {"usual", "otherwise"})
    void a_good_version_under_load_passes(String reading) {
        reading(reading);
        traffic(BUSY, Map.of());
        String said = succeeded(GENERATED);
        assertTrue(calls() >= 200, said + ", " + calls());
        assertTrue(said.contains("Search 1 -> 2 (no call reached version 2 while its traffic moved"), said);
    }

    @Test
    void a_version_that_is_no_worse_than_the_one_before_passes() {
        traffic(BUSY, Map.of("1", VersionBehavior.failing(0.3), "2", VersionBehavior.failing(0.3)));
        succeeded(GENERATED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"usual", "otherwise"})
    void of_few_calls_a_version_that_fails_them_all_is_taken_back(String reading) {
        reading(reading);
        traffic(FEW, Map.of("2", DEAD));
        String said = takenBack(GENERATED);
        assertTrue(said.contains("pointsman-web.live.Cart.few-calls"), said);
    }

    @Test
    void of_few_calls_one_that_fails_now_and_then_passes() {
        traffic(FEW, Map.of("2", VersionBehavior.failing(0.25)));
        succeeded(GENERATED);
    }

    @Test
    void hardly_any_calls_prove_hardly_anything_and_may_be_too_few() {
        traffic(VERY_FEW, Map.of("2", DEAD));
        succeeded(GENERATED);
        assertTrue(calls() <= 2, String.valueOf(calls()));
        TwoFunctions other = new TwoFunctions();
        new DeclaredTraffic(other.place.world, "Cart", "live", VERY_FEW, Map.of("2", DEAD)).begin();
        Outcome outcome = other.run(GENERATED.with("MinimumTraffic", 20L));
        other.close();
        String said = assertInstanceOf(Outcome.Failed.class, outcome).message();
        assertTrue(said.contains("MinimumTraffic is 20"), said);
    }

    @Test
    void without_any_call_it_passes_and_says_that_nothing_was_proven() {
        String said = succeeded(GENERATED);
        assertTrue(
                said.contains("Cart 1 -> 2 (no call reached version 2 while its traffic moved: nothing was proven)"),
                said);
    }

    @Test
    void a_version_that_has_become_slow_is_taken_back_where_the_canary_is_long_enough() {
        traffic(2_000, Map.of("2", VersionBehavior.slow(Duration.ofMillis(900))));
        String said = takenBack(TEN_MINUTES);
        assertTrue(said.contains("pointsman-web.live.Cart.latency"), said);
    }

    @Test
    void where_metrics_are_three_minutes_late_ten_minutes_are_enough() {
        scene.place.world.metrics().delayedBy(Duration.ofMinutes(3));
        traffic(BUSY, Map.of("2", BAD));
        takenBack(TEN_MINUTES);
    }

    @Test
    void by_continuations_it_comes_to_the_same() {
        traffic(BUSY, Map.of("2", BAD));
        Outcome outcome = scene.runByContinuations(GENERATED);
        assertInstanceOf(Outcome.Failed.class, outcome, outcome.toString());
        assertTrue(scene.areBothOn("1"));
        assertEquals(List.of(), alarms());
    }

    @Test
    void a_shift_that_nobody_ended_leaves_them_to_the_next() {
        traffic(BUSY, Map.of());
        scene.runByContinuations(GENERATED, scene::bothMove);
        assertEquals(4, alarms().size());
        scene.place.pass(Duration.ofMinutes(10));
        assertInstanceOf(Outcome.Succeeded.class, scene.runByContinuations(GENERATED));
        assertEquals(List.of(), alarms());
    }

    @Test
    void who_may_not_make_alarms_moves_nothing() {
        scene.faults.always("monitoring:PutMetricAlarm", When.BEFORE_EFFECT, new Fault.Denied());
        Outcome outcome = scene.run(GENERATED);
        String said = assertInstanceOf(Outcome.Failed.class, outcome).message();
        assertTrue(said.contains("cloudwatch:PutMetricAlarm pointsman-web.live.Cart.errors was denied"), said);
        assertTrue(scene.areBothOn("1"));
        assertFalse(scene.isAnythingUnderWay());
    }
}
