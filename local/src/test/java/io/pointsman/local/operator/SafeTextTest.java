package io.pointsman.local.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class SafeTextTest {
    @Test
    void what_would_move_a_terminal_or_turn_its_text_is_a_space() {
        assertEquals("a [31mb c", SafeText.line("a\u001b[31mb\r\nc\u0007"));
        assertEquals("left right", SafeText.line("left\u202eright"));
        assertEquals("one two", SafeText.line("one\u009b\u2028two"));
    }

    @Test
    void an_error_is_one_clean_line() {
        assertEquals(
                "denied: [2Jby nobody",
                new OperatorTrouble(ExitCode.DENIED, "denied:\n\u001b[2Jby nobody").getMessage());
    }

    @Test
    void letters_of_any_language_stay() {
        assertEquals("\uc7ac\uace0 \uc870\uc0ac \u00fc", SafeText.line("\uc7ac\uace0 \uc870\uc0ac \u00fc"));
    }

    @Test
    void lines_stay_lines() {
        assertEquals(List.of("one", "two"), SafeText.lines("one\n\n  two\u001b\n"));
    }

    @Test
    void an_execution_is_called_by_its_beginning_and_another_run_by_its_name() {
        assertEquals("4b7e0aa1", RunLabel.of("4b7e0aa1-1111-2222-3333-444455556666"));
        assertEquals("back-on-monday", RunLabel.of("back-on-monday"));
        assertEquals(24, RunLabel.of("a".repeat(100)).length());
    }
}
