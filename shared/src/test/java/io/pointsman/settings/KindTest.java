package io.pointsman.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What each kind of value takes, and what it says it takes. */
final class KindTest {
    private enum Packaging {
        AUTO("auto"),
        CONTENT("content");

        private final String word;

        Packaging(String word) {
            this.word = word;
        }

        @Override
        public String toString() {
            return word;
        }
    }

    @Test
    void text_is_not_blank_and_not_a_number() {
        assertEquals(Optional.of("x"), read(Kind.text(), "\"x\""));
        assertEquals(Optional.empty(), read(Kind.text(), "\" \""));
        assertEquals(Optional.empty(), read(Kind.text(), "7"));
    }

    @Test
    void a_shape_matches_the_whole_text() {
        Kind<String> either = Kind.matching("a|bc", "a or bc");
        assertEquals(Optional.of("bc"), read(either, "\"bc\""));
        assertEquals(Optional.empty(), read(either, "\"abc\""));
        assertEquals("^(?:a|bc)$", Json.object(either.schema()).needText("pattern"));
    }

    @Test
    void a_number_lies_between_its_ends() {
        Kind<Integer> percent = Kind.number(1, 99);
        assertEquals(Optional.of(1), read(percent, "1"));
        assertEquals(Optional.of(99), read(percent, "99"));
        for (String wrong : List.of("0", "100", "1.5", "\"5\"", "4294967301", "true")) {
            assertEquals(Optional.empty(), read(percent, wrong), wrong);
        }
        assertEquals("a whole number from 1 to 99", percent.allowed());
    }

    @Test
    void one_of_an_enum_is_spelled_as_it_is_written() {
        Kind<Packaging> packaging = Kind.oneOf(Packaging.class);
        assertEquals(Optional.of(Packaging.CONTENT), read(packaging, "\"content\""));
        assertEquals(Optional.empty(), read(packaging, "\"CONTENT\""));
        assertEquals(Optional.empty(), read(packaging, "1"));
        assertEquals("one of auto, content", packaging.allowed());
        assertEquals(List.of("auto", "content"), Json.object(packaging.schema()).texts("enum"));
    }

    @Test
    void a_list_takes_items_of_its_kind_up_to_its_length() {
        Kind<List<String>> alarms = Kind.listOf(Kind.text(), 2);
        assertEquals(Optional.of(List.of("a", "b")), read(alarms, "[\"a\",\"b\"]"));
        assertEquals(Optional.of(List.of()), read(alarms, "[]"));
        for (String wrong : List.of("[\"a\",\"b\",\"c\"]", "[1]", "[null]", "[\"\"]", "\"a\"", "{}")) {
            assertEquals(Optional.empty(), read(alarms, wrong), wrong);
        }
        assertEquals("a list of at most 2, each text", alarms.allowed());
    }

    @Test
    void names_with_texts_take_numbers_and_flags_as_they_are_written() {
        String given = "{\"a\":\"x\",\"b\":7,\"c\":1.50,\"d\":true,\"e\":\"\"}";
        assertEquals(
                Optional.of(Map.of("a", "x", "b", "7", "c", "1.50", "d", "true", "e", "")), read(Kind.texts(), given));
        for (String wrong : List.of("{\"a\":null}", "{\"a\":[]}", "{\"a\":{}}", "[]", "\"a\"")) {
            assertEquals(Optional.empty(), read(Kind.texts(), wrong), wrong);
        }
    }

    @Test
    void an_object_is_handed_on_whole() {
        Kind<JsonObject> policy = Kind.object("{\"type\":\"object\"}", "an object");
        assertEquals(Optional.of(Json.object("{\"a\":[1]}")), read(policy, "{\"a\":[1]}"));
        assertEquals(Optional.empty(), read(policy, "[]"));
    }

    @Test
    void either_of_two_kinds_says_both() {
        Kind<List<String>> one = Kind.text().as(List::of);
        Kind<List<String>> either = Kind.listOf(Kind.text(), 5).or(one);
        assertEquals(Optional.of(List.of("a")), read(either, "\"a\""));
        assertEquals(Optional.of(List.of("a", "b")), read(either, "[\"a\",\"b\"]"));
        assertEquals(Optional.empty(), read(either, "7"));
        assertEquals("a list of at most 5, each text, or text", either.allowed());
        assertEquals(2, Json.object(either.schema()).objects("anyOf").size());
    }

    @Test
    void values_made_by_hand_read_like_parsed_ones() {
        assertEquals(Optional.of(5), Kind.number(1, 9).read().apply(5));
        assertEquals(Optional.of(Map.of("a", "1")), Kind.texts().read().apply(JsonObject.of("a", 1)));
    }

    @Test
    void every_schema_is_json() {
        List.of(Kind.text(), Kind.flag(), Kind.number(1, 2), Kind.texts(), Kind.listOf(Kind.flag(), 3))
                .forEach(kind -> assertTrue(Json.object(kind.schema()).has("type"), kind.schema()));
    }

    private static <T> Optional<T> read(Kind<T> kind, String json) {
        Object value = Json.object("{\"v\":" + json + "}").members().get("v");
        return kind.read().apply(java.util.Objects.requireNonNull(value));
    }
}
