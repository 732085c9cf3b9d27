package io.pointsman.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a job whose function has no time left in the middle of a step. */
final class OutOfTimeTest {
    private final Runs runs = new Runs();

    private static ScriptedAction interrupted(int answers) {
        return new ScriptedAction().does(() -> {
            throw new OutOfTime(answers, "2 s are left");
        });
    }

    private String token(ScriptedAction action, String token) {
        return assertInstanceOf(Outcome.InProgress.class, runs.run(action, token))
                .token();
    }

    @Test
    void the_stage_begins_again_in_the_next_call() {
        ScriptedAction action = new ScriptedAction()
                .then(new Step.Next<>("second"))
                .does(() -> {
                    throw new OutOfTime(3, "2 s are left");
                });

        var outcome = assertInstanceOf(Outcome.InProgress.class, runs.run(action));

        assertEquals("v1 0,0,3 second", outcome.token());
        assertTrue(outcome.progress().summary().contains("2 s are left"), outcome::toString);
        assertEquals(List.of(), runs.waits);
        assertEquals("interrupted second: 2 s are left", runs.journal.getLast());
    }

    @Test
    void a_stage_that_comes_further_each_time_goes_on_for_as_long_as_it_takes() {
        String token = "v1 0 second";
        for (int answers = 1; answers <= 50; answers++) {
            token = token(interrupted(answers), token);
        }
        assertEquals("v1 0,0,50 second", token);
    }

    @Test
    void a_stage_that_comes_no_further_fails_and_says_what_to_do() {
        String token = "v1 0,0,5 second";
        for (int idle = 1; idle <= 3; idle++) {
            token = token(interrupted(5), token);
            assertEquals("v1 0," + idle + ",5 second", token);
        }

        Outcome.Failed failed = assertInstanceOf(Outcome.Failed.class, runs.run(interrupted(4), token));

        assertEquals(FailureKind.CONFIGURATION, failed.kind());
        assertTrue(failed.message().contains("3 times in a row before the stage 'second'"), failed::message);
        assertTrue(failed.message().endsWith("give the function a longer Timeout"), failed::message);
    }

    @Test
    void a_step_that_comes_to_its_end_is_counted_no_more() {
        ScriptedAction action =
                new ScriptedAction().then(new Step.Wait<>("third", Progress.of("waiting"), Duration.ofMinutes(1)));
        assertEquals("v1 0 third", token(action, "v1 0,2,5 second"));
    }

    @Test
    void a_request_that_cannot_be_read_in_time_is_read_again_and_counts_too() {
        ScriptedAction action = new ScriptedAction().then(new Step.Done<>(Map.of()));
        action.request = () -> {
            throw new OutOfTime(0, "2 s are left");
        };

        assertEquals(
                "v1 0,1,0 -",
                assertInstanceOf(Outcome.InProgress.class, runs.run(action)).token());
        Outcome.Failed failed = assertInstanceOf(Outcome.Failed.class, runs.run(action, "v1 0,3,0 -"));
        assertTrue(failed.message().contains("before the request had come any further"), failed::message);
    }

    @ParameterizedTest
    @CsvSource({"15, 3", "60, 12", "99, 19", "100, 20", "900, 20"})
    void a_short_function_keeps_a_fifth_of_its_time_for_the_answer(int whole, int reserve) {
        Duration within = Patience.DEFAULT.within(Duration.ofSeconds(whole)).reserve();
        assertEquals(reserve, within.toSeconds());
    }

    @Test
    void a_token_with_an_interruption_comes_back_as_it_went() {
        ActionToken token =
                new ActionToken(7, new ActionToken.Interruption(2, 31), Optional.of("tracking x y"), Optional.empty());
        assertEquals("v1 7,2,31 tracking x y", token.text());
        assertEquals(token, ActionToken.parse(token.text()));
    }
}
