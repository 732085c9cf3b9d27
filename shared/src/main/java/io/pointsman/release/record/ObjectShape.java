package io.pointsman.release.record;

import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An object of the release record: its fields, and how they make a value. Members that no field is for were written by another
 * version, which has a use for them: they stay when the object is written again.
 *
 * @param open further members are usual, so that the schema allows them
 */
record ObjectShape<T>(
        List<Field<?>> fields, boolean open, Function<JsonObject, T> read, Function<T, JsonObject> write) {
    static <T> ObjectShape<T> of(Function<JsonObject, T> read, Function<T, JsonObject> write, Field<?>... fields) {
        return new ObjectShape<>(List.of(fields), false, read, write);
    }

    ObjectShape<T> opened() {
        return new ObjectShape<>(fields, true, read, write);
    }

    /** As the value of a member. */
    FieldShape<T> shape() {
        return new FieldShape<>(
                schema(), (json, name) -> json.object(name).map(read), value -> write.apply(value), this::keep);
    }

    T read(JsonObject json) {
        return read.apply(json);
    }

    JsonObject write(T value) {
        return write.apply(value);
    }

    JsonObject schema() {
        JsonObject members = JsonObject.empty();
        for (Field<?> field : fields) {
            members = members.with(field.name(), field.shape().schema());
        }
        return JsonObject.of("type", "object", "properties", members)
                .with(
                        "required",
                        fields.stream().filter(Field::required).map(Field::name).toList())
                .with("additionalProperties", open);
    }

    private JsonObject keep(Object before, Object after) {
        JsonObject was = object(before);
        JsonObject now = object(after);
        return was.equals(now) ? now : kept(was.members(), now);
    }

    private JsonObject kept(Map<String, @Nullable Object> was, JsonObject now) {
        Map<String, Field<?>> known = fields.stream().collect(Collectors.toMap(Field::name, field -> field));
        Map<String, @Nullable Object> kept = new LinkedHashMap<>(now.members());
        was.forEach((name, old) -> {
            Field<?> field = known.get(name);
            Object said = now.members().get(name);
            if (field == null && !kept.containsKey(name)) {
                kept.put(name, old);
            } else if (field != null && old != null && said != null) {
                kept.put(name, field.shape().keep().apply(old, said));
            }
        });
        return JsonObject.of(kept);
    }

    /** Of objects by name, each with what was under its own name. */
    JsonObject keepEach(Object before, Object after) {
        JsonObject was = object(before);
        JsonObject now = object(after);
        Map<String, @Nullable Object> kept = new LinkedHashMap<>(now.members());
        kept.replaceAll((id, said) -> was.object(id)
                .map(old -> (Object) keep(old, now.objectOrEmpty(id)))
                .orElse(said));
        return JsonObject.of(kept);
    }

    /**
     * Of objects in a list. Nothing names an item: one that says what an item said before is that one; and where none was added or
     * taken away, one at the place of an item that nobody says any more.
     */
    List<JsonObject> keepItems(Object before, Object after) {
        List<JsonObject> was =
                ((List<?>) before).stream().map(ObjectShape::object).toList();
        List<JsonObject> now =
                ((List<?>) after).stream().map(ObjectShape::object).toList();
        Map<Map<String, String>, JsonObject> said = new HashMap<>();
        was.forEach(item -> said.putIfAbsent(known(item), item));
        Set<Map<String, String>> says = now.stream().map(this::known).collect(Collectors.toSet());
        List<JsonObject> kept = new ArrayList<>();
        for (int i = 0; i < now.size(); i++) {
            JsonObject item = now.get(i);
            Optional<JsonObject> same = Optional.ofNullable(said.get(known(item)));
            Optional<JsonObject> there = was.size() == now.size()
                    ? Optional.of(was.get(i)).filter(old -> !says.contains(known(old)))
                    : Optional.empty();
            kept.add(same.or(() -> there).map(old -> keep(old, item)).orElse(item));
        }
        return List.copyOf(kept);
    }

    /** What it says, as far as there are fields for it. */
    private Map<String, String> known(JsonObject item) {
        return fields.stream()
                .map(Field::name)
                .filter(item::has)
                .collect(Collectors.toMap(
                        name -> name, name -> Json.text(item.members().get(name))));
    }

    static JsonObject object(Object value) {
        return value instanceof JsonObject json ? json : JsonObject.of((Map<?, ?>) value);
    }
}
