package io.pointsman.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;

/** What an invocation may go by of that which an earlier one was answered. */
final class KeptAnswersTest {
    private final KeptAnswers answers = new KeptAnswers();

    private void read() {
        KeptAnswers.Call call = new KeptAnswers.Call(
                "S3", "GetObject", GetObjectRequest.builder().build(), "", "");
        answers.keep(answers.turn(call), new KeptAnswers.Answer(Instant.MAX, "record", Optional.empty()));
    }

    @Test
    void what_was_read_before_the_step_in_this_invocation_is_as_new_as_the_step() {
        answers.again();
        read();
        int before = answers.look();
        answers.stepBegins();

        assertEquals(before, answers.look());
    }

    @Test
    void what_was_read_before_the_step_of_an_earlier_invocation_is_looked_at_anew_in_this_one() {
        answers.again();
        read();
        answers.stepBegins();
        answers.stepEnded();
        answers.again();
        int before = answers.look();
        answers.stepBegins();
        int inTheStep = answers.look();
        answers.stepBegins();

        assertNotEquals(before, inTheStep);
        assertEquals(inTheStep, answers.look());
    }
}
