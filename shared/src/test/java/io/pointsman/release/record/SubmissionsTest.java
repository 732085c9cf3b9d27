package io.pointsman.release.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.pointsman.alias.Pin;
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
}
