package io.pointsman.local.play;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class UnifiedDiffTest {
    @Test
    void the_same_text_is_no_difference() {
        assertEquals("", UnifiedDiff.of("t", "a\n", "a\n"));
        assertEquals("", UnifiedDiff.of("t", "", ""));
    }

    @Test
    void a_line_that_changes_has_three_lines_around_it() {
        assertEquals("""
            --- t
            +++ t
            @@ -2,7 +2,7 @@
             2
             3
             4
            -5
            +five
             6
             7
             8
            """, UnifiedDiff.of("t", "1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n"));
    }

    @Test
    void a_carriage_return_belongs_to_its_line() {
        assertEquals("--- t\n+++ t\n@@ -1,1 +1,1 @@\n-a\r\n+b\r\n", UnifiedDiff.of("t", "a\r\n", "b\r\n"));
    }

    @Test
    void a_last_line_without_a_line_break_says_so() {
        assertEquals(
                "--- t\n+++ t\n@@ -1,1 +1,1 @@\n-a\n\\ No newline at end of file\n+a\n",
                UnifiedDiff.of("t", "a", "a\n"));
    }
}
