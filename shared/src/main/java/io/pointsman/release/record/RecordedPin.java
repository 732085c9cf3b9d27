package io.pointsman.release.record;

import io.pointsman.alias.Pin;
import io.pointsman.json.JsonObject;
import java.util.List;

/** A {@link Pin} as the release record keeps it. */
final class RecordedPin {
    private static final Field<String> FUNCTION = Field.required("function", FieldShape.TEXT);
    private static final Field<String> ALIAS = Field.required("alias", FieldShape.TEXT);
    private static final Field<Pin.Kind> KIND =
            Field.required("kind", FieldShape.oneOf(Pin.Kind.class, Pin.Kind::name));
    private static final Field<String> VALUE = Field.required("value", FieldShape.TEXT);
    private static final Field<List<String>> NOTES = Field.required("notes", FieldShape.TEXTS);

    static final ObjectShape<Pin> SHAPE =
            ObjectShape.of(RecordedPin::read, RecordedPin::write, FUNCTION, ALIAS, KIND, VALUE, NOTES);

    private RecordedPin() {}

    private static Pin read(JsonObject json) {
        return new Pin(
                FUNCTION.need(json),
                ALIAS.need(json),
                KIND.need(json),
                VALUE.need(json),
                NOTES.find(json).orElse(List.of()));
    }

    private static JsonObject write(Pin pin) {
        JsonObject json = ALIAS.put(FUNCTION.put(JsonObject.empty(), pin.function()), pin.alias());
        return NOTES.put(VALUE.put(KIND.put(json, pin.kind()), pin.value()), pin.notes());
    }
}
