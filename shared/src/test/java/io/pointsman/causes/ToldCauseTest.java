package io.pointsman.causes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ToldCauseTest {
    @Test
    void an_alarm_is_said_in_words_and_codedeploys_sentence_comes_last() {
        ToldCause told =
                ToldCause.of("Cart (web-Cart) was not shifted from version 1 to 2: CodeDeploy deployment d-1 was"
                        + " stopped: ALARM_ACTIVE: " + "One or more alarms. ".repeat(30)
                        + "(alarms of this shift: errors)\n"
                        + "What ALARM_ACTIVE means: an alarm went off. What to do: look at it.");

        assertEquals(
                "Cart (web-Cart) was not shifted from version 1 to 2: an alarm went off (alarms of this shift:"
                        + " errors).\n"
                        + "What to do: look at it.",
                told.first());
        assertTrue(
                told.last().startsWith("CodeDeploy deployment d-1 was stopped: ALARM_ACTIVE: One or more"),
                told.last());
        assertTrue(told.last().endsWith("\nWhat ALARM_ACTIVE means: an alarm went off."), told.last());
    }

    @Test
    void a_long_first_line_is_cut_so_that_the_advice_is_within_reach_and_is_whole_at_the_end() {
        String words = "hook words ".repeat(90);
        ToldCause told =
                ToldCause.of("Cart (web-Cart) was not shifted from version 1 to 2: hook BeforeAllowTraffic h failed,"
                        + " its last words: " + words
                        + "\nCodeDeploy deployment d-1 failed: HOOK_EXECUTION_FAILURE: no\n"
                        + "What HOOK_EXECUTION_FAILURE means: it said no. What to do: look at its log.");

        assertTrue(told.first().length() <= ToldCause.SHORT, told.first());
        assertTrue(told.first().endsWith("...\nWhat to do: look at its log."), told.first());
        assertTrue(told.last().contains(words.strip()), told.last());
    }

    @Test
    void a_cause_that_nobody_knows_stays_as_it_is() {
        ToldCause told = ToldCause.of("somebody created alias live\nand more");

        assertEquals("somebody created alias live", told.first());
        assertEquals(Optional.empty(), told.advice());
        assertEquals("and more", told.last());
        assertEquals("", ToldCause.of("").first());
    }
}
