package io.pointsman.review;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pointsman.json.JsonObject;
import io.pointsman.review.Change.Action;
import io.pointsman.review.Change.Replacement;
import io.pointsman.review.Policy.Rule;
import io.pointsman.review.Policy.Types;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class PolicyTest {
    private static final String TABLE = "AWS::DynamoDB::Table";
    private static final Types STATEFUL = new Types(Set.of(Types.STATEFUL));
    private static final Rule NO_REPLACEMENT = new Rule.NoReplacement(Types.ALL);
    private static final Rule NO_DELETE = new Rule.NoDelete(Types.ALL);

    private static List<String> said(Rule rule, Draft... drafts) {
        return said(true, rule, drafts);
    }

    private static List<String> said(boolean isWhole, Rule rule, Draft... drafts) {
        Changes changes = new Changes(Stream.of(drafts).map(Draft::change).toList());
        return new Policy(List.of(rule))
                .objections(changes, isWhole).stream().map(Objection::sentence).toList();
    }

    @Test
    void a_replacement_is_named_with_the_property_that_forces_it() {
        Draft table = Draft.of(Action.MODIFY, "Table", TABLE)
                .replacement(Replacement.YES)
                .changing("KeySchema", "KeySchema", "Always", "a", "b")
                .changing("Tags", "Tags", "Never", "a", "b");

        assertEquals(
                List.of("NoReplacement: Table (" + TABLE + "): would be replaced, because of KeySchema"),
                said(NO_REPLACEMENT, table));
        assertEquals(List.of(), said(NO_DELETE, table));
    }

    @Test
    void a_replacement_that_only_may_happen_counts() {
        Draft table = Draft.of(Action.MODIFY, "Table", TABLE).replacement(Replacement.CONDITIONAL);

        assertEquals(List.of("NoReplacement: Table (" + TABLE + "): may be replaced"), said(NO_REPLACEMENT, table));
    }

    @Test
    void a_change_in_place_and_an_addition_break_no_rule_of_loss() {
        Draft[] harmless = {
            Draft.of(Action.MODIFY, "Table", TABLE),
            Draft.of(Action.ADD, "New", TABLE),
            Draft.of(Action.IMPORT, "Old", TABLE)
        };

        assertEquals(List.of(), said(NO_REPLACEMENT, harmless));
        assertEquals(List.of(), said(NO_DELETE, harmless));
    }

    @Test
    void what_leaves_the_stack_and_is_kept_is_not_deleted_and_a_snapshot_does_not_keep_it() {
        assertEquals(
                List.of(),
                said(NO_DELETE, Draft.of(Action.REMOVE, "Table", TABLE).policy("Retain")));
        assertEquals(
                List.of("NoDelete: Table (" + TABLE + "): would be deleted"),
                said(NO_DELETE, Draft.of(Action.REMOVE, "Table", TABLE).policy("Snapshot")));
    }

    @Test
    void what_cloudformation_cannot_tell_counts_against_the_change() {
        Draft unsure = Draft.of(Action.DYNAMIC, "Table", TABLE);

        assertEquals(1, said(NO_DELETE, unsure).size());
        assertEquals(1, said(NO_REPLACEMENT, unsure).size());
    }

    @Test
    void a_rule_for_some_types_leaves_the_others_alone() {
        Draft function = Draft.of(Action.REMOVE, "Fn", "AWS::Lambda::Function");
        Draft database = Draft.of(Action.REMOVE, "Db", "AWS::RDS::DBInstance");

        assertEquals(List.of(), said(new Rule.NoDelete(new Types(Set.of(TABLE))), function, database));
        assertEquals(
                1,
                said(new Rule.NoDelete(new Types(Set.of("AWS::RDS::*"))), function, database)
                        .size());
        assertEquals(1, said(new Rule.NoDelete(STATEFUL), function, database).size());
    }

    @Test
    void a_nested_stack_that_goes_takes_all_that_is_in_it_along() {
        Draft nested = Draft.of(Action.REMOVE, "Data", Change.NESTED_STACK);

        assertEquals(1, said(new Rule.NoDelete(STATEFUL), nested).size());
        assertEquals(
                1,
                said(
                                new Rule.NoReplacement(STATEFUL),
                                Draft.of(Action.MODIFY, "Data", Change.NESTED_STACK)
                                        .replacement(Replacement.YES))
                        .size());
    }

    @Test
    void a_deny_goes_unseen_with_the_nested_stack_that_it_is_in() {
        Draft nested = Draft.of(Action.REMOVE, "Guards", Change.NESTED_STACK);

        for (boolean isWhole : new boolean[] {true, false}) {
            assertEquals(1, said(isWhole, new Rule.NoIamBroadening(), nested).size());
        }
    }

    @Test
    void a_nested_stack_that_was_not_looked_into_breaks_every_rule() {
        Draft nested = Draft.of(Action.MODIFY, "Data", Change.NESTED_STACK);

        for (Rule rule : List.of(NO_DELETE, NO_REPLACEMENT, new Rule.NoIamBroadening(), new Rule.MaxChanges(50))) {
            assertEquals(1, said(false, rule, nested).size(), rule.toString());
            assertEquals(List.of(), said(true, rule, nested), rule.toString());
        }
    }

    @Test
    void a_resource_in_a_nested_stack_is_named_with_its_way_there() {
        assertEquals(
                List.of("NoDelete: Data/Table (" + TABLE + "): would be deleted"),
                said(NO_DELETE, Draft.of(Action.REMOVE, "Table", TABLE).within("Data")));
    }

    @Test
    void more_changes_than_allowed_are_counted() {
        Draft one = Draft.of(Action.ADD, "A", TABLE);

        assertEquals(List.of(), said(new Rule.MaxChanges(1), one));
        assertEquals(
                List.of("MaxChanges: the change set: 2 changes, and 1 allowed"),
                said(new Rule.MaxChanges(1), one, Draft.of(Action.ADD, "B", TABLE)));
    }

    @ParameterizedTest
    @EnumSource(
            value = Action.class,
            names = {"IMPORT", "DYNAMIC"})
    void permissions_that_cannot_be_compared_count_as_more(Action action) {
        assertEquals(
                1,
                said(new Rule.NoIamBroadening(), Draft.of(action, "Role", "AWS::IAM::Role"))
                        .size());
    }

    @Test
    void a_role_whose_values_are_not_told_counts_as_more() {
        Draft modified = Draft.of(Action.MODIFY, "Role", "AWS::IAM::Role").after(JsonObject.empty());

        assertEquals(1, said(new Rule.NoIamBroadening(), modified).size());
        assertEquals(List.of(), said(new Rule.NoIamBroadening(), modified.before(JsonObject.empty())));
    }
}
