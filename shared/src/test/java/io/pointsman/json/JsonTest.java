package io.pointsman.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonTest {
    @Test
    void every_kind_of_value_comes_back_as_it_went() {
        String text = "{\"a\":[1,-2,1.50,true,false,null,\"x\\n\\u00e9\"],\"b\":{\"c\":{}},\"d\":12345678901234567890}";
        JsonObject object = Json.object(text);
        assertEquals(Arrays.asList(1L, -2L, new BigDecimal("1.50"), true, false, null, "x\né"), object.list("a"));
        assertEquals(new BigDecimal("12345678901234567890"), object.members().get("d"));
        assertEquals(object, Json.object(Json.text(object)));
        assertEquals(object, Json.object(Json.pretty(object)));
    }

    @Test
    void names_keep_their_order() {
        assertEquals("{\"z\":1,\"a\":2}", Json.text(Json.object("{\"z\":1, \"a\":2}")));
    }

    @Test
    void bytes_are_written_as_base64_and_large_numbers_without_exponent() {
        assertEquals("\"aGk=\"", Json.text("hi".getBytes(StandardCharsets.UTF_8)));
        assertEquals("100000000000", Json.text(new BigDecimal("1e11")));
        assertEquals("[1,2.5,\"x\"]", Json.text(List.of(1, 2.5, "x")));
    }

    @Test
    void a_value_that_json_cannot_say_is_an_error() {
        assertThrows(IllegalArgumentException.class, () -> Json.text(new Object()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "hunter2",
                "{hunter2:1}",
                "{\"a\":hunter2}",
                "{\"a\":\"hunter2",
                "{\"a\":\"hunter2\"",
                "{\"a\":1} hunter2",
                "{\"hunter2\":1,\"hunter2\":2}",
                "[\"hunter2\"]",
                "\"hunter2\"",
                "{\"a\":\"hunter2\u0001\"}",
                "{\"a\":'hunter2'}",
                "{\"a\":\"\\hunter2\"}",
                "{\"a\":0hunter2}",
                "\uFEFFhunter2"
            })
    void what_is_no_json_object_is_said_without_repeating_it(String text) {
        JsonTrouble trouble = assertThrows(JsonTrouble.class, () -> Json.object(text));
        String said = String.valueOf(trouble.getMessage());
        assertFalse(said.contains("hunter2"), said);
        assertFalse(said.isBlank());
    }

    @Test
    void trouble_names_its_place() {
        JsonTrouble trouble = assertThrows(JsonTrouble.class, () -> Json.object("{\n  \"a\": 1,\n  \"a\": 2}"));
        assertEquals("line 3, column 6: a name is given twice", trouble.getMessage());
    }

    @Test
    void text_that_is_nested_too_deeply_is_an_error_and_no_overflow() {
        String deep = "[".repeat(100_000);
        JsonTrouble trouble = assertThrows(JsonTrouble.class, () -> Json.value(deep));
        assertTrue(String.valueOf(trouble.getMessage()).endsWith("too long or nested too deeply"));
    }

    @Test
    void a_number_that_is_too_long_is_an_error() {
        assertThrows(JsonTrouble.class, () -> Json.value("1".repeat(2_000)));
    }

    @Test
    void values_without_an_object_around_are_read_too() {
        assertEquals(List.of(1L), Json.value("[1]"));
        assertEquals("x", Json.value("\"x\""));
        assertEquals(Map.of("a", 1L), Json.value("{\"a\":1}"));
    }

    @Test
    void half_of_a_character_is_refused_where_it_stands() {
        JsonTrouble value = assertThrows(JsonTrouble.class, () -> Json.object("{\"a\":\n[\"\\ud83d x\"]}"));
        JsonTrouble name = assertThrows(JsonTrouble.class, () -> Json.object("{\"\\ud800\":1}"));

        assertEquals(
                "line 2, column 2: /a/0 is no Unicode text: half of a surrogate pair stands alone in it",
                value.getMessage());
        assertEquals("line 1, column 9: this is not JSON", name.getMessage());
        assertEquals("\uD83D\uDE82", Json.object("{\"a\":\"\\ud83d\\ude82\"}").needText("a"));
    }
}
