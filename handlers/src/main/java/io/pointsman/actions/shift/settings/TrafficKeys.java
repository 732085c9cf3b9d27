package io.pointsman.actions.shift.settings;

import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import io.pointsman.release.record.FunctionDeployment;
import io.pointsman.settings.Key;
import io.pointsman.settings.Kind;
import java.util.List;
import java.util.Optional;

/** What a function may have of its own, inside {@code Functions}. */
final class TrafficKeys {
    static final Key<Optional<String>> ALIAS =
            Key.of("Alias", ShiftKinds.ALIAS, "the alias of this function").optional();

    static final Key<Optional<TrafficConfig>> CONFIG = Key.of(
                    "DeploymentConfigName", ShiftKinds.CONFIG.as(TrafficConfig::of), "how its traffic moves")
            .optional();

    static final Key<Optional<String>> BEFORE =
            Key.text("BeforeAllowTraffic", "its hook before traffic moves").optional();

    static final Key<Optional<String>> AFTER =
            Key.text("AfterAllowTraffic", "its hook after traffic has moved").optional();

    static final Key<Optional<AlarmSelection>> ALARMS = Key.of(
                    "Alarms", AlarmSelection.KIND, "the alarms that stop its shift")
            .optional();

    static final Key<Optional<Integer>> MINIMUM_TRAFFIC = Key.of(
                    "MinimumTraffic", ShiftKinds.CALLS, "how many calls have to reach its new version")
            .optional();

    static final Key<Integer> WAVE = Key.of("Wave", Kind.number(1, 100), "its turn: waves follow one another")
            .or(FunctionDeployment.FIRST_WAVE)
            .ofArtifact();

    static final List<Key<?>> ALL = List.of(ALIAS, CONFIG, BEFORE, AFTER, ALARMS, MINIMUM_TRAFFIC, WAVE);

    private TrafficKeys() {}

    /** The JSON Schema of an object of these. */
    static JsonObject schema() {
        JsonObject properties = JsonObject.empty();
        for (Key<?> key : ALL) {
            properties = properties.with(key.name(), Json.object(key.schema()).with("description", key.description()));
        }
        return JsonObject.of("type", "object", "additionalProperties", false, "properties", properties);
    }
}
