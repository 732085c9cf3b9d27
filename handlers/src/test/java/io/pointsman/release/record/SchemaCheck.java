package io.pointsman.release.record;

import io.pointsman.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** As much of JSON Schema as the schemas here use: what does not fit, by its path. */
final class SchemaCheck {
    private final List<String> wrong = new ArrayList<>();

    static List<String> of(JsonObject schema, Object value) {
        SchemaCheck check = new SchemaCheck();
        check.check("$", schema, value);
        return check.wrong;
    }

    private void check(String path, JsonObject schema, Object value) {
        schema.text("type").filter(type -> !isOf(type, value)).ifPresent(type -> wrong.add(path + " is no " + type));
        schema.text("pattern")
                .filter(regex ->
                        !Pattern.compile(regex).matcher(String.valueOf(value)).find())
                .ifPresent(regex -> wrong.add(path + " is " + value));
        if (schema.has("enum") && !schema.list("enum").contains(value)) {
            wrong.add(path + " is " + value);
        }
        if (value instanceof List<?> list) {
            list.forEach(item -> check(path + "[]", schema.objectOrEmpty("items"), item));
        } else if (value instanceof Map<?, ?> map) {
            object(path, schema, JsonObject.of(map));
        } else if (value instanceof JsonObject object) {
            object(path, schema, object);
        }
    }

    private void object(String path, JsonObject schema, JsonObject object) {
        schema.texts("required").stream()
                .filter(name -> !object.has(name))
                .forEach(name -> wrong.add(path + "." + name + " is missing"));
        object.members().forEach((name, value) -> {
            if (value != null) {
                member(path + "." + name, schema, name, value);
            }
        });
    }

    private void member(String path, JsonObject schema, String name, Object value) {
        JsonObject patterns = schema.objectOrEmpty("patternProperties");
        if (schema.objectOrEmpty("properties").has(name)) {
            check(path, schema.objectOrEmpty("properties").objectOrEmpty(name), value);
        } else if (patterns.members().keySet().stream()
                .anyMatch(regex -> Pattern.compile(regex).matcher(name).find())) {
            patterns.members().keySet().forEach(regex -> check(path, patterns.objectOrEmpty(regex), value));
        } else if (Boolean.FALSE.equals(schema.members().get("additionalProperties"))) {
            wrong.add(path + " is not in the schema");
        } else if (schema.members().get("additionalProperties") instanceof JsonObject other) {
            check(path, other, value);
        }
    }

    private static boolean isOf(String type, Object value) {
        return switch (type) {
            case "object" -> value instanceof Map || value instanceof JsonObject;
            case "array" -> value instanceof List;
            case "string" -> value instanceof String;
            case "boolean" -> value instanceof Boolean;
            case "integer" -> value instanceof Long || value instanceof Integer;
            case "number" -> value instanceof Number;
            default -> throw new AssertionError("type " + type);
        };
    }
}
