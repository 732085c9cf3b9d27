package io.pointsman.actions.changeset;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pointsman.cloudformation.FakeChangeSets;
import io.pointsman.release.CodePlace;
import io.pointsman.review.Change;
import io.pointsman.review.Review.NewCode;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class CodeReasonsTest {
    private static final String UNKNOWN = "the template says so; the release manifest knows no place of this function";

    private static CodePlace place(String id, String template, String why) {
        return new CodePlace(
                id,
                "CodeUri",
                "b",
                "k-" + why,
                Optional.empty(),
                "d",
                why,
                template,
                "",
                true,
                Optional.empty(),
                false);
    }

    private static Change within(String path, String id) {
        Change one = FakeChangeSets.change(id);
        return new Change(
                path,
                one.action(),
                one.logicalId(),
                one.physicalId(),
                one.type(),
                one.replacement(),
                one.policy(),
                one.scope(),
                one.properties(),
                one.before(),
                one.after(),
                one.facts());
    }

    private static NewCode reason(Change change, CodePlace... places) {
        return new CodeReasons("sam.template", List.of(places)).of(change);
    }

    @Test
    void a_function_has_its_own_reason_before_the_one_that_all_share() {
        CodePlace shared = place("Globals", "", "shared");

        assertEquals(
                "own",
                reason(within("", "Fn"), shared, place("Fn", "sam.template", "own"))
                        .why());
        assertEquals("shared", reason(within("", "Fn"), shared).why());
        assertEquals("s3://b/k-shared", reason(within("", "Fn"), shared).place());
    }

    @Test
    void a_function_of_the_same_name_in_a_nested_template_is_another_one() {
        CodePlace nested = place("Fn", "nested/data.yaml", "nested");
        CodePlace own = place("Fn", "sam.template", "own");

        assertEquals("own", reason(within("", "Fn"), nested, own).why());
        assertEquals("nested", reason(within("Data", "Fn"), nested, own).why());
        assertEquals("Data/Fn", reason(within("Data", "Fn"), nested, own).function());
    }

    @Test
    void where_the_manifest_cannot_tell_no_reason_is_made_up() {
        CodePlace one = place("Fn", "a.yaml", "a");
        CodePlace other = place("Fn", "b.yaml", "b");

        assertEquals(UNKNOWN, reason(within("Data", "Fn"), one, other).why());
        assertEquals(UNKNOWN, reason(within("", "Fn"), one).why());
    }
}
