package io.pointsman.release.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What differs between two states of a function, and what a change set explains. */
final class DeployedFunctionTest {
    private static DeployedFunction function(String whole, String explained) {
        return DeployedFunction.of("sha", Map.of("MemorySize", "128", "Handler", ""), whole, explained);
    }

    @Test
    void a_property_without_a_value_is_one() {
        assertEquals(Set.of("MemorySize"), function("", "").configuration().keySet());
    }

    @Test
    void a_property_that_nobody_here_knows_changes_unseen() {
        assertEquals(
                List.of(DeployedFunction.OTHER), function("one", "patch 1").differences(function("two", "patch 1")));
        assertEquals(List.of(), function("one", "patch 1").differences(function("one", "patch 1")));
    }

    @Test
    void a_patch_of_the_runtime_is_taken_for_somebodys_hand() {
        assertEquals(List.of(), function("one", "patch 1").differences(function("two", "patch 2")));
    }

    @Test
    void a_function_whose_whole_digest_one_side_lacks_differs() {
        assertEquals(List.of(), function("", "patch 1").differences(function("two", "patch 1")));
        assertEquals(List.of(), function("one", "patch 1").differences(function("", "patch 1")));
    }

    @Test
    void a_change_set_that_sets_all_of_a_nested_stack_says_nothing_of_its_functions() {
        ChangedProperties nested = new ChangedProperties(Map.of("Shop-*", List.of(ChangedProperties.ALL)));

        assertTrue(nested.touches("Shop-Cart"));
        assertTrue(nested.of("Shop-Cart").test("MemorySize"));
        assertFalse(nested.touches("Shopper-Cart"));
        assertFalse(nested.touches("Cart"));
    }

    @Test
    void a_name_stands_for_another_property_or_function() {
        ChangedProperties one = new ChangedProperties(Map.of("Cart", List.of("KmsKeyArn")));

        assertTrue(one.of("Cart").test("KMSKeyArn"));
        assertFalse(one.of("Cart").test("MemorySize"));
        assertFalse(one.of("Cart2").test("KMSKeyArn"));
        assertFalse(one.touches("Cart2"));
    }

    @Test
    void two_change_sets_of_one_function_explain_only_what_the_last_one_set() {
        ChangedProperties both = new ChangedProperties(Map.of("Cart", List.of("MemorySize")))
                .and(new ChangedProperties(Map.of("Cart", List.of("Timeout", "MemorySize"))));

        assertEquals(Map.of("Cart", List.of("MemorySize", "Timeout")), both.functions());
    }
}
