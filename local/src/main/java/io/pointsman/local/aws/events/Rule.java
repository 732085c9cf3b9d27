package io.pointsman.local.aws.events;

import io.pointsman.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A rule and its targets by their ids.
 *
 * @param settings as they were put and are described
 */
record Rule(String name, JsonObject settings, EventPattern pattern, Map<String, JsonObject> targets) {
    static Rule of(String name, JsonObject settings) {
        return new Rule(name, settings, EventPattern.read(settings.needText("EventPattern")), new LinkedHashMap<>());
    }

    /** The same rule, put again: the targets stay. */
    Rule with(JsonObject newSettings) {
        return new Rule(name, newSettings, EventPattern.read(newSettings.needText("EventPattern")), targets);
    }

    boolean wants(JsonObject event) {
        return settings.needText("State").equals("ENABLED") && pattern.matches(event);
    }
}
