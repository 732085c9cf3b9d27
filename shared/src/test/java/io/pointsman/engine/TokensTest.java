package io.pointsman.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a continuation token carries, and what becomes of one that nobody here wrote. */
final class TokensTest {
    private final Runs runs = new Runs();
    private final ScriptedAction action = new ScriptedAction();

    @Test
    void a_call_goes_on_where_the_token_of_the_one_before_says() {
        action.then(new Step.Wait<>("second with words", Progress.of("waiting"), Duration.ofMinutes(1)));
        var first = assertInstanceOf(Outcome.InProgress.class, runs.run(action));
        ScriptedAction later = new ScriptedAction().then(new Step.Done<>(Map.of()));
        assertEquals(new Outcome.Succeeded(Map.of()), runs.run(later, first.token()));
        assertEquals(List.of("request", "second with words"), later.asked);
    }

    @Test
    void a_token_without_a_stage_starts_from_the_beginning() {
        action.then(new Step.Done<>(Map.of()));
        runs.run(action, "v1 2 -");
        assertEquals(List.of("request", "start", "first"), action.asked);
    }

    @Test
    void a_token_comes_back_as_it_went() {
        ActionToken token = new ActionToken(7, Optional.of("tracking arn:aws:x y"));
        assertEquals(token, ActionToken.parse(token.text()));
        assertEquals(ActionToken.FIRST, ActionToken.parse(ActionToken.FIRST.text()));
        ActionToken again = ActionToken.again("3ac65cdb-1672");
        assertEquals("v1 0 - 3ac65cdb-1672", again.text());
        assertEquals(again, ActionToken.parse(again.text()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "v1",
                "v1 0",
                "v1 0 - ",
                "v2 0 first",
                "v1 -1 first",
                "v1 99999 first",
                "v1 x first",
                "0 v1 first",
                "{\"previous_job_id\":\"x\"}",
                "V1 0 first",
                "v1 ٣ first",
                "\u0000\u0000 0 x"
            })
    void a_token_of_somebody_else_is_refused_before_anything_is_asked(String token) {
        action.then(new Step.Done<>(Map.of()));
        var failed = assertInstanceOf(Outcome.Failed.class, runs.run(action, token));
        assertEquals(FailureKind.CONFIGURATION, failed.kind());
        assertTrue(failed.message().startsWith("continuation token: "), failed.message());
        assertEquals(List.of(), action.asked);
    }

    @Test
    void a_token_that_is_too_long_is_refused() {
        action.then(new Step.Done<>(Map.of()));
        String longest = "v1 0 " + "x".repeat(ActionToken.LIMIT - 5);
        assertEquals(new Outcome.Succeeded(Map.of()), runs.run(action, longest));
        assertInstanceOf(Outcome.Failed.class, runs.run(action, longest + "x"));
    }

    @Test
    void a_token_may_be_as_long_as_codepipeline_takes_it_and_no_longer() {
        String stage = "x".repeat(ActionToken.LIMIT - "v1 0 ".length());
        assertEquals(
                ActionToken.LIMIT, new ActionToken(0, Optional.of(stage)).text().length());
        assertThrows(IllegalStateException.class, () -> new ActionToken(0, Optional.of(stage + "x")).text());
    }

    @Test
    void a_stage_that_its_action_did_not_write_is_refused() {
        action.then(new Step.Done<>(Map.of()));
        assertEquals(
                new Outcome.Failed(FailureKind.CONFIGURATION, "continuation token: stage 3"),
                runs.run(action, "v1 0 ../"));
    }

    @Test
    void a_stage_that_does_not_fit_into_a_token_is_a_failure_and_no_silence() {
        action.then(new Step.Wait<>("y".repeat(2_050), Progress.of("waiting"), Duration.ofMinutes(1)));
        var failed = assertInstanceOf(Outcome.Failed.class, runs.run(action));
        assertEquals(FailureKind.JOB_FAILED, failed.kind());
    }

    @Test
    void a_stage_must_not_look_like_no_stage() {
        ActionToken token = new ActionToken(0, Optional.of("-"));
        assertThrows(IllegalStateException.class, token::text);
    }
}
