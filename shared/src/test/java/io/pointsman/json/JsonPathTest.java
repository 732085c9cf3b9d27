package io.pointsman.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonPathTest {
    private static final JsonObject ANSWER = Json.object("""
        {"statusCode": 200, "body": "{\\"items\\": [{\\"id\\": 7}], \\"a name\\": null}", "plain": "text"}\
        """);

    @Test
    void a_value_is_found_in_objects_lists_and_text_that_holds_json() {
        assertEquals(Optional.of(200L), JsonPath.of("$.statusCode").in(ANSWER));
        assertEquals(Optional.of(7L), JsonPath.of("$.body.items[0].id").in(ANSWER));
        assertEquals(Optional.of(7L), JsonPath.of("$['body']['items'][0].id").in(ANSWER));
    }

    @Test
    void what_is_not_there_is_empty() {
        assertEquals(Optional.empty(), JsonPath.of("$.body.items[1]").in(ANSWER));
        assertEquals(Optional.empty(), JsonPath.of("$.plain.more").in(ANSWER));
        assertEquals(Optional.empty(), JsonPath.of("$.body['a name']").in(ANSWER));
        assertEquals(Optional.empty(), JsonPath.of("$.statusCode[0]").in(ANSWER));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "body", "$body", "$.", "$.a[", "$.a[x]", "$..a", "$.a b"})
    void anything_else_is_no_path(String text) {
        assertThrows(JsonTrouble.class, () -> JsonPath.of(text));
    }
}
