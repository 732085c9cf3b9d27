package io.pointsman.release.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.pointsman.json.JsonObject;
import io.pointsman.json.JsonTrouble;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a value of the record is read as, written as, and described as in its schema. */
final class FieldShapeTest {
    private enum Colour {
        RED,
        GREEN
    }

    private static final JsonObject PAINT = JsonObject.of("type", "text");

    private static Field<Colour> colour() {
        return Field.required("colour", FieldShape.oneOf(Colour.class, one -> one == Colour.RED ? "stop" : "go"));
    }

    @Test
    void a_constant_is_read_and_written_by_its_word_and_its_schema_lists_the_words() {
        Field<Colour> colour = colour();

        assertEquals(JsonObject.of("type", "text", "colour", "go"), colour.put(PAINT, Colour.GREEN));
        for (Colour one : Colour.values()) {
            assertEquals(Optional.of(one), colour.find(colour.put(PAINT, one)));
        }
        assertEquals(List.of("stop", "go"), colour.shape().schema().texts("enum"));
    }

    @Test
    void a_word_that_no_constant_has_may_be_of_a_later_version() {
        JsonObject strange = PAINT.with("colour", "blue");

        assertEquals(
                "blue is none of stop, go; a later version of Pointsman may have written it",
                assertThrows(JsonTrouble.class, () -> colour().find(strange)).getMessage());
        assertEquals(
                "colour is missing",
                assertThrows(JsonTrouble.class, () -> colour().need(PAINT)).getMessage());
    }

    @Test
    void lists_by_name_are_read_name_by_name() {
        Field<Map<String, List<String>>> lists = Field.optional("lists", FieldShape.NAMED_LISTS);
        Map<String, List<String>> given = Map.of("one", List.of("a", "b"), "two", List.of());

        assertEquals(Optional.of(given), lists.find(lists.put(PAINT, given)));
        assertEquals(Optional.empty(), lists.find(PAINT));
    }

    @Test
    void objects_that_nobody_looks_into_are_read_as_they_are() {
        Field<List<JsonObject>> any = Field.optional("any", FieldShape.ANY_LIST);

        assertEquals(Optional.of(List.of(PAINT)), any.find(JsonObject.of("any", List.of(PAINT))));
        assertEquals(Optional.empty(), any.find(PAINT));
    }

    @Test
    void what_a_later_version_wrote_below_a_name_stays_below_that_name_alone() {
        ObjectShape<BuiltCode> code = BuiltCode.SHAPE;
        Field<Map<String, Map<String, BuiltCode>>> built =
                Field.optional("built", FieldShape.byName(FieldShape.mapOf(code)));
        BuiltCode cart = new BuiltCode("releases", "cart.zip", Optional.empty(), "cart");
        JsonObject later = code.write(cart).with("later", "kept");
        JsonObject was = JsonObject.of("built", JsonObject.of("arn-1", JsonObject.of("Cart", later)));

        JsonObject now = built.put(was, Map.of("arn-1", Map.of("Cart", cart), "arn-2", Map.of("Cart", cart)));

        JsonObject all = now.objectOrEmpty("built");
        assertEquals(later, all.objectOrEmpty("arn-1").objectOrEmpty("Cart"));
        assertEquals(code.write(cart), all.objectOrEmpty("arn-2").objectOrEmpty("Cart"));
    }
}
