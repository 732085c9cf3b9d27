package io.pointsman.endpoint.encoding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PercentTest {
    @Test
    void a_plus_is_a_plus_in_a_path_and_a_space_in_a_form() {
        assertEquals("a+b c", Percent.path("a+b%20c"));
        assertEquals("a b+c", Percent.form("a+b%2Bc"));
        assertEquals(Map.of("a b", List.of("1", "2"), "c", List.of("")), Percent.pairs("a+b=1&c&&a%20b=2"));
    }

    @Test
    void a_key_keeps_its_slashes() {
        assertEquals("a+b/%C3%BC%2B", Percent.key("a b/\u00fc+"));
    }
}
