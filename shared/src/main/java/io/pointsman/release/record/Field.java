package io.pointsman.release.record;

import io.pointsman.json.JsonObject;
import io.pointsman.json.JsonTrouble;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One member of an object in the release record, with all there is to know of it: the code reads and writes it, and the JSON Schema
 * is made from it. A name stands nowhere else.
 *
 * @param required in what is written now; a record of an older version may lack it
 */
record Field<T>(String name, FieldShape<T> shape, boolean required) {
    static <T> Field<T> required(String name, FieldShape<T> shape) {
        return new Field<>(name, shape, true);
    }

    static <T> Field<T> optional(String name, FieldShape<T> shape) {
        return new Field<>(name, shape, false);
    }

    Optional<T> find(JsonObject json) {
        return shape.read().apply(json, name);
    }

    /** A {@link JsonTrouble} where it is missing. */
    T need(JsonObject json) {
        return find(json).orElseThrow(() -> new JsonTrouble(name + " is missing"));
    }

    /** @return the object with this value, at the old place, and with what another version wrote into the old value */
    JsonObject put(JsonObject json, T value) {
        Object written = shape.write().apply(value);
        return json.with(
                name,
                json.has(name)
                        ? shape.keep()
                                .apply(Objects.requireNonNull(json.members().get(name)), written)
                        : written);
    }

    /** These members of one object, as far as it has them, set in another one. */
    static JsonObject copied(List<Field<?>> fields, JsonObject from, JsonObject to) {
        JsonObject next = to;
        for (Field<?> field : fields) {
            next = next.with(field.name, Optional.ofNullable(from.members().get(field.name)));
        }
        return next;
    }

    /** As it was where there is no value. */
    JsonObject put(JsonObject json, Optional<T> value) {
        return value.isPresent() ? put(json, value.get()) : json;
    }
}
