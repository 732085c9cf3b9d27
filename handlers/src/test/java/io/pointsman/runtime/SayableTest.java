package io.pointsman.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.engine.FailureKind;
import io.pointsman.engine.Outcome;
import io.pointsman.engine.Progress;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** CodePipeline's limits (docs/aws-facts.md), to the character. */
final class SayableTest {
    private static final String TRAIN = "\uD83D\uDE82";

    @Test
    void a_token_has_2_048_characters_at_most() {
        String longest = "t".repeat(2_048);

        assertEquals(progress(longest, "going"), said(progress(longest, "going")));
        assertEquals(
                FailureKind.JOB_FAILED, failed(progress(longest + "t", "going")).kind());
        assertEquals(FailureKind.JOB_FAILED, failed(progress("", "going")).kind());
    }

    @Test
    void a_token_with_a_secret_is_not_sent() {
        Outcome.Failed failed = failed(progress("v1 0 " + Events.SESSION_TOKEN, "going"));

        assertTrue(failed.message().contains("holds a secret"), failed.message());
    }

    /** No request to AWS can hold one, and an answer that cannot be sent leaves the job without any. */
    @Test
    void half_of_a_character_is_said_as_a_question_mark() {
        String half = TRAIN.substring(0, 1);

        assertEquals(
                "a? and " + TRAIN,
                failed(new Outcome.Failed(FailureKind.JOB_FAILED, "a" + half + " and " + TRAIN))
                        .message());
        assertEquals(progress("t", "a?"), said(progress("t", "a" + half)));
        assertEquals(
                new Outcome.Succeeded(Map.of("Summary", "a?")),
                said(new Outcome.Succeeded(Map.of("Summary", "a" + half))));
        assertEquals(
                FailureKind.JOB_FAILED,
                failed(progress("v1 0 a" + half, "going")).kind());
    }

    @Test
    void a_summary_is_cut_to_2_048_characters() {
        assertEquals(progress("t", "s".repeat(2_048)), said(progress("t", "s".repeat(2_049))));
        assertEquals(progress("t", "s".repeat(2_048)), said(progress("t", "s".repeat(2_048))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t"})
    void a_blank_summary_or_message_is_given_words(String blank) {
        Outcome.InProgress progress = assertInstanceOf(Outcome.InProgress.class, said(progress("t", blank)));

        assertTrue(progress.progress().summary().startsWith("no reason was given"));
        assertTrue(failed(new Outcome.Failed(FailureKind.JOB_FAILED, blank))
                .message()
                .startsWith("no reason was given"));
    }

    @Test
    void the_percentage_stays() {
        Outcome half = new Outcome.InProgress("t", Progress.of("going", 50));

        assertEquals(half, said(half));
    }

    @Test
    void a_message_is_cut_to_5_000_characters() {
        assertEquals(
                5_000,
                failed(new Outcome.Failed(FailureKind.PERMISSION, "m".repeat(5_001)))
                        .message()
                        .length());
        assertEquals(
                5_000,
                failed(new Outcome.Failed(FailureKind.PERMISSION, "m".repeat(5_000)))
                        .message()
                        .length());
        assertEquals(
                FailureKind.PERMISSION,
                failed(new Outcome.Failed(FailureKind.PERMISSION, "m")).kind());
    }

    @Test
    void a_cut_never_halves_a_character() {
        String message = "m".repeat(4_999) + TRAIN;

        assertEquals(
                "m".repeat(4_999),
                failed(new Outcome.Failed(FailureKind.JOB_FAILED, message)).message());
    }

    @Test
    void secrets_go_before_the_cut_so_that_no_half_of_one_stays() {
        String message = "m".repeat(4_980) + Events.SESSION_TOKEN;

        Recognised.nowhereIn(
                "the message",
                failed(new Outcome.Failed(FailureKind.JOB_FAILED, message)).message());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Changed", "a@b", "a-b_c", "0", "MyFunction-DeploymentId"})
    void a_name_of_an_output_is_made_of_letters_digits_and_a_few_marks(String name) {
        assertEquals(new Outcome.Succeeded(Map.of(name, "")), said(new Outcome.Succeeded(Map.of(name, ""))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a.b", "a b", "ü", "a/b", "a\n"})
    void any_other_name_of_an_output_fails_the_job_by_that_name(String name) {
        Outcome.Failed failed = failed(new Outcome.Succeeded(Map.of(name, "x")));

        assertEquals(
                "output variable " + name + ": CodePipeline takes letters, digits, @, - and _ in a name",
                failed.message());
    }

    @Test
    void outputs_have_122_880_bytes_together_names_included() {
        Map<String, String> most = Map.of("ab", "x".repeat(60_000), "cd", "ü".repeat(31_438));

        assertEquals(new Outcome.Succeeded(most), said(new Outcome.Succeeded(most)));
        Outcome.Failed failed = failed(new Outcome.Succeeded(Map.of("ab", "x".repeat(122_879))));
        assertEquals("the output variables have 122881 bytes together; CodePipeline takes 122880", failed.message());
    }

    @Test
    void outputs_hold_no_secret() {
        Outcome clean = said(new Outcome.Succeeded(Map.of("Key", "k " + Events.ACCESS_KEY + " k")));

        assertEquals(new Outcome.Succeeded(Map.of("Key", "k [secret] k")), clean);
    }

    private static Outcome progress(String token, String summary) {
        return new Outcome.InProgress(token, Progress.of(summary));
    }

    private static Outcome said(Outcome outcome) {
        return Sayable.of(outcome, Secrets.in(Events.data("{}")));
    }

    private static Outcome.Failed failed(Outcome outcome) {
        return assertInstanceOf(Outcome.Failed.class, said(outcome));
    }
}
