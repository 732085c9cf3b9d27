package io.pointsman.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What each step makes of a call. */
final class StepsTest {
    private final Runs runs = new Runs();
    private final ScriptedAction action = new ScriptedAction();

    @Test
    void done_ends_the_call_with_its_outputs() {
        action.then(new Step.Done<>(Map.of("Changed", "true")));
        assertEquals(new Outcome.Succeeded(Map.of("Changed", "true")), runs.run(action));
    }

    @Test
    void stop_ends_the_call_with_its_kind_and_message() {
        action.then(new Step.Stop<>(FailureKind.PERMISSION, "no"));
        assertEquals(new Outcome.Failed(FailureKind.PERMISSION, "no"), runs.run(action));
    }

    @Test
    void next_goes_on_at_once_from_the_stage_it_names() {
        action.then(new Step.Next<>("second")).then(new Step.Done<>(Map.of()));
        runs.run(action);
        assertEquals(List.of("request", "start", "first", "second"), action.asked);
        assertEquals(List.of(), runs.waits);
    }

    @Test
    void a_short_wait_happens_in_place_and_goes_on_from_the_stage_it_names() {
        action.then(wait("second", 5)).then(new Step.Done<>(Map.of()));
        assertEquals(new Outcome.Succeeded(Map.of()), runs.run(action));
        assertEquals(List.of(Duration.ofSeconds(5)), runs.waits);
        assertEquals(List.of("request", "start", "first", "second"), action.asked);
    }

    @Test
    void a_long_wait_becomes_a_continuation_that_names_the_next_stage() {
        action.then(wait("second", 11));
        assertEquals(new Outcome.InProgress("v1 0 second", Progress.of("waiting", 40)), runs.run(action));
        assertEquals(List.of(), runs.waits);
    }

    @Test
    void the_longest_wait_in_place_is_exactly_the_one_that_patience_names() {
        action.then(wait("second", 10)).then(new Step.Done<>(Map.of()));
        assertEquals(new Outcome.Succeeded(Map.of()), runs.run(action));
    }

    @Test
    void short_waits_add_up_to_the_budget_and_then_continue_later() {
        action.then(wait("again", 10));
        assertEquals(new Outcome.InProgress("v1 0 again", Progress.of("waiting", 40)), runs.run(action));
        assertEquals(6, runs.waits.size());
    }

    @Test
    void called_by_hand_even_a_long_wait_happens_in_place() {
        runs.manual = true;
        action.then(wait("second", 300)).then(new Step.Done<>(Map.of()));
        assertEquals(new Outcome.Succeeded(Map.of()), runs.run(action));
        assertEquals(List.of(Duration.ofMinutes(5)), runs.waits);
    }

    @Test
    void called_by_hand_a_wait_past_the_deadline_becomes_a_token() {
        runs.manual = true;
        action.then(wait("again", 300));
        assertEquals(new Outcome.InProgress("v1 0 again", Progress.of("waiting", 40)), runs.run(action));
        assertEquals(2, runs.waits.size());
    }

    @Test
    void a_wait_that_would_eat_the_reserve_is_not_begun() {
        runs.left = Duration.ofSeconds(25);
        action.then(wait("second", 5));
        assertEquals(new Outcome.InProgress("v1 0 second", Progress.of("waiting", 40)), runs.run(action));
        runs.left = Duration.ofSeconds(26);
        action.then(new Step.Done<>(Map.of()));
        assertEquals(new Outcome.Succeeded(Map.of()), runs.run(action));
    }

    @Test
    void moves_that_use_up_the_time_without_waiting_continue_later() {
        action.does(() -> {
            runs.pass(Duration.ofMinutes(15).minusSeconds(20));
            return new Step.Next<>("second");
        });
        assertEquals(new Outcome.InProgress("v1 0 second", Progress.of("going on")), runs.run(action));
        assertEquals(List.of("request", "start", "first"), action.asked);
    }

    @Test
    void the_journal_hears_each_stage_its_step_and_how_long_it_took() {
        action.does(() -> {
                    runs.pass(Duration.ofSeconds(2));
                    return new Step.Next<>("second");
                })
                .then(new Step.Done<>(Map.of()));
        runs.run(action);
        assertEquals(List.of("first Next 2", "second Done 0"), runs.journal);
    }

    private static Step<String> wait(String stage, int seconds) {
        return new Step.Wait<>(stage, Progress.of("waiting", 40), Duration.ofSeconds(seconds));
    }
}
