package io.pointsman.local.play;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class AtAGlanceTest {
    @Test
    void what_stands_further_below_is_not_said_at_a_glance() {
        String message = "the gate is closed " + "because ".repeat(50) + "open it";

        AtAGlance.says("Execute", message, List.of("the gate is closed"));
        String why = String.valueOf(assertThrows(
                        PlayFailure.class,
                        () -> AtAGlance.says("Execute", message, List.of("the gate is closed", "open it")))
                .getMessage());
        assertTrue(why.startsWith("the first 300 characters of Execute's message do not say open it: the gate"), why);
    }
}
