package io.pointsman.actions.shift.settings;

import io.pointsman.engine.Refusal;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import io.pointsman.release.FunctionSelection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The setting {@code Functions} of {@code shift}: a list of logical ids, which selects; or an object of logical ids, which gives
 * each its own settings and selects nothing, but that {@code !Name} leaves one out.
 *
 * @param own settings by logical id
 */
public record ShiftFunctions(FunctionSelection selection, Map<String, JsonObject> own) {
    public static final ShiftFunctions ALL = new ShiftFunctions(FunctionSelection.ALL, Map.of());

    static final String SCHEMA = Json.text(JsonObject.of(
            "anyOf",
            List.of(
                    Json.object(FunctionSelection.SCHEMA),
                    JsonObject.of("type", "object", "additionalProperties", TrafficKeys.schema()))));

    static Optional<ShiftFunctions> read(Object value) {
        return switch (value) {
            case JsonObject object -> read(object.members());
            case Map<?, ?> map -> ofMap(map);
            default -> FunctionSelection.read(value).map(selection -> new ShiftFunctions(selection, Map.of()));
        };
    }

    private static Optional<ShiftFunctions> ofMap(Map<?, ?> map) {
        Map<String, JsonObject> own = new LinkedHashMap<>();
        List<String> excluded = new ArrayList<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            String name = String.valueOf(entry.getKey());
            if (!(entry.getValue() instanceof Map<?, ?> settings)) {
                return Optional.empty();
            }
            if (name.startsWith("!")) {
                excluded.add(name);
            } else {
                own.put(name, checked(name, JsonObject.of(settings)));
            }
        }
        return FunctionSelection.read(List.copyOf(own.keySet()))
                .flatMap(legal -> FunctionSelection.read(List.copyOf(excluded)))
                .map(selection -> new ShiftFunctions(selection, own));
    }

    /** A mistake is told with the function that has it. */
    private static JsonObject checked(String name, JsonObject settings) {
        try {
            io.pointsman.settings.Settings.of("Functions", TrafficKeys.ALL, settings);
            return settings;
        } catch (Refusal e) {
            throw Refusal.configuration(
                    "Functions, " + name + ": " + String.valueOf(e.getMessage()).replaceFirst("^UserParameters: ", ""));
        }
    }

    /** Each key of each function from where most is to say. */
    ShiftFunctions over(ShiftFunctions lower) {
        Map<String, JsonObject> all = new LinkedHashMap<>(lower.own);
        own.forEach((id, settings) -> {
            JsonObject merged = all.getOrDefault(id, JsonObject.empty());
            for (Map.Entry<String, ?> one : settings.members().entrySet()) {
                merged = merged.with(one.getKey(), one.getValue());
            }
            all.put(id, merged);
        });
        return new ShiftFunctions(selection.over(lower.selection), all);
    }

    public boolean includes(String logicalId) {
        return selection.includes(logicalId);
    }

    /** Names that are not among those that exist. */
    public List<String> unknown(java.util.Set<String> existing) {
        List<String> unknown = new ArrayList<>(selection.unknown(existing));
        own.keySet().stream().filter(name -> !existing.contains(name)).forEach(unknown::add);
        return unknown;
    }

    /** The functions that are named, one way or the other. */
    public List<String> named() {
        List<String> named = new ArrayList<>(selection.named());
        named.addAll(own.keySet());
        return named;
    }

    JsonObject of(String logicalId) {
        return own.getOrDefault(logicalId, JsonObject.empty());
    }
}
