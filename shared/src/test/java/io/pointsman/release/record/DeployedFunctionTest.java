package io.pointsman.release.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    private static final BuiltCode BUILT = new BuiltCode("releases", "code/a.zip", Optional.of("v1"), "built");

    @Test
    void a_function_that_has_what_was_built_is_told_to_have_other_code() {
        BuiltCode same = new BuiltCode("releases", "code/a.zip", Optional.empty(), "sha");

        assertEquals(function("one", ""), function("one", "").with(same));
    }

    @Test
    void what_was_built_is_forgotten_when_the_function_is_written_down() {
        DeployedFunction now = function("one", "");
        DeployedFunction expected = now.with(BUILT);

        assertEquals(List.of(DeployedFunction.CODE), expected.differences(now));
        assertEquals(expected, DeployedFunction.SHAPE.read(DeployedFunction.SHAPE.write(expected)));
    }

    @Test
    void a_change_set_of_other_properties_takes_the_code_that_is_there_for_what_was_built() {
        DeployedFunction now = function("one", "");
        DeployedFunction expected = now.with(BUILT);

        for (String property : List.of("Timeout", "MemorySize")) {
            ChangedProperties change = new ChangedProperties(Map.of("Cart", List.of(property)));
            assertEquals(Optional.of(BUILT), expected.with(change, "Cart", now).built());
            assertEquals(Optional.of(BUILT), expected.with(change, "Other", now).built());
        }
        ChangedProperties code = new ChangedProperties(Map.of("Cart", List.of("Code")));
        assertEquals(now, expected.with(code, "Cart", now));
    }

    @Test
    void a_change_set_that_was_not_seen_to_end_is_held_to_its_packages_by_another() {
        StackBaseline begun = new StackBaseline(Map.of(), Map.of(), Map.of())
                .begins("arn-1", ChangedProperties.NONE, Map.of("Cart", BUILT));
        StackBaseline read = new ReleaseIndex(JsonObject.empty()).with(begun).baseline();

        assertEquals(begun, read);
        assertEquals(Map.of("Cart", BUILT), read.builtBy("arn-1"));
        assertEquals(Map.of(), read.builtBy("arn-2"));
        assertEquals(Map.of(), read.without("arn-1").builtBy("arn-1"));
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

    @Test
    void what_differs_is_named_code_first_and_what_is_the_same_is_not() {
        DeployedFunction before =
                DeployedFunction.of("one", Map.of("Timeout", "3", "MemorySize", "128", "Handler", "a"), "", "");
        DeployedFunction after =
                DeployedFunction.of("two", Map.of("Timeout", "5", "Handler", "a", "Layers", "l"), "", "");

        assertEquals(List.of(DeployedFunction.CODE, "Layers", "MemorySize", "Timeout"), before.differences(after));
        assertEquals(List.of(), before.differences(before));
    }
}
