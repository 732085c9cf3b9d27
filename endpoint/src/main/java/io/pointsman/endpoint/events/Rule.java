package io.pointsman.endpoint.events;

import io.pointsman.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A rule and its targets by their ids.
 *
 * @param settings as they were put and are described
 * @param pattern a rule that only has a schedule has none
 */
record Rule(String name, JsonObject settings, Optional<EventPattern> pattern, Map<String, JsonObject> targets) {
    static Rule of(String name, JsonObject settings) {
        return new Rule(name, settings, settings.text("EventPattern").map(EventPattern::read), new LinkedHashMap<>());
    }

    /** The same rule, put again: the targets stay. */
    Rule with(JsonObject newSettings) {
        return new Rule(name, newSettings, newSettings.text("EventPattern").map(EventPattern::read), targets);
    }

    boolean isEnabled() {
        return settings.needText("State").startsWith("ENABLED");
    }

    boolean wants(JsonObject event) {
        return isEnabled() && pattern.filter(one -> one.matches(event)).isPresent();
    }
}
