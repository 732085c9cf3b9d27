package io.pointsman.endpoint.codedeploy;

import io.pointsman.endpoint.AwsError;
import io.pointsman.endpoint.World;
import io.pointsman.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** The CloudWatch alarms that stop a deployment. */
final class Alarms {
    private static final int LIMIT = 10;

    private final World world;
    private final JsonObject config;

    Alarms(World world, JsonObject config) {
        this.world = world;
        this.config = config;
    }

    /** The names in an alarm configuration. */
    static List<String> named(JsonObject config) {
        List<String> names = config.objects("alarms").stream()
                .map(alarm -> alarm.needText("name"))
                .toList();
        if (names.size() > LIMIT) {
            throw Refused.as("AlarmsLimitExceededException", "At most " + LIMIT + " alarms are allowed");
        }
        return names;
    }

    /** The first alarm that is ringing. */
    Optional<String> ringing() {
        List<String> names = named(config);
        if (!config.flag("enabled").orElse(false) || names.isEmpty()) {
            return Optional.empty();
        }
        try {
            return world
                    .call("monitoring", "DescribeAlarms", JsonObject.of("AlarmNames", names))
                    .objects("MetricAlarms")
                    .stream()
                    .filter(alarm -> alarm.text("StateValue").orElse("").equals("ALARM"))
                    .map(alarm -> alarm.needText("AlarmName"))
                    .findFirst();
        } catch (AwsError e) {
            if (config.flag("ignorePollAlarmFailure").orElse(false)) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
