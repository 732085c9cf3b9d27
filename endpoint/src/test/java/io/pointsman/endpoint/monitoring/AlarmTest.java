package io.pointsman.endpoint.monitoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.endpoint.AwsError;
import io.pointsman.endpoint.World;
import io.pointsman.endpoint.clock.EndpointClock;
import io.pointsman.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlarmTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final EndpointClock clock = EndpointClock.stopped(START);
    private final World world = new World("123456789012", "us-east-1", clock);

    AlarmTest() {
        world.add(new CloudWatchService(world));
    }

    private JsonObject call(String operation, Object... members) {
        return world.call("monitoring", operation, JsonObject.of(members));
    }

    private String refused(String operation, Object... members) {
        return assertThrows(AwsError.class, () -> call(operation, members)).code();
    }

    private static JsonObject errors(String name) {
        return JsonObject.of(
                "AlarmName", name,
                "Namespace", "AWS/Lambda",
                "MetricName", "Errors",
                "Statistic", "Sum",
                "Period", "60",
                "EvaluationPeriods", 1L,
                "Threshold", "1",
                "ComparisonOperator", "GreaterThanOrEqualToThreshold",
                "Dimensions", List.of(JsonObject.of("Name", "FunctionName", "Value", "web")));
    }

    private void put(String name) {
        world.call("monitoring", "PutMetricAlarm", errors(name));
    }

    private List<String> names(Object... filter) {
        return call("DescribeAlarms", filter).objects("MetricAlarms").stream()
                .map(alarm -> alarm.needText("AlarmName"))
                .toList();
    }

    private JsonObject alarm() {
        return call("DescribeAlarms", "AlarmNames", List.of("errors"))
                .objects("MetricAlarms")
                .getFirst();
    }

    @Test
    void a_new_alarm_has_no_data_yet() {
        put("errors");
        assertEquals("INSUFFICIENT_DATA", alarm().needText("StateValue"));
        assertEquals("arn:aws:cloudwatch:us-east-1:123456789012:alarm:errors", alarm().needText("AlarmArn"));
        assertEquals(true, alarm().flag("ActionsEnabled").orElseThrow());
    }

    @Test
    void a_state_that_is_set_stays_and_remembers_when_it_changed() {
        put("errors");
        call("SetAlarmState", "AlarmName", "errors", "StateValue", "ALARM", "StateReason", "trying");
        clock.advance(Duration.ofMinutes(5));
        call("SetAlarmState", "AlarmName", "errors", "StateValue", "ALARM", "StateReason", "still");
        assertEquals("ALARM", alarm().needText("StateValue"));
        assertEquals("still", alarm().needText("StateReason"));
        assertEquals(START, alarm().members().get("StateTransitionedTimestamp"));
        assertEquals(START.plusSeconds(300), alarm().members().get("StateUpdatedTimestamp"));
    }

    @Test
    void putting_an_alarm_again_changes_its_configuration_and_not_its_state() {
        put("errors");
        call("SetAlarmState", "AlarmName", "errors", "StateValue", "OK", "StateReason", "fine");
        world.call("monitoring", "PutMetricAlarm", errors("errors").with("Threshold", "5"));
        assertEquals("OK", alarm().needText("StateValue"));
        assertEquals("5", alarm().needText("Threshold"));
    }

    @Test
    void alarms_are_found_by_name_prefix_state_and_page() {
        put("web-a");
        put("web-b");
        put("x");
        call("SetAlarmState", "AlarmName", "web-b", "StateValue", "OK", "StateReason", "fine");
        assertEquals(List.of("web-a", "web-b"), names("AlarmNamePrefix", "web-"));
        assertEquals(List.of("web-b"), names("StateValue", "OK"));
        assertEquals(List.of("x"), names("AlarmNames", List.of("x", "none")));
        assertEquals(List.of(), names("AlarmTypes", List.of("CompositeAlarm")));
        String token = call("DescribeAlarms", "MaxRecords", "2").needText("NextToken");
        assertEquals(List.of("x"), names("MaxRecords", "2", "NextToken", token));
        assertEquals("InvalidNextToken", refused("DescribeAlarms", "NextToken", "made up"));
    }

    @Test
    void deleting_takes_what_is_there_and_names_what_is_not() {
        put("errors");
        assertEquals("ResourceNotFound", refused("DeleteAlarms", "AlarmNames", List.of("none", "errors")));
        assertEquals(List.of(), names());
    }

    @Test
    void what_an_alarm_lacks_is_told() {
        assertEquals("ValidationError", refused("PutMetricAlarm", "AlarmName", "errors"));
        assertEquals(
                "ResourceNotFound",
                refused("SetAlarmState", "AlarmName", "errors", "StateValue", "OK", "StateReason", "fine"));
        AwsError error = assertThrows(
                AwsError.class,
                () -> world.call(
                        "monitoring", "PutMetricAlarm", errors("errors").with("ComparisonOperator", "Equal")));
        assertTrue(error.said().contains("'comparisonOperator' failed to satisfy constraint"), error.said());
        put("errors");
        assertEquals("ValidationError", refused("SetAlarmState", "AlarmName", "errors", "StateValue", "RED"));
        assertEquals(
                "InvalidFormat",
                refused(
                        "SetAlarmState",
                        "AlarmName",
                        "errors",
                        "StateValue",
                        "OK",
                        "StateReason",
                        "fine",
                        "StateReasonData",
                        "{"));
    }

    @Test
    void tags_belong_to_the_alarm() {
        world.call(
                "monitoring",
                "PutMetricAlarm",
                errors("errors").with("Tags", List.of(JsonObject.of("Key", "team", "Value", "web"))));
        assertEquals(
                List.of(JsonObject.of("Key", "team", "Value", "web")),
                call("ListTagsForResource", "ResourceARN", alarm().needText("AlarmArn"))
                        .objects("Tags"));
    }
}
