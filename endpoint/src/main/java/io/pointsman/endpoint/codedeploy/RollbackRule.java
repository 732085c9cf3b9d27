package io.pointsman.endpoint.codedeploy;

import io.pointsman.json.JsonObject;
import java.util.List;
import java.util.Set;

/** Which endings of a deployment bring the alias back by themselves. */
record RollbackRule(boolean enabled, List<String> events) {
    static final String FAILURE = "DEPLOYMENT_FAILURE";
    static final String ALARM = "DEPLOYMENT_STOP_ON_ALARM";
    static final String REQUEST = "DEPLOYMENT_STOP_ON_REQUEST";
    private static final Set<String> KNOWN = Set.of(FAILURE, ALARM, REQUEST);

    static RollbackRule of(JsonObject config) {
        boolean enabled = config.flag("enabled").orElse(false);
        List<String> events = config.texts("events");
        if (!KNOWN.containsAll(events) || (enabled && events.isEmpty())) {
            throw Refused.as(
                    "InvalidAutoRollbackConfigException",
                    "The automatic rollback configuration needs events out of " + KNOWN);
        }
        return new RollbackRule(enabled, events);
    }

    boolean covers(String event) {
        return enabled && events.contains(event);
    }

    JsonObject json() {
        return JsonObject.of("enabled", enabled, "events", events);
    }
}
