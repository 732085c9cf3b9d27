package io.pointsman.endpoint.monitoring;

import io.pointsman.json.JsonObject;
import java.time.Instant;
import java.util.List;

/** One metric alarm. Its configuration is kept as it was put: nothing here evaluates a metric. */
record Alarm(
        String name,
        String arn,
        JsonObject configuration,
        List<JsonObject> tags,
        Instant configured,
        AlarmState state) {
    Alarm configured(JsonObject newConfiguration, Instant now) {
        return new Alarm(name, arn, newConfiguration, tags, now, state);
    }

    Alarm in(AlarmState newState) {
        return new Alarm(name, arn, configuration, tags, configured, newState);
    }

    JsonObject json() {
        return configuration
                .with("AlarmArn", arn)
                .with("AlarmConfigurationUpdatedTimestamp", configured)
                .with("StateValue", state.value().name())
                .with("StateReason", state.reason())
                .with("StateReasonData", state.data())
                .with("StateUpdatedTimestamp", state.updated())
                .with("StateTransitionedTimestamp", state.changed());
    }
}
