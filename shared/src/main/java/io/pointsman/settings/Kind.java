package io.pointsman.settings;

import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a value may be.
 *
 * @param schema as JSON text
 * @param allowed for people, after "must be"
 * @param read empty when the value is not allowed
 */
public record Kind<T>(String schema, String allowed, Function<Object, Optional<T>> read) {
    /** Not blank. */
    public static Kind<String> text() {
        return new Kind<>("{\"type\":\"string\",\"minLength\":1}", "text", Kind::textOf);
    }

    /** Text of one shape: the whole of it matches. */
    public static Kind<String> matching(String regex, String allowed) {
        Predicate<String> matches = Pattern.compile(regex).asMatchPredicate();
        String schema = Json.text(JsonObject.of("type", "string", "pattern", "^(?:" + regex + ")$"));
        return new Kind<>(schema, allowed, value -> textOf(value).filter(matches));
    }

    public static Kind<Boolean> flag() {
        return new Kind<>(
                "{\"type\":\"boolean\"}",
                "true or false",
                value -> value instanceof Boolean flag ? Optional.of(flag) : Optional.empty());
    }

    /** A whole number, both ends allowed. */
    public static Kind<Integer> number(int least, int most) {
        return new Kind<>(
                Json.text(JsonObject.of("type", "integer", "minimum", least, "maximum", most)),
                "a whole number from " + least + " to " + most,
                value -> wholeOf(value)
                        .filter(number -> number >= least && number <= most)
                        .map(Math::toIntExact));
    }

    /** One of the constants of an enum, spelled as {@code toString} spells it. */
    public static <E extends Enum<E>> Kind<E> oneOf(Class<E> type) {
        Map<String, E> byName = new LinkedHashMap<>();
        List.of(type.getEnumConstants()).forEach(constant -> byName.put(constant.toString(), constant));
        List<String> names = List.copyOf(byName.keySet());
        return new Kind<>(
                Json.text(JsonObject.of("enum", names)),
                "one of " + String.join(", ", names),
                value -> textOf(value).map(byName::get));
    }

    /** A list, each item of one kind. */
    public static <T> Kind<List<T>> listOf(Kind<T> item, int most) {
        String schema =
                Json.text(JsonObject.of("type", "array", "items", Json.object(item.schema()), "maxItems", most));
        String allowed = "a list of at most " + most + ", each " + item.allowed();
        return new Kind<>(
                schema,
                allowed,
                value -> value instanceof List<?> list && list.size() <= most ? each(list, item) : Optional.empty());
    }

    /**
     * Names and their text. A number or a flag is taken as it is written, as CloudFormation takes the value of a parameter; empty
     * text is a value.
     */
    public static Kind<Map<String, String>> texts() {
        return new Kind<>(
                "{\"type\":\"object\",\"additionalProperties\":{\"type\":[\"string\",\"number\",\"boolean\"]}}",
                "an object whose values are text, numbers, true or false",
                value -> mapOf(value).flatMap(Kind::scalars));
    }

    /** An object that the action reads by itself. */
    public static Kind<JsonObject> object(String schema, String allowed) {
        return new Kind<>(schema, allowed, value -> mapOf(value).map(JsonObject::of));
    }

    /** Either of two, both read as the same type. */
    public Kind<T> or(Kind<T> other) {
        String schema = Json.text(JsonObject.of("anyOf", List.of(Json.object(this.schema), Json.object(other.schema))));
        Function<Object, Optional<T>> first = read;
        return new Kind<>(schema, allowed + ", or " + other.allowed, value -> {
            Supplier<Optional<T>> second = () -> other.read.apply(value);
            return first.apply(value).or(second);
        });
    }

    /** The same, made into another type. */
    public <U> Kind<U> as(Function<T, U> make) {
        return new Kind<>(schema, allowed, value -> read.apply(value).map(make));
    }

    private static <T> Optional<List<T>> each(List<?> list, Kind<T> item) {
        List<T> read = new ArrayList<>();
        for (@Nullable Object value : list) {
            Optional<T> one = value == null ? Optional.empty() : item.read.apply(value);
            if (one.isEmpty()) {
                return Optional.empty();
            }
            read.add(one.get());
        }
        return Optional.of(List.copyOf(read));
    }

    private static Optional<Map<String, String>> scalars(Map<?, ?> map) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            Optional<String> text = scalar(entry.getValue());
            if (text.isEmpty()) {
                return Optional.empty();
            }
            texts.put(String.valueOf(entry.getKey()), text.get());
        }
        return Optional.of(texts);
    }

    private static Optional<String> scalar(@Nullable Object value) {
        return switch (value) {
            case String text -> Optional.of(text);
            case Boolean flag -> Optional.of(flag.toString());
            case Integer number -> Optional.of(number.toString());
            case Long number -> Optional.of(number.toString());
            case BigDecimal number -> Optional.of(number.toPlainString());
            case null, default -> Optional.empty();
        };
    }

    private static Optional<Long> wholeOf(@Nullable Object value) {
        return switch (value) {
            case Integer number -> Optional.of(number.longValue());
            case Long number -> Optional.of(number);
            case null, default -> Optional.empty();
        };
    }

    private static Optional<Map<?, ?>> mapOf(Object value) {
        return switch (value) {
            case JsonObject object -> Optional.of(object.members());
            case Map<?, ?> map -> Optional.of(map);
            default -> Optional.empty();
        };
    }

    private static Optional<String> textOf(@Nullable Object value) {
        return value instanceof String text && !text.isBlank() ? Optional.of(text) : Optional.empty();
    }
}
