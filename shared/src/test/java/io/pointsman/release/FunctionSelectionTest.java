package io.pointsman.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class FunctionSelectionTest {
    @Test
    void exclusions_alone_leave_everything_else_in() {
        FunctionSelection selection = read(List.of("!Hook"));

        assertTrue(selection.includes("Cart"));
        assertFalse(selection.includes("Hook"));
        assertTrue(selection.byDefault());
    }

    @Test
    void names_leave_everything_else_out() {
        FunctionSelection selection = read(List.of("Cart"));

        assertTrue(selection.includes("Cart"));
        assertFalse(selection.includes("Search"));
    }

    @Test
    void names_hold_whatever_a_place_with_less_to_say_names_or_leaves_out() {
        FunctionSelection selection = read(List.of("Cart")).over(read(List.of("Search", "!Cart")));

        assertTrue(selection.includes("Cart"));
        assertFalse(selection.includes("Search"));
    }

    @Test
    void what_is_left_out_stays_out_whatever_a_place_with_less_to_say_names() {
        FunctionSelection selection = read(List.of("!Hook")).over(read(List.of("Hook", "Cart", "!Old")));

        assertEquals(new FunctionSelection(List.of("Hook", "Cart"), List.of("Old", "Hook")), selection);
        assertFalse(selection.includes("Hook"));
        assertFalse(selection.includes("Search"));
        assertTrue(selection.includes("Cart"));
    }

    @Test
    void what_both_places_leave_out_is_said_once() {
        FunctionSelection selection = read(List.of("!Hook", "!New")).over(read(List.of("!Hook", "!Old")));

        assertEquals(new FunctionSelection(List.of(), List.of("Hook", "Old", "New")), selection);
    }

    @Test
    void names_that_do_not_exist_are_told() {
        assertEquals(
                List.of("Crat", "Hok"), read(List.of("Crat", "Cart", "!Hok")).unknown(Set.of("Cart", "Hook")));
    }

    @Test
    void anything_but_a_list_of_logical_ids_is_not_read() {
        assertEquals(Optional.empty(), FunctionSelection.read(Map.of("Cart", Map.of())));
        assertEquals(Optional.empty(), FunctionSelection.read(List.of(1L)));
        assertEquals(Optional.empty(), FunctionSelection.read(List.of("web_cart")));
    }

    private static FunctionSelection read(List<?> words) {
        return FunctionSelection.read(words).orElseThrow();
    }

    @Test
    void the_name_of_a_nested_stack_stands_for_all_functions_in_it() {
        FunctionSelection selection =
                FunctionSelection.read(List.of("Shop", "!Shop-Pay")).orElseThrow();

        assertTrue(selection.includes("Shop-Cart"));
        assertFalse(selection.includes("Shop-Pay"));
        assertFalse(selection.includes("Shopping"));
        assertEquals(List.of(), selection.unknown(Set.of("Shop-Cart", "Shop-Pay")));
    }
}
