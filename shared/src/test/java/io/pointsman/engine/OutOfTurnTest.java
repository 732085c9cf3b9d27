package io.pointsman.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** What is answered for a job that is not worked on now. */
final class OutOfTurnTest {
    private final Runs runs = new Runs();

    private static ScriptedAction thrown(OutOfTurn why) {
        return new ScriptedAction().does(() -> {
            throw why;
        });
    }

    @Test
    void nobody_waits_for_a_job_that_is_over() {
        assertEquals(new Outcome.Late("answered"), runs.run(thrown(OutOfTurn.over("answered")), "v1 0 second"));
    }

    @Test
    void a_doubtful_job_keeps_its_token() {
        assertEquals(
                new Outcome.InProgress("v1 0 second", Progress.of("whose turn?")),
                runs.run(thrown(OutOfTurn.doubtful("whose turn?")), "v1 0 second"));
    }

    @Test
    void a_doubtful_job_that_has_no_token_yet_begins_anew_and_knows_which_job_it_was() {
        assertEquals(
                new Outcome.InProgress("v1 0 - job-1", Progress.of("whose turn?")),
                runs.run(thrown(OutOfTurn.doubtful("whose turn?"))));
    }
}
