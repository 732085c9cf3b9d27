package io.pointsman.json;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object that is read by name and kind. A member that is null counts as absent. A member of another kind is a
 * {@link JsonTrouble} that names it. Immutable: {@link #with} makes a new one.
 */
public final class JsonObject {
    private static final JsonObject EMPTY = new JsonObject(Map.of());

    private final Map<String, @Nullable Object> members;

    private JsonObject(Map<String, @Nullable Object> members) {
        this.members = Collections.unmodifiableMap(members);
    }

    public static JsonObject empty() {
        return EMPTY;
    }

    public static JsonObject of(Map<?, ?> map) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        map.forEach((key, value) -> members.put(String.valueOf(key), value));
        return new JsonObject(members);
    }

    /** {@code of("a", 1, "b", "x")}: names and values in turn. */
    public static JsonObject of(@Nullable Object... namesAndValues) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            members.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return new JsonObject(members);
    }

    /** A copy with this member set, at its old place if it was there. */
    public JsonObject with(String name, @Nullable Object value) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>(members);
        copy.put(name, value);
        return new JsonObject(copy);
    }

    /** A copy with this member set where a value is given, otherwise this. */
    public JsonObject with(String name, Optional<?> value) {
        return value.isPresent() ? with(name, (Object) value.get()) : this;
    }

    public Map<String, @Nullable Object> members() {
        return members;
    }

    public boolean has(String name) {
        return members.get(name) != null;
    }

    public Optional<String> text(String name) {
        return get(name, String.class, "text");
    }

    public String needText(String name) {
        return text(name).orElseThrow(() -> new JsonTrouble(name + " is missing"));
    }

    public Optional<Boolean> flag(String name) {
        return get(name, Boolean.class, "true or false");
    }

    public Optional<Long> number(String name) {
        return get(name, Long.class, "a whole number");
    }

    /** A number with or without a fraction. */
    public Optional<BigDecimal> decimal(String name) {
        return Optional.ofNullable(members.get(name)).map(value -> switch (value) {
            case Integer number -> BigDecimal.valueOf(number);
            case Long number -> BigDecimal.valueOf(number);
            case Double number -> BigDecimal.valueOf(number);
            case BigDecimal number -> number;
            default -> throw new JsonTrouble(name + " must be a number");
        });
    }

    public Optional<byte[]> bytes(String name) {
        return get(name, byte[].class, "bytes");
    }

    public Optional<JsonObject> object(String name) {
        return Optional.ofNullable(members.get(name)).map(value -> asObject(name, value));
    }

    /** The object of that name, or the empty one. */
    public JsonObject objectOrEmpty(String name) {
        return object(name).orElse(EMPTY);
    }

    /** The array of that name as plain values; empty when it is absent. */
    public List<?> list(String name) {
        return get(name, List.class, "a list").map(list -> (List<?>) list).orElse(List.of());
    }

    /** The array of that name, each item text. */
    public List<String> texts(String name) {
        return items(name, item -> {
            if (item instanceof String text) {
                return text;
            }
            throw new JsonTrouble(name + " must be a list of text");
        });
    }

    /** The array of that name, each item an object. */
    public List<JsonObject> objects(String name) {
        return items(name, item -> asObject(name, item));
    }

    private <T> List<T> items(String name, Function<Object, T> read) {
        return list(name).stream().map(item -> read.apply(item)).toList();
    }

    private <T> Optional<T> get(String name, Class<T> kind, String said) {
        Object value = members.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof Integer number && kind == Long.class) {
            return Optional.of(kind.cast(number.longValue()));
        }
        if (!kind.isInstance(value)) {
            throw new JsonTrouble(name + " must be " + said);
        }
        return Optional.of(kind.cast(value));
    }

    private static JsonObject asObject(String name, @Nullable Object value) {
        return switch (value) {
            case JsonObject object -> object;
            case Map<?, ?> map -> of(map);
            case null, default -> throw new JsonTrouble(name + " must be an object");
        };
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof JsonObject that && members.equals(that.members);
    }

    @Override
    public int hashCode() {
        return members.hashCode();
    }

    /** The names only: the values may be secrets. */
    @Override
    public String toString() {
        return "JsonObject" + members.keySet();
    }
}
