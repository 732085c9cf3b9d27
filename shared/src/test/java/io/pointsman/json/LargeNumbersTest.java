package io.pointsman.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A number of a few characters that takes a gigabyte when it is written out, or that nobody can write out. */
final class LargeNumbersTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"1e999999", "-1e-999999", "1e2147483647", "1e9999990000", "-1e-9999990000", "1e1001", "1e-1001"})
    void one_with_an_exponent_that_nobody_writes_out_is_refused_where_it_stands(String number) {
        String text = "{\"Run\": 1,\n\"Code\": {\"of/it\": [0, " + number + "]}}";

        JsonTrouble trouble = assertThrows(JsonTrouble.class, () -> Json.object(text));

        assertEquals(
                "line 2, column 23: /Code/of~1it/1 is a number of more than 1000 digits when it is written out",
                trouble.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999", "1e-999", "12345678901234567890.5", "0.1", "1e308"})
    void one_of_up_to_a_thousand_digits_is_read_and_written(String number) {
        Object value = Json.object("{\"n\":" + number + "}").decimal("n").orElseThrow();

        assertEquals(0, new BigDecimal(number).compareTo((BigDecimal) value));
        assertEquals(0, new BigDecimal(number).compareTo(new BigDecimal(Json.text(value))));
    }

    @Test
    void a_whole_number_of_too_many_digits_is_refused() {
        JsonTrouble trouble = assertThrows(JsonTrouble.class, () -> Json.object("{\"n\":" + "9".repeat(1_001) + "}"));

        assertEquals("line 1, column 2: /n is too long or nested too deeply", trouble.getMessage());
    }
}
