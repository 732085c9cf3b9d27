package io.pointsman.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which tests hold what a document says. */
final class TestMethodsTest {
    @Test
    void a_test_that_is_switched_off_or_is_none_holds_nothing() {
        assertEquals(Set.of("ATest.runs", "ATest.runs_with_values"), TestMethods.of("ATest", """
            final class ATest {
                @Test
                void runs() {}

                void helps() {}

                @ParameterizedTest
                @ValueSource(strings = {"a", "b"})
                void runs_with_values(String one) {}

                @Disabled("one day")
                @Test
                void is_off() {}
            }
            """.lines()
                .toList()));
    }

    @Test
    void a_class_that_is_switched_off_holds_nothing() {
        assertEquals(Set.of(), TestMethods.of("ATest", """
            @Disabled("one day")
            final class ATest {
                @Test
                void runs() {}
            }
            """.lines().toList()));
    }
}
