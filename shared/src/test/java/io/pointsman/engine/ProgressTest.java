package io.pointsman.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ProgressTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100})
    void percent_is_told(int percent) {
        assertEquals(OptionalInt.of(percent), Progress.of("shifting", percent).percent());
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 101})
    void less_than_nothing_and_more_than_all_is_refused(int percent) {
        assertThrows(IllegalArgumentException.class, () -> Progress.of("shifting", percent));
    }
}
