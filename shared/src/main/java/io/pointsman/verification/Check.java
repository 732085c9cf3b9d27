package io.pointsman.verification;

import io.pointsman.engine.Refusal;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import io.pointsman.json.JsonPath;
import io.pointsman.json.JsonTrouble;
import io.pointsman.settings.Key;
import io.pointsman.settings.Kind;
import io.pointsman.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One request that the verify hook sends to a new version before traffic gets there, and what it expects.
 *
 * @param name for people
 * @param function logical id; empty: every function of the shift
 * @param payload any JSON value
 * @param status expected {@code statusCode} of the answer, as API Gateway reads it
 * @param values expected values by JSON path
 * @param maxSeconds how long the answer may take
 */
public record Check(
        String name,
        Optional<String> function,
        Object payload,
        Optional<Integer> status,
        Map<String, Object> values,
        int maxSeconds) {
    private static final Key<String> NAME = Key.text("Name", "what is asked, for people");
    private static final Key<Optional<String>> FUNCTION = Key.text(
                    "Function", "logical id of the function; by default every one that is shifted")
            .optional();
    private static final Key<Object> PAYLOAD =
            new Key<>("Payload", "{}", "JSON", "what the version is invoked with", Optional.of(Map.of()), Optional::of);
    private static final Key<Optional<Integer>> STATUS = Key.of(
                    "Status", Kind.number(100, 599), "expected statusCode of the answer")
            .optional();
    private static final Key<Map<String, Object>> VALUES = Key.of(
                    "Values",
                    Kind.object("{\"type\":\"object\"}", "an object: JSON path and value")
                            .as(JsonObject::members),
                    "expected values of the answer by JSON path, such as $.body.total")
            .map(Map::copyOf, Optional.of(Map.of()));
    private static final Key<Integer> MAX_SECONDS = Key.of(
                    "MaxSeconds", Kind.number(1, 300), "how long the answer may take")
            .or(10);
    private static final List<Key<?>> KEYS = List.of(NAME, FUNCTION, PAYLOAD, STATUS, VALUES, MAX_SECONDS);

    /** The JSON Schema of a list of these. */
    public static final String SCHEMA = schema();

    /** Reads a plain JSON list; empty when it is none. A mistake inside is a {@link Refusal} that names the request. */
    public static Optional<List<Check>> read(Object value) {
        if (!(value instanceof List<?> items)) {
            return Optional.empty();
        }
        List<Check> checks = new ArrayList<>();
        for (Object item : items) {
            if (!(item instanceof Map<?, ?> map)) {
                return Optional.empty();
            }
            checks.add(of(checks.size() + 1, JsonObject.of(map)));
        }
        return Optional.of(List.copyOf(checks));
    }

    private static Check of(int number, JsonObject json) {
        try {
            return of(json);
        } catch (Refusal e) {
            throw Refusal.configuration("Verify, request " + number + ": "
                    + String.valueOf(e.getMessage()).replaceFirst("^UserParameters: ", ""));
        }
    }

    /** Reads what {@link #json} made. */
    public static Check of(JsonObject json) {
        Settings settings = Settings.of("Verify", KEYS, json);
        Check check = new Check(
                settings.get(NAME),
                settings.get(FUNCTION),
                settings.get(PAYLOAD),
                settings.get(STATUS),
                settings.get(VALUES),
                settings.get(MAX_SECONDS));
        check.values().keySet().forEach(Check::path);
        if (check.status().isEmpty() && check.values().isEmpty()) {
            throw Refusal.configuration("a request that expects nothing proves nothing: give Status, Values, or both");
        }
        return check;
    }

    private static void path(String text) {
        try {
            JsonPath.of(text);
        } catch (JsonTrouble e) {
            throw Refusal.configuration("Values: " + e.getMessage());
        }
    }

    public JsonObject json() {
        return JsonObject.of("Name", name)
                .with("Function", function)
                .with("Payload", payload)
                .with("Status", status)
                .with("Values", values)
                .with("MaxSeconds", maxSeconds);
    }

    public boolean isFor(String logicalId) {
        return function.map(logicalId::equals).orElse(true);
    }

    private static String schema() {
        JsonObject properties = JsonObject.empty();
        for (Key<?> key : KEYS) {
            properties = properties.with(key.name(), Json.object(key.schema()).with("description", key.description()));
        }
        JsonObject item = JsonObject.of("type", "object", "additionalProperties", false)
                .with("required", List.of("Name"))
                .with("properties", properties);
        return Json.text(JsonObject.of("type", "array", "items", item));
    }
}
