package io.pointsman.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What happens while AWS cannot be asked. */
final class UnclearTest {
    private static final String WHY = "throttled";

    private final Runs runs = new Runs();
    private final ScriptedAction action = new ScriptedAction();

    @Test
    void an_unclear_stage_is_tried_again_after_a_doubling_wait() {
        action.then(new Step.Unclear<>("here", WHY))
                .then(new Step.Unclear<>("here", WHY))
                .then(new Step.Done<>(Map.of()));
        assertEquals(new Outcome.Succeeded(Map.of()), runs.run(action));
        assertEquals(List.of(Duration.ofSeconds(1), Duration.ofSeconds(2)), runs.waits);
        assertEquals(List.of("request", "start", "first", "here", "here"), action.asked);
    }

    @Test
    void it_gives_up_after_as_many_tries_as_patience_has() {
        action.then(new Step.Unclear<>("here", WHY));
        assertEquals(gaveUp(), runs.run(action));
        assertEquals(3, runs.waits.size());
    }

    @Test
    void unavailable_counts_as_unclear_and_the_stage_is_kept() {
        action.then(new Step.Next<>("second")).fails(new Unavailable(WHY)).then(new Step.Done<>(Map.of()));
        assertEquals(new Outcome.Succeeded(Map.of()), runs.run(action));
        assertEquals(List.of("request", "start", "first", "second", "request", "second"), action.asked);
    }

    @Test
    void unavailable_without_end_gives_up() {
        action.fails(new Unavailable(WHY));
        assertEquals(gaveUp(), runs.run(action));
    }

    @Test
    void an_answer_in_between_starts_the_count_again() {
        Step<String> unclear = new Step.Unclear<>("here", WHY);
        Step<String> wait = new Step.Wait<>("here", Progress.of("working"), Duration.ofSeconds(1));
        for (int round = 0; round < 3; round++) {
            action.then(unclear).then(unclear).then(unclear).then(round == 1 ? new Step.Next<>("here") : wait);
        }
        action.then(new Step.Done<>(Map.of()));
        assertEquals(new Outcome.Succeeded(Map.of()), runs.run(action));
    }

    @Test
    void a_request_that_cannot_be_read_just_now_is_read_again() {
        action.request = failingOnce(() -> "request");
        action.then(new Step.Done<>(Map.of()));
        assertEquals(new Outcome.Succeeded(Map.of()), runs.run(action));
        assertEquals(List.of("request", "request", "start", "first"), action.asked);
    }

    @Test
    void a_start_that_cannot_be_found_just_now_is_asked_again() {
        action.start = failingOnce(() -> "first");
        action.then(new Step.Done<>(Map.of()));
        assertEquals(new Outcome.Succeeded(Map.of()), runs.run(action));
        assertEquals(List.of("request", "start", "request", "start", "first"), action.asked);
    }

    @Test
    void a_try_that_does_not_fit_in_place_continues_with_its_count() {
        runs.left = Duration.ofSeconds(21);
        action.then(new Step.Unclear<>("here", WHY));
        assertEquals(
                new Outcome.InProgress("v1 1 here", Progress.of("trying again (1 of 3): throttled")), runs.run(action));
    }

    @Test
    void before_the_first_stage_is_known_the_token_says_so() {
        runs.left = Duration.ofSeconds(21);
        action.request = failingOnce(() -> "request");
        assertEquals(
                new Outcome.InProgress("v1 1 -", Progress.of("trying again (1 of 3): throttled")), runs.run(action));
    }

    @Test
    void the_count_of_the_token_goes_on() {
        action.then(new Step.Unclear<>("here", WHY));
        assertEquals(gaveUp(), runs.run(action, "v1 3 here"));
        assertEquals(List.of(), runs.waits);
    }

    @Test
    void the_wait_never_grows_past_half_a_minute() {
        assertEquals(Duration.ofSeconds(16), Waits.beforeTry(5));
        assertEquals(Duration.ofSeconds(30), Waits.beforeTry(6));
        assertEquals(Duration.ofSeconds(30), Waits.beforeTry(9_999));
    }

    private static Outcome gaveUp() {
        return new Outcome.Failed(FailureKind.UNAVAILABLE, "gave up after 3 tries in a row: throttled");
    }

    private static java.util.function.Supplier<String> failingOnce(java.util.function.Supplier<String> then) {
        boolean[] failed = {false};
        return () -> {
            if (!failed[0]) {
                failed[0] = true;
                throw new Unavailable(WHY);
            }
            return then.get();
        };
    }
}
