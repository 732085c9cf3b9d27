package io.pointsman.release.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.pointsman.alias.Pin;
import io.pointsman.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class SubmissionsTest {
    private static SubmittedTemplate submitted(String changeSet, String... pins) {
        List<Pin> all = List.of(pins).stream()
                .map(value -> new Pin("F", "live", Pin.Kind.FRESH, value, List.of()))
                .toList();
        return new SubmittedTemplate(
                changeSet,
                Optional.of("arn:" + changeSet),
                "a".repeat(64),
                "b".repeat(64),
                Optional.empty(),
                Map.of(),
                /* includesNested= */ false,
                all,
                Map.of(),
                List.of());
    }

    @Test
    void a_pin_of_any_earlier_template_is_given_again() {
        Submissions earlier = Submissions.NONE
                .with(submitted("one", "aaaaaaaaaa", "bbbbbbbbbb"))
                .with(submitted("two", "cccccccccc"));

        assertEquals(
                Set.of("aaaaaaaaaa", "bbbbbbbbbb", "cccccccccc"),
                earlier.fresh("one", "run", Set.of()).pins());
    }

    @Test
    void the_next_attempt_at_a_change_set_repeats_the_pins_of_the_last_one() {
        Submissions first = Submissions.NONE.with(submitted("one"));

        assertEquals(
                first.fresh("one", "run", Set.of()).seed(),
                first.with(submitted("two")).fresh("one", "run", Set.of()).seed());
        assertNotEquals(
                Submissions.NONE.fresh("one", "run", Set.of()).seed(),
                first.fresh("one", "run", Set.of()).seed());
        assertNotEquals(
                first.fresh("one", "run", Set.of()).seed(),
                first.settling("one", Set.of("F")).fresh("one", "run", Set.of()).seed());
    }

    @Test
    void what_one_change_set_settles_is_forgotten_or_another_ones() {
        Submissions settling = Submissions.NONE
                .settling("one", Set.of("F"))
                .settling("one", Set.of("G"))
                .settling("two", Set.of("H"));

        assertEquals(Set.of("F", "G"), settling.settledBy("one"));
        assertEquals(Set.of("H"), settling.settledBy("two"));
        assertEquals(Set.of(), settling.settledBy("three"));
    }

    @Test
    void a_template_is_found_by_the_change_set_that_cloudformation_made_of_it() {
        Submissions both = Submissions.NONE.with(submitted("one")).with(submitted("two"));

        assertEquals(Optional.of("two"), both.of("arn:two").map(SubmittedTemplate::changeSet));
        assertEquals(Optional.empty(), both.of("arn:three"));
        assertEquals(Optional.empty(), Submissions.NONE.of("arn:one"));
    }

    @Test
    void a_template_that_is_submitted_again_under_the_same_arn_is_listed_once() {
        Submissions one = Submissions.NONE.with(submitted("one"));

        assertEquals(one, one.with(submitted("one")));
        assertEquals(2, one.with(submitted("two")).all().size());
    }

    @Test
    void of_a_template_those_functions_are_settled_whose_alias_goes_to_a_version_of_equal_content() {
        SubmittedTemplate plain = submitted("one");
        List<Pin> pins = List.of(
                new Pin("Pay", "live", Pin.Kind.SETTLED, "1", List.of()),
                new Pin("Cart", "live", Pin.Kind.SETTLED, "2", List.of()),
                new Pin("Search", "live", Pin.Kind.FRESH, "3", List.of()));
        SubmittedTemplate template = new SubmittedTemplate(
                plain.changeSet(),
                plain.arn(),
                plain.released(),
                plain.submitted(),
                plain.url(),
                plain.nested(),
                plain.includesNested(),
                pins,
                plain.aliases(),
                plain.warnings());

        assertEquals(Set.of("Cart", "Pay"), template.settled());
        assertEquals(Set.of(), submitted("one", "aaaaaaaaaa").settled());
    }

    @Test
    void what_was_settled_is_on_record_for_the_next_attempt() {
        Submissions settling = Submissions.NONE
                .with(submitted("one"))
                .settling("one", Set.of("F", "G"))
                .settling("two", Set.of("H"));
        ReleaseRecord record = new ReleaseRecord(JsonObject.empty()).with(settling);

        assertEquals(settling, ReleaseRecord.parse(record.text()).submissions());
    }
}
