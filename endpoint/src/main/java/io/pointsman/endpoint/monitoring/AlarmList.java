package io.pointsman.endpoint.monitoring;

import io.pointsman.endpoint.AwsError;
import io.pointsman.json.JsonObject;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Which alarms DescribeAlarms shows, and how many at a time. There are no composite alarms here. */
final class AlarmList {
    private static final int MOST = 100;

    private final Given asked;

    AlarmList(JsonObject asked) {
        this.asked = new Given(asked);
    }

    /** @param all ordered by name; the next token is the name of the first alarm that is left */
    JsonObject of(Collection<Alarm> all) {
        check();
        List<Alarm> found = all.stream().filter(this::wants).toList();
        int start = asked.text("NextToken").map(token -> place(found, token)).orElse(0);
        int end = Math.min(found.size(), start + asked.count("MaxRecords").orElse(MOST));
        Optional<String> next = found.stream().skip(end).findFirst().map(Alarm::name);
        List<JsonObject> page =
                found.subList(start, end).stream().map(Alarm::json).toList();
        return JsonObject.of("MetricAlarms", page, "CompositeAlarms", List.of()).with("NextToken", next);
    }

    private void check() {
        if (!asked.members().list("AlarmNames").isEmpty() && asked.members().has("AlarmNamePrefix")) {
            throw Given.refusal("AlarmNames and AlarmNamePrefix cannot be used together");
        }
    }

    private static int place(List<Alarm> found, String token) {
        for (int i = 0; i < found.size(); i++) {
            if (found.get(i).name().equals(token)) {
                return i;
            }
        }
        throw new AwsError(400, "InvalidNextToken", "The next token was not given by a previous call");
    }

    private boolean wants(Alarm alarm) {
        List<String> names = asked.members().texts("AlarmNames");
        List<String> types = asked.members().texts("AlarmTypes");
        return (names.isEmpty() || names.contains(alarm.name()))
                && (types.isEmpty() || types.contains("MetricAlarm"))
                && asked.text("AlarmNamePrefix")
                        .filter(prefix -> !alarm.name().startsWith(prefix))
                        .isEmpty()
                && asked.text("StateValue")
                        .filter(state -> !state.equals(alarm.state().value().name()))
                        .isEmpty()
                && asked.text("ActionPrefix")
                        .filter(prefix -> !acts(alarm, prefix))
                        .isEmpty();
    }

    private static boolean acts(Alarm alarm, String prefix) {
        return alarm.configuration().texts("AlarmActions").stream().anyMatch(action -> action.startsWith(prefix));
    }
}
