package io.pointsman.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class RunNameTest {
    @Test
    void a_text_that_fits_to_the_last_character_stays_as_it_is() {
        assertEquals("a".repeat(60), RunName.fitted("a".repeat(60), 60));
    }

    @Test
    void a_text_that_is_longer_keeps_its_beginning_and_stays_apart_from_others() {
        String one = RunName.fitted("a".repeat(60) + "1", 60);
        String other = RunName.fitted("a".repeat(60) + "2", 60);

        assertTrue(one.startsWith("a".repeat(35) + "-"), one);
        assertTrue(one.length() <= 60, one);
        assertNotEquals(one, other);
    }
}
