package io.pointsman.actions.shift.attempt;

import static io.pointsman.actions.shift.attempt.SampleAttempts.NOW;
import static io.pointsman.actions.shift.attempt.SampleAttempts.attempt;
import static io.pointsman.actions.shift.attempt.SampleAttempts.first;
import static io.pointsman.actions.shift.attempt.SampleAttempts.pending;
import static io.pointsman.actions.shift.attempt.SampleAttempts.target;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.actions.shift.ports.AliasReading;
import io.pointsman.release.AliasState;
import io.pointsman.release.record.FunctionDeployment;
import io.pointsman.release.record.NotShifted;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a person sees while traffic moves. */
final class ProgressTextTest {
    private static final ProgressText SEEN =
            new ProgressText(function -> new AliasReading.Read(Optional.of(AliasState.on("4"))));

    private static List<FunctionDeployment> waiting(int many) {
        return new ArrayList<FunctionDeployment>(
                IntStream.range(0, many).mapToObj(i -> pending("F" + i)).toList());
    }

    private static String moving(List<FunctionDeployment> functions) {
        return ProgressText.moving(attempt(functions)).summary();
    }

    private static String settling(ProgressText text, FunctionDeployment... functions) {
        return text.settling(attempt(functions)).summary();
    }

    @Test
    void twenty_functions_are_counted_and_cut_as_if_they_were_many() {
        List<FunctionDeployment> twenty = waiting(20);

        String text = moving(twenty);

        assertTrue(text.startsWith("F0 waiting, ") && text.endsWith(", F19 waiting"), text);
    }

    @Test
    void of_many_functions_those_that_move_are_lost_behind_those_that_wait() {
        List<FunctionDeployment> many = waiting(20);
        many.add(NotShifted.unchanged(target("Same")));
        many.add(pending("Done").moving("d-1").succeeded());
        many.add(pending("Moves").moving("d-2").weighed(NOW, 10));

        String text = moving(many);

        assertTrue(
                text.startsWith("2 of 23 done, 1 under way: Moves 10% -> 4, Done done, F0 waiting, F1 waiting"), text);
        assertTrue(text.endsWith(", F17 waiting and 3 more"), text);
        assertFalse(text.contains("Same"), text);
    }

    @Test
    void the_share_of_all_is_that_of_each_and_not_of_those_that_have_arrived() {
        assertEquals(
                OptionalInt.of(55),
                ProgressText.moving(attempt(
                                pending("A").moving("d-1").weighed(NOW, 10),
                                pending("B").moving("d-2").succeeded()))
                        .percent());
        assertEquals(OptionalInt.of(100), ProgressText.moving(attempt()).percent());
    }

    @Test
    void what_goes_back_is_shown_without_where_to_and_where_it_is() {
        assertEquals(
                "Cart goes back to 3 (now version 4)",
                settling(SEEN, pending("Cart").moving("d-1").stopping()));
        assertEquals(
                "Cart goes back to 3",
                settling(
                        new ProgressText(function -> new AliasReading.Read(Optional.empty())),
                        pending("Cart").moving("d-1").stopping()));
        assertEquals(
                "Cart goes back to 3 (where it is now could not be read: denied)",
                settling(
                        new ProgressText(function -> new AliasReading.Unreadable("denied")),
                        pending("Cart").moving("d-1").stopping()));
    }

    @Test
    void each_that_stays_is_told_to_go_back() {
        assertEquals(
                "Same unchanged, Left left out, Done done, First not begun, Wait not begun, Moves is still shifted,"
                        + " Bad failed, Back is back",
                settling(
                        SEEN,
                        NotShifted.unchanged(target("Same")),
                        NotShifted.leftOut(target("Left"), "why"),
                        pending("Done").moving("d-1").succeeded(),
                        first("First"),
                        pending("Wait").skipped(),
                        pending("Moves").moving("d-2"),
                        pending("Bad").failed(NOW, "no"),
                        pending("Back")
                                .moving("d-3")
                                .succeeded()
                                .returning("d-4", "{}")
                                .rolledBack()));
    }

    @Test
    void of_twenty_functions_those_that_move_come_first_though_all_are_shown() {
        List<FunctionDeployment> twenty = waiting(19);
        twenty.add(pending("Moves").moving("d-2").weighed(NOW, 10));

        assertTrue(moving(twenty).endsWith(", F18 waiting, Moves 10% -> 4"), moving(twenty));
    }
}
