package io.pointsman.release.record;

import io.pointsman.json.JsonObject;
import io.pointsman.json.JsonTrouble;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.Function;

/**
 * What the value of a {@link Field} is.
 *
 * @param schema its JSON Schema
 * @param read the member of that name; empty when it is absent, a {@link JsonTrouble} that names it when it is of another kind
 * @param write the value as plain JSON
 * @param keep what was there and what takes its place, to the latter with the members of the former that are known to nobody here
 */
record FieldShape<T>(
        JsonObject schema,
        BiFunction<JsonObject, String, Optional<T>> read,
        Function<T, Object> write,
        BinaryOperator<Object> keep) {
    private static final JsonObject STRING = JsonObject.of("type", "string");

    static final FieldShape<String> TEXT = scalar(STRING, JsonObject::text);
    static final FieldShape<Boolean> FLAG = scalar(JsonObject.of("type", "boolean"), JsonObject::flag);
    static final FieldShape<Integer> COUNT = scalar(
            JsonObject.of("type", "integer", "minimum", 0),
            (json, name) -> json.number(name).map(Math::toIntExact));
    static final FieldShape<Integer> PERCENT =
            new FieldShape<>(COUNT.schema.with("maximum", 100), COUNT.read, COUNT.write, COUNT.keep);
    /** A share of the traffic. */
    static final FieldShape<BigDecimal> SHARE =
            scalar(JsonObject.of("type", "number", "minimum", 0, "maximum", 1), JsonObject::decimal);
    /** The number of a published version, never {@code $LATEST}. */
    static final FieldShape<String> VERSION = matching("^[1-9][0-9]*$");
    /** SHA-256 in hex. */
    static final FieldShape<String> DIGEST = matching("^[0-9a-f]+$");

    static final FieldShape<Instant> MOMENT =
            matching("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z$").as(Instant::parse, Instant::toString);

    static final FieldShape<List<String>> TEXTS = new FieldShape<>(
            list(STRING),
            (json, name) -> present(json, name, JsonObject::texts),
            texts -> texts,
            (before, after) -> after);
    static final FieldShape<Map<String, String>> NAMED_TEXTS = new FieldShape<>(
            map(STRING),
            (json, name) -> json.object(name).map(FieldShape::texts),
            texts -> texts,
            (before, after) -> after);

    static final FieldShape<Map<String, String>> NAMED_DIGESTS =
            new FieldShape<>(map(DIGEST.schema), NAMED_TEXTS.read, NAMED_TEXTS.write, NAMED_TEXTS.keep);

    static final FieldShape<Map<String, List<String>>> NAMED_LISTS = new FieldShape<>(
            map(list(STRING)),
            (json, name) -> json.object(name).map(FieldShape::lists),
            lists -> lists,
            (before, after) -> after);

    /** An object that this package looks no further into. */
    static final FieldShape<JsonObject> ANY = scalar(JsonObject.of("type", "object"), JsonObject::object);

    static final FieldShape<List<JsonObject>> ANY_LIST = new FieldShape<>(
            list(ANY.schema),
            (json, name) -> present(json, name, JsonObject::objects),
            list -> list,
            (before, after) -> after);

    /** The schema tells the pattern; what does not match is read all the same, as it always was. */
    private static FieldShape<String> matching(String regex) {
        return scalar(STRING.with("pattern", regex), JsonObject::text);
    }

    private static <T> FieldShape<T> scalar(JsonObject schema, BiFunction<JsonObject, String, Optional<T>> read) {
        return new FieldShape<>(schema, read, value -> value, (before, after) -> after);
    }

    /** Names of constants. */
    static <E extends Enum<E>> FieldShape<E> oneOf(Class<E> type, Function<E, String> name) {
        Map<String, E> constants = new LinkedHashMap<>();
        List.of(type.getEnumConstants()).forEach(one -> constants.put(name.apply(one), one));
        return scalar(JsonObject.of("enum", List.copyOf(constants.keySet())), JsonObject::text)
                .as(
                        text -> Optional.ofNullable(constants.get(text))
                                .orElseThrow(() -> new JsonTrouble(text + " is none of "
                                        + String.join(", ", constants.keySet())
                                        + "; a later version of Pointsman may have written it")),
                        name);
    }

    /** A list of objects. */
    static <T> FieldShape<List<T>> listOf(ObjectShape<T> item) {
        return new FieldShape<>(
                list(item.schema()),
                (json, name) -> present(json, name, JsonObject::objects)
                        .map(list -> list.stream().map(item::read).toList()),
                items -> items.stream().map(item::write).toList(),
                item::keepItems);
    }

    /** Objects by name. */
    static <T> FieldShape<Map<String, T>> mapOf(ObjectShape<T> value) {
        return new FieldShape<>(
                map(value.schema()),
                (json, name) -> json.object(name).map(all -> each(all, value::read)),
                values -> {
                    JsonObject all = JsonObject.empty();
                    for (Map.Entry<String, T> one : values.entrySet()) {
                        all = all.with(one.getKey(), value.write(one.getValue()));
                    }
                    return all;
                },
                value::keepEach);
    }

    /** Values of one shape by name. */
    static <T> FieldShape<Map<String, T>> byName(FieldShape<T> value) {
        return new FieldShape<>(
                map(value.schema),
                (json, name) -> json.object(name).map(all -> named(all, value)),
                values -> {
                    JsonObject all = JsonObject.empty();
                    for (Map.Entry<String, T> one : values.entrySet()) {
                        all = all.with(one.getKey(), value.write.apply(one.getValue()));
                    }
                    return all;
                },
                (before, after) -> keptByName(ObjectShape.object(before), ObjectShape.object(after), value.keep));
    }

    private static <T> Map<String, T> named(JsonObject all, FieldShape<T> value) {
        Map<String, T> named = new LinkedHashMap<>();
        all.members().keySet().forEach(name -> value.read.apply(all, name).ifPresent(found -> named.put(name, found)));
        return named;
    }

    private static JsonObject keptByName(JsonObject was, JsonObject now, BinaryOperator<Object> keep) {
        JsonObject kept = now;
        for (String name : now.members().keySet()) {
            Object before = was.members().get(name);
            Object after = now.members().get(name);
            kept = before == null || after == null ? kept : kept.with(name, keep.apply(before, after));
        }
        return kept;
    }

    <U> FieldShape<U> as(Function<T, U> make, Function<U, T> back) {
        return new FieldShape<>(
                schema,
                (json, name) -> read.apply(json, name).map(make),
                value -> write.apply(back.apply(value)),
                keep);
    }

    /** The same, with a sentence for the reader of the schema. */
    FieldShape<T> described(String text) {
        return new FieldShape<>(schema.with("description", text), read, write, keep);
    }

    private static <T> Map<String, T> each(JsonObject all, Function<JsonObject, T> read) {
        Map<String, T> each = new LinkedHashMap<>();
        all.members().keySet().forEach(id -> each.put(id, read.apply(all.objectOrEmpty(id))));
        return each;
    }

    private static Map<String, String> texts(JsonObject json) {
        Map<String, String> texts = new LinkedHashMap<>();
        json.members().keySet().forEach(name -> texts.put(name, json.needText(name)));
        return texts;
    }

    private static Map<String, List<String>> lists(JsonObject json) {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        json.members().keySet().forEach(name -> lists.put(name, json.texts(name)));
        return lists;
    }

    private static <T> Optional<T> present(JsonObject json, String name, BiFunction<JsonObject, String, T> read) {
        return json.has(name) ? Optional.of(read.apply(json, name)) : Optional.empty();
    }

    private static JsonObject list(JsonObject item) {
        return JsonObject.of("type", "array", "items", item);
    }

    private static JsonObject map(JsonObject value) {
        return JsonObject.of("type", "object", "additionalProperties", value);
    }
}
