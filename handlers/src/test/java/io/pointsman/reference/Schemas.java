package io.pointsman.reference;

import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import io.pointsman.settings.Key;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON Schemas of what a user writes, made from the keys that the code reads. */
final class Schemas {
    private static final String DRAFT = "https://json-schema.org/draft/2020-12/schema";

    private static final String GUARD = ". The pipeline's to set: the artifact's file may with ArtifactMay";

    private Schemas() {}

    /** UserParameters of one action. What may stand in the settings file instead is required in neither. */
    static JsonObject userParameters(String action, List<Key<?>> own) {
        return object(
                KeyCatalog.all(own), "UserParameters of " + action + ": a JSON object of at most 1,000 characters");
    }

    /** The settings file: every key at top level, and the keys of each action in a section under its name. */
    static JsonObject settings(Map<String, List<Key<?>>> actions) {
        Map<String, List<JsonObject>> everywhere = new LinkedHashMap<>();
        actions.values()
                .forEach(own -> KeyCatalog.all(own).values().forEach(key -> {
                    List<JsonObject> schemas = everywhere.computeIfAbsent(key.name(), name -> new ArrayList<>());
                    JsonObject schema = of(key);
                    if (!schemas.contains(schema)) {
                        schemas.add(schema);
                    }
                }));
        Map<String, Object> properties = new LinkedHashMap<>();
        everywhere.forEach((name, schemas) ->
                properties.put(name, schemas.size() == 1 ? schemas.getFirst() : JsonObject.of("anyOf", schemas)));
        actions.forEach((action, own) -> properties.put(action, section(action, own)));
        return JsonObject.of(
                        "$schema",
                        DRAFT,
                        "title",
                        "Pointsman's settings file: pointsman.yaml in the artifact, settings/STACK.yaml in the release"
                                + " bucket")
                .with("type", "object")
                .with("properties", properties)
                .with("additionalProperties", false);
    }

    private static JsonObject section(String action, List<Key<?>> own) {
        Map<String, Object> keys = properties(KeyCatalog.all(own));
        keys.remove("ArtifactMay");
        return JsonObject.of("type", "object", "description", "for " + action + " alone")
                .with("properties", keys)
                .with("additionalProperties", false);
    }

    private static JsonObject object(Map<String, Key<?>> keys, String title) {
        return JsonObject.of("$schema", DRAFT, "title", title)
                .with("type", "object")
                .with("properties", properties(keys))
                .with("additionalProperties", false);
    }

    private static Map<String, Object> properties(Map<String, Key<?>> keys) {
        Map<String, Object> properties = new LinkedHashMap<>();
        keys.forEach((name, key) -> properties.put(name, of(key)));
        return properties;
    }

    /** A schema may be a mere {@code false}: a key that no version takes yet. */
    private static JsonObject of(Key<?> key) {
        Object schema = Json.value(key.schema());
        JsonObject object = schema instanceof JsonObject known
                ? known
                : schema instanceof Map<?, ?> map ? JsonObject.of(map) : JsonObject.of("not", JsonObject.empty());
        return object.with("description", key.description() + (key.isGuard() ? GUARD : ""));
    }
}
