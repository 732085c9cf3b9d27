package io.pointsman.actions.execute;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How long the action waits between two looks at the stack. */
final class PausesTest {
    @Test
    void each_look_comes_as_soon_as_the_first_or_later_than_after_five_seconds() {
        assertEquals(
                List.of(2_000L, 2_250L, 2_500L, 2_750L, 4_750L, 5_000L, 5_000L),
                IntStream.of(0, 1, 2, 3, 11, 12, 500)
                        .mapToObj(looks -> ExecuteMoving.pause(looks).toMillis())
                        .toList());
    }
}
