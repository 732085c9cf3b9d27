package io.pointsman.actions.shift;

import static io.pointsman.actions.shift.TwoFunctions.WEB;
import static io.pointsman.actions.shift.TwoFunctions.failed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.actions.shift.ports.Alarms;
import io.pointsman.actions.shift.sdk.SdkAlarms;
import io.pointsman.engine.FailureKind;
import io.pointsman.engine.Outcome;
import io.pointsman.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Alarms are looked up in CloudWatch before anything moves. */
final class AlarmsBeforeShiftTest {
    private static final JsonObject ERRORS = WEB.with("Alarms", List.of("errors"));

    private final TwoFunctions scene = new TwoFunctions();

    @AfterEach
    void close() {
        scene.close();
    }

    private void alarm(String name) {
        cloudWatch(
                "PutMetricAlarm",
                JsonObject.of("AlarmName", name, "EvaluationPeriods", "1", "Threshold", "1")
                        .with("ComparisonOperator", "GreaterThanThreshold")
                        .with("Namespace", "AWS/Lambda")
                        .with("MetricName", "Errors")
                        .with("Period", "60")
                        .with("Statistic", "Sum"));
    }

    private void rings(String name) {
        cloudWatch(
                "SetAlarmState",
                JsonObject.of("AlarmName", name, "StateValue", "ALARM", "StateReason", "Threshold Crossed"));
    }

    private void cloudWatch(String operation, JsonObject input) {
        scene.place.world.call("monitoring", operation, input);
    }

    private Outcome.Failed refused(JsonObject userParameters) {
        Outcome.Failed outcome = failed(scene.run(userParameters));
        assertTrue(scene.place.codeDeploy.listApplications().applications().isEmpty(), outcome::message);
        assertTrue(scene.areBothOn("1"));
        return outcome;
    }

    private static void assertSays(Outcome.Failed outcome, String words) {
        assertTrue(outcome.message().contains(words), () -> words + "\nis not in\n" + outcome.message());
    }

    @Test
    void an_alarm_that_does_not_exist_does_not_let_a_shift_begin_that_nothing_would_stop() {
        alarm("error");

        Outcome.Failed outcome = refused(ERRORS);

        assertEquals(FailureKind.CONFIGURATION, outcome.kind());
        assertSays(outcome, "CloudWatch has no alarm errors (Cart, Search) in us-east-1 of the account");
    }

    @Test
    void an_alarm_that_rings_already_does_not_begin_a_shift_that_CodeDeploy_stops_at_once() {
        alarm("errors");
        rings("errors");

        assertSays(refused(ERRORS), "alarm errors (Cart, Search) is in ALARM: Threshold Crossed");
    }

    @Test
    void an_alarm_that_may_not_be_looked_up_is_not_taken_to_be_there() {
        alarm("errors");
        scene.deny("monitoring:DescribeAlarms");

        Outcome.Failed outcome = refused(ERRORS);

        assertEquals(FailureKind.PERMISSION, outcome.kind());
        assertSays(outcome, "cloudwatch:DescribeAlarms of errors was denied");
    }

    @Test
    void an_alarm_without_data_yet_is_no_reason_to_refuse() {
        alarm("errors");

        assertInstanceOf(Outcome.Succeeded.class, scene.run(ERRORS));
    }

    @Test
    void an_alarm_that_rings_in_the_middle_does_not_leave_a_half_shift_where_CodeDeploy_makes_no_rollback() {
        alarm("errors");
        scene.place.codeDeployFaults().rollbackNever();
        scene.once(scene::bothMove, () -> rings("errors"));

        Outcome.Failed outcome = failed(scene.run(ERRORS));

        assertSays(outcome, "ALARM_ACTIVE");
        assertSays(outcome, "so Pointsman has given all traffic back to version 1 with lambda:UpdateAlias");
        assertTrue(scene.areBothOn("1"));
    }

    /** It still rings when Cart, which had arrived, is taken back. */
    @Test
    void the_alarm_that_stopped_the_shift_does_not_stop_the_way_back() {
        alarm("errors");
        scene.once(() -> scene.alias("Search").second().isPresent(), () -> rings("errors"));

        Outcome.Failed outcome = failed(scene.run(ERRORS.with("MaxConcurrent", 1)));

        assertTrue(scene.areBothOn("1"));
        assertSays(outcome, "ALARM_ACTIVE");
        assertEquals(
                List.of("Succeeded", "Succeeded"),
                scene.deployments("Cart").stream()
                        .map(deployment -> deployment.needText("status"))
                        .toList());
    }

    /** The embedded endpoint has no composite alarms: this is AWS's answer to who asks for them. */
    @Test
    void a_composite_alarm_is_an_alarm() {
        scene.place.alter("monitoring", "DescribeAlarms", real -> (input, caller) -> {
            JsonObject answer = real.answer(input, caller);
            JsonObject composite =
                    JsonObject.of("AlarmName", "errors", "StateValue", "ALARM", "StateReason", "both ring");
            return input.texts("AlarmTypes").contains("CompositeAlarm")
                    ? answer.with("CompositeAlarms", List.of(composite))
                    : answer;
        });

        assertSays(refused(ERRORS), "alarm errors (Cart, Search) is in ALARM: both ring");
    }

    @Test
    void no_alarm_is_missed_on_a_second_page_or_beyond_a_hundred_names() {
        List<String> names = IntStream.range(0, 150).mapToObj(i -> "alarm-" + i).toList();
        names.forEach(this::alarm);
        rings("alarm-149");
        scene.place.alter(
                "monitoring",
                "DescribeAlarms",
                real -> (input, caller) -> real.answer(input.with("MaxRecords", "7"), caller));

        Map<String, Alarms.Now> found = new SdkAlarms(() -> scene.place.cloudWatch).look(names);

        assertEquals(150, found.size());
        assertEquals(1, found.values().stream().filter(Alarms.Now::ringing).count());
    }
}
