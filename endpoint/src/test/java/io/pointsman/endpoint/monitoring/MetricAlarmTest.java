package io.pointsman.endpoint.monitoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.endpoint.AwsError;
import io.pointsman.endpoint.World;
import io.pointsman.endpoint.clock.EndpointClock;
import io.pointsman.endpoint.metric.InvocationMetrics;
import io.pointsman.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Alarms that are evaluated: metric math over what Lambda sends of each version behind an alias. */
class MetricAlarmTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final EndpointClock clock = EndpointClock.stopped(START);
    private final World world = new World("123456789012", "us-east-1", clock);

    MetricAlarmTest() {
        world.add(new CloudWatchService(world));
    }

    private void minute(String version, long calls, long failed, Duration took) {
        InvocationMetrics metrics = new InvocationMetrics(world.metrics());
        Optional<String> live = Optional.of("live");
        if (failed > 0) {
            metrics.add(new InvocationMetrics.Served("web", live, version, clock.instant(), true, took, failed));
        }
        metrics.add(new InvocationMetrics.Served("web", live, version, clock.instant(), false, took, calls - failed));
        clock.advance(Duration.ofMinutes(1));
    }

    private static JsonObject metric(String id, String name, String stat, String version) {
        JsonObject metric = JsonObject.of(
                "Namespace",
                "AWS/Lambda",
                "MetricName",
                name,
                "Dimensions",
                List.of(
                        JsonObject.of("Name", "FunctionName", "Value", "web"),
                        JsonObject.of("Name", "Resource", "Value", "web:live"),
                        JsonObject.of("Name", "ExecutedVersion", "Value", version)));
        return JsonObject.of(
                "Id",
                id,
                "MetricStat",
                JsonObject.of("Metric", metric, "Period", 60L, "Stat", stat),
                "ReturnData",
                false);
    }

    private static JsonObject expression(String id, String text, boolean returned) {
        return JsonObject.of("Id", id, "Expression", text, "ReturnData", returned);
    }

    private void put(JsonObject... metrics) {
        world.call(
                "monitoring",
                "PutMetricAlarm",
                JsonObject.of(
                        "AlarmName",
                        "worse",
                        "Metrics",
                        List.of(metrics),
                        "EvaluationPeriods",
                        3L,
                        "DatapointsToAlarm",
                        2L,
                        "Threshold",
                        0L,
                        "ComparisonOperator",
                        "GreaterThanThreshold",
                        "TreatMissingData",
                        "notBreaching"));
    }

    private void putRates() {
        put(
                metric("e", "Errors", "Sum", "2"),
                metric("i", "Invocations", "Sum", "2"),
                expression("rate", "100 * e / i", false),
                expression("worse", "IF(i >= 20 AND rate > 5, 1, 0)", true));
    }

    private String state() {
        return world.call("monitoring", "DescribeAlarms", JsonObject.of("AlarmNames", List.of("worse")))
                .objects("MetricAlarms")
                .getFirst()
                .needText("StateValue");
    }

    private AwsError refused(JsonObject... metrics) {
        return assertThrows(AwsError.class, () -> put(metrics));
    }

    @Test
    void errors_of_two_minutes_out_of_three_ring() {
        putRates();
        minute("2", 100, 0, Duration.ofMillis(50));
        minute("2", 100, 20, Duration.ofMillis(50));
        minute("2", 100, 20, Duration.ofMillis(50));
        assertEquals("OK", state()); // the last minute does not show yet
        minute("2", 100, 0, Duration.ofMillis(50));
        assertEquals("ALARM", state());
        for (int i = 0; i < 3; i++) {
            minute("2", 100, 0, Duration.ofMillis(50));
        }
        assertEquals("OK", state());
    }

    @Test
    void the_other_version_and_few_calls_do_not_ring() {
        putRates();
        for (int i = 0; i < 6; i++) {
            minute("1", 100, 100, Duration.ofMillis(50));
            minute("2", 10, 10, Duration.ofMillis(50));
            assertEquals("OK", state());
        }
    }

    @Test
    void a_percentile_is_that_of_the_calls_and_not_of_the_minutes() {
        put(metric("slow", "Duration", "p99", "2"), expression("worse", "slow > 1000", true));
        minute("2", 100, 0, Duration.ofMillis(50));
        for (int i = 0; i < 4; i++) {
            minute("2", 200, 0, Duration.ofMillis(1_500));
        }
        assertEquals("ALARM", state());
    }

    @Test
    void without_any_call_it_is_quiet() {
        putRates();
        clock.advance(Duration.ofMinutes(10));
        assertEquals("OK", state());
    }

    @Test
    void a_state_that_was_set_lasts_until_the_next_evaluation() {
        putRates();
        world.call(
                "monitoring",
                "SetAlarmState",
                JsonObject.of("AlarmName", "worse", "StateValue", "ALARM", "StateReason", "trying"));
        clock.advance(Duration.ofSeconds(59));
        assertEquals("ALARM", state());
        clock.advance(Duration.ofSeconds(1));
        assertEquals("OK", state());
    }

    @Test
    void what_cloudwatch_refuses_is_refused() {
        JsonObject i = metric("i", "Invocations", "Sum", "2");
        assertEquals(
                "ValidationError",
                refused(i, expression("x", "FLIL(i, 0)", true)).code());
        assertTrue(refused(i, expression("x", "FLIL(i, 0)", true)).said().contains("unknown function FLIL"));
        assertTrue(refused(i, expression("x", "i / j", true)).said().contains("no expression j"));
        assertTrue(refused(i, expression("x", "x + i", true)).said().contains("speaks of itself"));
        assertEquals(
                "Exactly one element of the metrics list should return data",
                refused(i, expression("x", "i * 2", true), expression("y", "i * 3", true))
                        .said());
        assertTrue(refused(i, expression("X", "i * 2", true)).said().contains("is not a valid name"));
        assertEquals(
                "EndpointLimit",
                refused(i, expression("x", "RUNNING_SUM(i)", true)).code());
    }

    @Test
    void values_are_read_by_get_metric_data() {
        minute("2", 100, 20, Duration.ofMillis(50));
        minute("2", 50, 0, Duration.ofMillis(50));
        clock.advance(Duration.ofMinutes(2));
        JsonObject answer = world.call(
                "monitoring",
                "GetMetricData",
                JsonObject.of(
                        "StartTime", START.plusSeconds(20),
                        "EndTime", clock.instant(),
                        "ScanBy", "TimestampAscending",
                        "MetricDataQueries",
                                List.of(
                                        metric("i", "Invocations", "Sum", "2"),
                                        metric("e", "Errors", "Sum", "2"),
                                        expression("rate", "100 * e / i", true))));
        JsonObject rate = answer.objects("MetricDataResults").getFirst();
        assertEquals(List.of(20.0, 0.0), rate.list("Values"));
        assertEquals(List.of(START, START.plusSeconds(60)), rate.list("Timestamps"));
    }
}
