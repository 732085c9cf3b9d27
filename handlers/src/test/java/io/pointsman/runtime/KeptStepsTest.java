package io.pointsman.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.pointsman.engine.Job;
import io.pointsman.engine.Outcome;
import io.pointsman.engine.Progress;
import io.pointsman.json.JsonObject;
import io.pointsman.release.ReleaseJobs;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whose answers of AWS are given to whom. */
final class KeptStepsTest {
    private static final JsonObject WEB = JsonObject.of("StackName", "web");
    private static final String TOKEN = "v1 0,0,3 moving 1";

    private final KeptSteps kept = new KeptSteps();

    private static Outcome goesOn(String token) {
        return new Outcome.InProgress(token, Progress.of("going on"));
    }

    private static Job next(JsonObject parameters, String token) {
        return ReleaseJobs.continued("job-2", parameters, token);
    }

    /** @return by whose name it asks: the same as long as the answers are at hand */
    private String interrupted(String action, JsonObject parameters) {
        Job first = ReleaseJobs.first("job-1", parameters);
        KeptAnswers answers = kept.take(action, first);
        kept.keep(action, first, goesOn(TOKEN), answers);
        return answers.call();
    }

    private String call(String action, Job job) {
        return kept.take(action, job).call();
    }

    @Test
    void the_job_that_continues_another_one_asks_again() {
        String before = interrupted("shift", WEB);

        assertEquals(before, call("shift", next(WEB, TOKEN)));
    }

    @Test
    void answers_are_given_to_a_job_that_continues_another_step() {
        String before = interrupted("shift", WEB);

        assertNotEquals(before, call("shift", next(WEB, "v1 0,0,4 moving 1")));
        assertNotEquals(before, call("shift", next(WEB, TOKEN)), "the chain has gone on without them");
    }

    @Test
    void answers_are_given_to_the_first_job_of_a_retry_or_twice() {
        String before = interrupted("shift", WEB);
        assertNotEquals(before, call("shift", ReleaseJobs.first("job-3", WEB)));

        String again = interrupted("shift", WEB);
        assertEquals(again, call("shift", next(WEB, TOKEN)));
        assertNotEquals(again, call("shift", next(WEB, TOKEN)));
    }

    @Test
    void answers_are_given_to_another_action_or_another_stack() {
        String before = interrupted("shift", WEB);

        assertNotEquals(before, call("publish", next(WEB, TOKEN)));
        assertNotEquals(before, call("shift", next(JsonObject.of("StackName", "shop"), TOKEN)));
        assertEquals(before, call("shift", next(WEB, TOKEN)));
    }

    @Test
    void answers_of_a_job_that_is_over_are_kept() {
        Job first = ReleaseJobs.first("job-1", WEB);
        KeptAnswers answers = kept.take("shift", first);
        kept.keep("shift", first, new Outcome.Succeeded(Map.of()), answers);

        assertNotEquals(answers.call(), call("shift", next(WEB, TOKEN)));
    }

    @Test
    void the_oldest_of_five_chains_is_still_there() {
        String oldest = interrupted("shift", WEB);
        String second = interrupted("publish", WEB);
        for (String action : new String[] {"execute", "changeset", "rewrite"}) {
            interrupted(action, WEB);
        }

        assertNotEquals(oldest, call("shift", next(WEB, TOKEN)));
        assertEquals(second, call("publish", next(WEB, TOKEN)));
    }
}
