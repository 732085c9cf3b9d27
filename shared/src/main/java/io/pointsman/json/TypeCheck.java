package io.pointsman.json;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Holds a value against a JSON Schema, as far as the schemas of this project go: {@code type}, {@code enum}, {@code properties}, {@code
 * patternProperties}, {@code additionalProperties} as a schema, {@code items}; {@code pattern} and {@code required} where they are asked
 * for. A member that is null counts as absent, as {@link JsonObject} has it; one that no schema is for passes.
 */
public final class TypeCheck {
    private final Set<String> patterns;
    private final boolean required;

    private TypeCheck(Set<String> patterns, boolean required) {
        this.patterns = patterns;
        this.required = required;
    }

    /** Of patterns only these count, and what is missing is none of its business: an older version wrote less. */
    public static TypeCheck lenient(Set<String> patterns) {
        return new TypeCheck(patterns, /* required= */ false);
    }

    /** Those that are required have to be there, too. */
    public TypeCheck withRequired() {
        return new TypeCheck(patterns, /* required= */ true);
    }

    /** The first thing that is wrong; empty where nothing is. */
    public Optional<JsonFault> fault(JsonObject schema, @Nullable Object value) {
        Optional<String> type = schema.text("type");
        if (type.filter(kind -> !isOf(kind, value)).isPresent()) {
            return wrong("must be " + said(type.get()));
        }
        if (schema.has("enum") && !schema.list("enum").contains(value)) {
            return wrong("must be one of "
                    + schema.list("enum").stream().map(String::valueOf).collect(Collectors.joining(", ")));
        }
        return switch (value) {
            case String text -> pattern(schema, text);
            case List<?> items -> items(schema, items);
            case JsonObject object -> members(schema, object);
            case Map<?, ?> map -> members(schema, JsonObject.of(map));
            case null, default -> Optional.empty();
        };
    }

    private static Optional<JsonFault> wrong(String said) {
        return Optional.of(new JsonFault("", said));
    }

    private static boolean isOf(String type, @Nullable Object value) {
        return switch (type) {
            case "object" -> value instanceof JsonObject || value instanceof Map;
            case "array" -> value instanceof List;
            case "string" -> value instanceof String;
            case "boolean" -> value instanceof Boolean;
            case "integer" -> value instanceof Integer || value instanceof Long;
            case "number" -> value instanceof Integer || value instanceof Long || value instanceof BigDecimal;
            default -> throw new IllegalArgumentException("no such type in our schemas: " + type);
        };
    }

    private static String said(String type) {
        return switch (type) {
            case "object" -> "an object";
            case "array" -> "a list";
            case "string" -> "text";
            case "boolean" -> "true or false";
            case "integer" -> "a whole number";
            default -> "a " + type;
        };
    }

    private Optional<JsonFault> pattern(JsonObject schema, String text) {
        return schema.text("pattern")
                .filter(patterns::contains)
                .filter(pattern -> !text.matches(pattern))
                .flatMap(pattern -> wrong("must match " + pattern));
    }

    private Optional<JsonFault> items(JsonObject schema, List<?> items) {
        Optional<JsonObject> each = schema.object("items");
        return each.flatMap(item -> IntStream.range(0, items.size())
                .boxed()
                .flatMap(at -> fault(item, items.get(at)).map(fault -> fault.inside(String.valueOf(at))).stream())
                .findFirst());
    }

    private Optional<JsonFault> members(JsonObject schema, JsonObject object) {
        Optional<JsonFault> inside = object.members().entrySet().stream()
                .filter(member -> member.getValue() != null)
                .flatMap(member -> schemas(schema, member.getKey())
                        .flatMap(one -> fault(one, member.getValue()).stream())
                        .map(fault -> fault.inside(member.getKey())))
                .findFirst();
        return inside.or(() -> missing(schema, object));
    }

    private static Stream<JsonObject> schemas(JsonObject schema, String name) {
        Optional<JsonObject> own = schema.objectOrEmpty("properties").object(name);
        if (own.isPresent()) {
            return own.stream();
        }
        JsonObject patterns = schema.objectOrEmpty("patternProperties");
        Optional<JsonObject> byPattern = patterns.members().keySet().stream()
                .filter(name::matches)
                .findFirst()
                .flatMap(patterns::object);
        boolean open = schema.members().get("additionalProperties") instanceof Boolean;
        return byPattern.or(() -> open ? Optional.empty() : schema.object("additionalProperties")).stream();
    }

    private Optional<JsonFault> missing(JsonObject schema, JsonObject object) {
        return schema.texts("required").stream()
                .filter(name -> required && !object.has(name))
                .findFirst()
                .map(name -> new JsonFault("", "is missing").inside(Objects.requireNonNull(name)));
    }
}
