package io.pointsman.actions.execute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.cloudformation.ChangeSetNow;
import io.pointsman.json.JsonObject;
import io.pointsman.release.record.ChangedProperties;
import io.pointsman.review.Change;
import io.pointsman.review.PropertyChange;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What a change set sets of a function: all that differs afterwards and is not of this was written by hand. */
final class FunctionChangesTest {
    private static ChangedProperties of(String before, String after) {
        PropertyChange memory = new PropertyChange(
                "Properties",
                "MemorySize",
                "/Properties/MemorySize",
                "Never",
                "Static",
                "DirectModification",
                "",
                Optional.of("128"),
                Optional.of("256"));
        Change change = new Change(
                "Shop",
                Change.Action.MODIFY,
                "Cart",
                "web-Cart",
                "AWS::Lambda::Function",
                Change.Replacement.NO,
                "",
                List.of("Properties"),
                List.of(memory),
                context(before),
                context(after),
                JsonObject.empty());
        return FunctionChanges.of(changeSet(change));
    }

    /** One that is there to be executed. */
    static ChangeSetNow changeSet(Change change) {
        return new ChangeSetNow(
                "arn",
                "name",
                "stack",
                ChangeSetNow.Status.CREATE_COMPLETE,
                ChangeSetNow.Execution.AVAILABLE,
                "",
                Optional.empty(),
                true,
                List.of(change));
    }

    private static Optional<String> context(String properties) {
        return Optional.of(properties).filter(text -> !text.isEmpty()).map(text -> "{\"Properties\":" + text + "}");
    }

    @Test
    void what_is_named_is_set_and_nothing_beside_it() {
        String same = "{\"Timeout\":3,\"Environment\":{\"Variables\":{\"MODE\":\"a\"}}}";
        Predicate<String> set = of(same, same).of("Shop-Cart");

        assertTrue(set.test("MemorySize"));
        assertFalse(set.test("Environment"));
        assertFalse(set.test("Timeout"));
        assertFalse(set.test("Code"));
        assertFalse(of(same, same).touches("Cart"), "the one of the stack itself is another function");
    }

    private static Change nested(Change.Action action, String type) {
        return new Change(
                "",
                action,
                "Shop",
                "web-Shop",
                type,
                Change.Replacement.NO,
                "",
                List.of("Properties"),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                JsonObject.empty());
    }

    @Test
    void what_a_nested_stack_sends_to_its_functions_is_taken_for_written_by_hand() {
        ChangeSetNow shown = changeSet(nested(Change.Action.MODIFY, Change.NESTED_STACK));
        ChangeSetNow hidden = new ChangeSetNow(
                shown.arn(),
                shown.name(),
                shown.stackId(),
                shown.status(),
                shown.execution(),
                shown.reason(),
                shown.mark(),
                /* includesNested= */ false,
                shown.changes());

        assertTrue(FunctionChanges.of(hidden).of("Shop-Cart").test("Timeout"));
        assertFalse(FunctionChanges.of(shown).touches("Shop-Cart"), "what it sends is told, change by change");
        assertFalse(FunctionChanges.of(changeSet(nested(Change.Action.ADD, "AWS::SNS::Topic")))
                .touches("Shop"));
    }

    @Test
    void a_change_without_a_property_sets_all_of_them_or_one_without_a_name() {
        Change untold = nested(Change.Action.MODIFY, "AWS::Lambda::Function");
        PropertyChange tags = new PropertyChange(
                "Tags", "", "", "Never", "Static", "DirectModification", "", Optional.empty(), Optional.empty());
        Change tagged = new Change(
                untold.within(),
                untold.action(),
                untold.logicalId(),
                untold.physicalId(),
                untold.type(),
                untold.replacement(),
                untold.policy(),
                List.of("Tags"),
                List.of(tags),
                untold.before(),
                untold.after(),
                untold.facts());

        assertEquals(
                List.of(), FunctionChanges.of(changeSet(tagged)).functions().get("Shop"));
    }

    @Test
    void a_dynamic_reference_gets_its_value_anew_with_whatever_else_changes() {
        String same = "{\"Timeout\":3,\"Environment\":{\"Variables\":{\"MODE\":\"{{resolve:ssm:/mode}}\"}}}";
        Predicate<String> set = of(same, same).of("Shop-Cart");

        assertTrue(set.test("Environment"));
        assertFalse(set.test("Timeout"));
    }

    /** Should a change set show the value in the place of the reference. */
    @Test
    void a_value_that_differs_before_and_after_is_set_although_the_change_set_does_not_name_it() {
        assertTrue(of("{\"Role\":\"a\"}", "{\"Role\":\"b\"}").of("Shop-Cart").test("Role"));
        assertFalse(of("{\"Role\":\"a\"}", "{\"Role\":\"a\"}").of("Shop-Cart").test("Role"));
    }

    @Test
    void a_change_set_that_shows_no_values_sets_what_it_names() {
        assertEquals(List.of("MemorySize"), of("", "").functions().get("Shop-Cart"));
        assertEquals(
                List.of("MemorySize"),
                of("", "{\"Role\":\"a\"}").functions().get("Shop-Cart"),
                "what was there before is not known");
    }
}
