package io.pointsman.json;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

final class JsonObjectTest {
    private static final JsonObject OBJECT =
            Json.object("{\"t\":\"x\",\"n\":7,\"d\":1.5,\"f\":true,\"z\":null,\"l\":[\"a\",\"b\"],\"o\":{\"p\":1}}");

    @Test
    void members_are_read_by_name_and_kind() {
        assertEquals("x", OBJECT.needText("t"));
        assertEquals(Optional.of(7L), OBJECT.number("n"));
        assertEquals(Optional.of(new BigDecimal("1.5")), OBJECT.decimal("d"));
        assertEquals(Optional.of(BigDecimal.valueOf(7)), OBJECT.decimal("n"));
        assertEquals(Optional.of(true), OBJECT.flag("f"));
        assertEquals(List.of("a", "b"), OBJECT.texts("l"));
        assertEquals(Optional.of(1L), OBJECT.objectOrEmpty("o").number("p"));
    }

    @Test
    void null_counts_as_absent() {
        assertFalse(OBJECT.has("z"));
        assertEquals(Optional.empty(), OBJECT.text("z"));
        assertEquals(Optional.empty(), OBJECT.object("z"));
        assertEquals(Optional.empty(), OBJECT.decimal("z"));
        assertEquals(List.of(), OBJECT.list("z"));
        assertEquals(JsonObject.empty(), OBJECT.objectOrEmpty("nowhere"));
    }

    @Test
    void a_member_of_another_kind_is_named_in_the_error_and_its_value_is_not() {
        troubled("t must be a whole number", () -> OBJECT.number("t"));
        troubled("d must be a whole number", () -> OBJECT.number("d"));
        troubled("t must be a number", () -> OBJECT.decimal("t"));
        troubled("n must be text", () -> OBJECT.text("n"));
        troubled("t must be true or false", () -> OBJECT.flag("t"));
        troubled("t must be a list", () -> OBJECT.list("t"));
        troubled("o must be a list", () -> OBJECT.objects("o"));
        troubled("l must be an object", () -> OBJECT.object("l"));
        troubled("l must be an object", () -> OBJECT.objects("l"));
        troubled("t must be bytes", () -> OBJECT.bytes("t"));
        troubled("q is missing", () -> OBJECT.needText("q"));
        troubled("m must be a list of text", () -> Json.object("{\"m\":[1]}").texts("m"));
    }

    @Test
    void a_null_inside_a_list_is_an_error_where_text_or_objects_are_asked_for() {
        JsonObject nulls = Json.object("{\"m\":[null]}");
        troubled("m must be a list of text", () -> nulls.texts("m"));
        troubled("m must be an object", () -> nulls.objects("m"));
    }

    @Test
    void values_made_by_hand_read_like_parsed_ones() {
        JsonObject made = JsonObject.of("n", 7, "d", 2.5, "o", JsonObject.of("p", "q"), "b", new byte[] {1});
        assertEquals(Optional.of(7L), made.number("n"));
        assertEquals(Optional.of(BigDecimal.valueOf(7)), made.decimal("n"));
        assertEquals(Optional.of(BigDecimal.valueOf(2.5)), made.decimal("d"));
        assertEquals("q", made.objectOrEmpty("o").needText("p"));
        assertArrayEquals(new byte[] {1}, made.bytes("b").orElseThrow());
    }

    @Test
    void with_makes_another_one_and_keeps_the_place() {
        JsonObject changed = OBJECT.with("t", "y").with("new", Optional.of(1)).with("none", Optional.empty());
        assertEquals("x", OBJECT.needText("t"));
        assertEquals("y", changed.needText("t"));
        assertEquals("t", changed.members().keySet().iterator().next());
        assertTrue(changed.has("new"));
        assertFalse(changed.has("none"));
    }

    @Test
    void it_cannot_be_changed_from_outside() {
        Map<String, ?> members = OBJECT.members();
        assertThrows(UnsupportedOperationException.class, members::clear);
    }

    @Test
    void printing_one_shows_names_and_no_values() {
        assertEquals(
                "JsonObject[secretAccessKey]",
                JsonObject.of("secretAccessKey", "hunter2").toString());
    }

    @Test
    void equal_members_make_equal_objects() {
        assertEquals(Json.object("{\"a\":1}"), Json.object("{ \"a\" : 1 }"));
        assertEquals(
                Json.object("{\"a\":1}").hashCode(),
                Json.object("{ \"a\" : 1 }").hashCode());
        assertNotEquals(Json.object("{\"a\":1}"), Json.object("{\"a\":2}"));
    }

    private static void troubled(String message, Executable reading) {
        assertEquals(message, assertThrows(JsonTrouble.class, reading).getMessage());
    }
}
