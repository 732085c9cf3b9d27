package io.pointsman.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.json.JsonObject;
import io.pointsman.release.ReleasedBytes;
import io.pointsman.review.Change.Action;
import io.pointsman.review.Change.Replacement;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RiskTest {
    private static final String TABLE = "AWS::DynamoDB::Table";
    private static final String FUNCTION = "AWS::Lambda::Function";

    private static Risk risk(Draft draft) {
        return Risk.of(draft.change());
    }

    @Test
    void what_holds_data_and_goes_or_may_go_comes_first() {
        assertEquals(Risk.DATA, risk(Draft.of(Action.REMOVE, "T", TABLE)));
        assertEquals(Risk.DATA, risk(Draft.of(Action.MODIFY, "T", TABLE).replacement(Replacement.CONDITIONAL)));
        assertEquals(Risk.DATA, risk(Draft.of(Action.DYNAMIC, "T", TABLE)));
        assertEquals(Risk.DATA, risk(Draft.of(Action.REMOVE, "N", Change.NESTED_STACK)));
    }

    @Test
    void every_other_change_has_its_group() {
        assertEquals(Risk.REMOVAL, risk(Draft.of(Action.REMOVE, "T", TABLE).policy("Retain")));
        assertEquals(Risk.REMOVAL, risk(Draft.of(Action.REMOVE, "F", FUNCTION)));
        assertEquals(
                Risk.REPLACEMENT, risk(Draft.of(Action.MODIFY, "F", FUNCTION).replacement(Replacement.YES)));
        assertEquals(Risk.PERMISSIONS, risk(Draft.of(Action.MODIFY, "R", "AWS::IAM::Role")));
        assertEquals(Risk.PERMISSIONS, risk(Draft.of(Action.ADD, "R", "AWS::IAM::Role")));
        assertEquals(
                Risk.CODE,
                risk(Draft.of(Action.MODIFY, "F", FUNCTION).changing("Code", "Code/S3Key", "Never", "a", "b")));
        assertEquals(Risk.CHANGE, risk(Draft.of(Action.MODIFY, "F", FUNCTION)));
        assertEquals(Risk.ADDITION, risk(Draft.of(Action.ADD, "F", FUNCTION)));
    }

    @Test
    void the_sentence_names_the_riskiest_first() {
        Changes changes = new Changes(List.of(
                Draft.of(Action.ADD, "F", FUNCTION).change(),
                Draft.of(Action.REMOVE, "T", TABLE).change()));

        assertEquals("Remove T (AWS::DynamoDB::Table), Add F (AWS::Lambda::Function)", changes.sentence());
    }

    @Test
    void the_sentence_names_as_many_as_fit_and_counts_the_others() {
        Changes changes = new Changes(IntStream.range(0, 30)
                .mapToObj(i -> Draft.of(Action.ADD, "F" + i + "x".repeat(200), FUNCTION)
                        .change())
                .toList());

        assertTrue(changes.sentence().length() <= Changes.MAX_SENTENCE_CHARS, changes.sentence());
        assertTrue(changes.sentence().startsWith("Add F0xx"), changes.sentence());
        assertTrue(changes.sentence().endsWith(" and 27 more"), changes.sentence());
    }

    @Test
    void a_name_that_does_not_fit_is_counted() {
        Changes changes = new Changes(
                List.of(Draft.of(Action.ADD, "F" + "x".repeat(900), FUNCTION).change()));

        assertEquals("a change whose name is too long for here", changes.sentence());
    }

    @Test
    void the_digest_covers_values_and_nested_places_and_not_the_order() {
        Change one = Draft.of(Action.MODIFY, "F", FUNCTION)
                .before(JsonObject.of("MemorySize", 128))
                .after(JsonObject.of("MemorySize", 256))
                .change();
        Change other = Draft.of(Action.MODIFY, "F", FUNCTION)
                .before(JsonObject.of("MemorySize", 128))
                .after(JsonObject.of("MemorySize", 512))
                .change();
        Change deeper = Draft.of(Action.MODIFY, "F", FUNCTION).within("Nested").change();

        assertEquals(digest(one, deeper), digest(deeper, one));
        assertNotEquals(digest(one), digest(other));
        assertNotEquals(digest(Draft.of(Action.MODIFY, "F", FUNCTION).change()), digest(deeper));
    }

    @Test
    void the_digest_covers_each_property_and_not_their_order() {
        Draft one = Draft.of(Action.MODIFY, "F", FUNCTION)
                .changing("Timeout", "Timeout", "Never", "3", "5")
                .changing("MemorySize", "MemorySize", "Never", "128", "256");
        Draft turned = Draft.of(Action.MODIFY, "F", FUNCTION)
                .changing("MemorySize", "MemorySize", "Never", "128", "256")
                .changing("Timeout", "Timeout", "Never", "3", "5");
        Draft other = Draft.of(Action.MODIFY, "F", FUNCTION)
                .changing("MemorySize", "MemorySize", "Never", "128", "256")
                .changing("Timeout", "Timeout", "Never", "3", "6");

        assertEquals(digest(one.change()), digest(turned.change()));
        assertNotEquals(digest(one.change()), digest(other.change()));
    }

    @Test
    void the_digest_covers_which_resource_it_is_but_not_the_id_of_one_that_is_new() {
        assertNotEquals(digest(Action.MODIFY, "web-F"), digest(Action.MODIFY, "web-G"));
        assertEquals(digest(Action.ADD, "web-F"), digest(Action.ADD, "web-G"));
    }

    private static String digest(Action action, String physicalId) {
        return digest(Draft.of(action, "F", FUNCTION).called(physicalId).change());
    }

    private static String digest(Change... changes) {
        return new Changes(List.of(changes)).digest(ReleasedBytes.NONE);
    }

    @Test
    void only_the_changes_of_the_stack_itself_are_counted_for_its_progress() {
        Changes changes = new Changes(List.of(
                Draft.of(Action.MODIFY, "F", FUNCTION).change(),
                Draft.of(Action.MODIFY, "F", FUNCTION).within("Nested").change()));

        assertEquals(1, changes.ownSize());
        assertTrue(changes.sentence().contains("Modify Nested/F"));
    }
}
