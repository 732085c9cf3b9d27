package io.pointsman.causes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class JobMessageTest {
    @Test
    void a_text_that_is_too_long_gives_way_to_the_end() {
        String message = JobMessage.of("x".repeat(6_000), "\nWhat to do: this");

        assertEquals(JobMessage.LONGEST, message.length());
        assertTrue(message.endsWith("x...\nWhat to do: this"), message.substring(4_900));
    }

    @Test
    void a_text_that_fits_is_left_alone() {
        assertEquals("it failed; retry", JobMessage.of("it failed", "; retry"));
        assertEquals("x".repeat(5_000), JobMessage.of("x".repeat(5_000), ""));
    }

    @Test
    void no_room_means_nothing_and_not_an_error() {
        assertEquals("", JobMessage.cut("text", 2));
        assertEquals("...", JobMessage.cut("text", 3));
        assertEquals("", JobMessage.cut("text", -7));
    }

    @Test
    void a_reason_that_is_not_known_has_no_hint() {
        assertEquals("", JobMessage.hint("The flux capacitor is empty"));
        assertTrue(JobMessage.hint("Rate exceeded").startsWith("\nWhat to do: "));
    }
}
