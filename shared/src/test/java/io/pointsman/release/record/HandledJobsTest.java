package io.pointsman.release.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.json.JsonObject;
import io.pointsman.json.JsonTrouble;
import io.pointsman.release.record.HandledJobs.HandledJob;
import io.pointsman.release.record.HandledJobs.Left;
import io.pointsman.release.record.HandledJobs.Turn;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What an event is, by the events before it. */
final class HandledJobsTest {
    private static final HandledJobs NONE = new HandledJobs(JsonObject.empty());
    private static final HandledJob ONE = new HandledJob("1", "", "changeset", "run-1");
    private static final HandledJob LATER = new HandledJob("2", "", "changeset", "run-2");

    @Test
    void an_event_that_was_never_seen_is_late() {
        assertEquals(Turn.FIRST, NONE.turn(ONE));
        assertEquals(Turn.FIRST, NONE.begun(ONE).turn(new HandledJob("2", "", "execute", "run-1")));
        assertEquals(Turn.FIRST, NONE.begun(ONE).turn(LATER));
    }

    @Test
    void a_second_delivery_is_worked_on_without_a_question() {
        assertEquals(Turn.DOUBTFUL, NONE.begun(ONE).turn(ONE));
    }

    @Test
    void a_job_that_is_answered_is_worked_on() {
        assertEquals(Turn.ANSWERED, NONE.begun(ONE).answered(ONE).turn(ONE));
    }

    @Test
    void a_continuation_of_the_same_id_is_taken_for_the_job_that_is_answered() {
        HandledJobs answered = NONE.begun(ONE).answered(ONE);

        assertEquals(Turn.FIRST, answered.turn(new HandledJob("1", "token", "changeset", "run-1")));
        assertEquals(Turn.FIRST, answered.turn(new HandledJob("1", "", "execute", "run-1")));
        assertEquals(Turn.FIRST, answered.turn(new HandledJob("3", "", "changeset", "run-1")));
    }

    @Test
    void a_new_job_of_a_release_that_was_overtaken_is_worked_on_without_a_question() {
        HandledJobs overtaken = NONE.begun(ONE).answered(ONE).begun(LATER);
        HandledJob back = new HandledJob("3", "", "execute", "run-1");

        assertEquals(Turn.DOUBTFUL, overtaken.turn(back));
    }

    private static HandledJob leaving(HandledJob job, int record, int index) {
        return job.leaving(new Left(some(record), some(index)));
    }

    private static Optional<Integer> some(int revision) {
        return Optional.of(revision).filter(number -> number > 0);
    }

    private static Optional<Integer> record(HandledJobs jobs, String run) {
        return jobs.recorded(run).flatMap(job -> job.left().record());
    }

    @Test
    void what_a_job_has_written_is_forgotten_by_a_second_delivery_of_its_event() {
        HandledJobs answered = NONE.begun(ONE).answered(leaving(ONE, 5, 3));

        HandledJobs again = answered.answered(ONE);

        assertEquals(Optional.of(5), record(again, "run-1"));
        assertEquals(Optional.of(3), again.indexed().flatMap(job -> job.left().index()));
    }

    @Test
    void a_record_is_held_to_a_job_of_another_run_or_to_one_that_did_not_write_it() {
        HandledJob next = new HandledJob("3", "", "execute", "run-1");
        HandledJobs jobs = NONE.begun(ONE)
                .answered(leaving(ONE, 5, 3))
                .begun(next)
                .answered(next)
                .begun(LATER)
                .answered(leaving(LATER, 9, 2));

        assertEquals(Optional.of(5), record(jobs, "run-1"));
        assertEquals(Optional.of(9), record(jobs, "run-2"));
        assertEquals(Optional.empty(), record(jobs, "run-3"));
        assertEquals("1", jobs.indexed().orElseThrow().id());
        assertEquals(Optional.empty(), NONE.begun(ONE).answered(ONE).indexed());
    }

    @Test
    void a_release_that_is_brought_back_is_asked_for_each_of_its_jobs_or_never_again() {
        HandledJob asked = new HandledJob("3", "", "execute", "run-1");
        HandledJob next = new HandledJob("4", "token", "execute", "run-1");
        HandledJobs proven = NONE.begun(ONE).answered(ONE).begun(LATER).proven(asked);

        assertEquals(Turn.ANSWERED, proven.turn(asked));
        assertEquals(Turn.FIRST, proven.turn(next));
        HandledJobs overtakenAgain = proven.begun(next).begun(new HandledJob("5", "", "publish", "run-2"));
        assertEquals(Turn.DOUBTFUL, overtakenAgain.turn(new HandledJob("6", "", "publish", "run-1")));
    }

    @Test
    void an_event_that_somebody_made_up_can_be_played_once() {
        assertEquals(Turn.FIRST, NONE.begun(ONE).forgotten(ONE).turn(ONE));
    }

    @Test
    void a_repetition_is_written_down_twice() {
        assertEquals(1, NONE.begun(ONE).begun(ONE).json().objects("jobs").size());
    }

    @Test
    void the_list_grows_without_end_or_forgets_the_newest() {
        HandledJobs jobs = NONE;
        for (int i = 0; i < 501; i++) {
            jobs = jobs.begun(new HandledJob("job-" + i, "", "shift", "run-1"));
        }

        assertEquals(500, jobs.json().objects("jobs").size());
        assertEquals(Turn.FIRST, jobs.turn(new HandledJob("job-0", "", "shift", "run-1")));
        assertEquals(Turn.DOUBTFUL, jobs.turn(new HandledJob("job-1", "", "shift", "run-1")));
        assertEquals(Turn.DOUBTFUL, jobs.turn(new HandledJob("job-500", "", "shift", "run-1")));
    }

    @Test
    void a_state_that_is_not_known_is_taken_for_one_that_is() {
        HandledJobs strange = new HandledJobs(JsonObject.of(
                "jobs",
                List.of(JsonObject.of(
                        "id", "1", "token", "", "action", "changeset", "run", "run-1", "state", "paused"))));

        assertEquals(
                "paused is none of begun, answered, proven; a later version of Pointsman may have written it",
                assertThrows(JsonTrouble.class, () -> strange.turn(ONE)).getMessage());
    }

    /** Of a list that is full, each job has moved by one place. */
    @Test
    void what_a_later_version_wrote_about_a_job_is_lost_or_goes_over_to_another_one() {
        HandledJobs jobs = NONE;
        for (int i = 0; i < 500; i++) {
            jobs = jobs.begun(new HandledJob("job-" + i, "", "shift", "run-1"));
        }
        List<JsonObject> all = jobs.json().objects("jobs").stream()
                .map(job -> job.with("later", "of " + job.needText("id")))
                .toList();
        HandledJob last = new HandledJob("job-499", "", "shift", "run-1");
        HandledJobs next = new HandledJobs(jobs.json().with("jobs", all))
                .answered(last)
                .begun(new HandledJob("job-500", "", "shift", "run-1"));

        List<JsonObject> found = next.json().objects("jobs");
        for (JsonObject job : found.subList(0, 499)) {
            assertEquals("of " + job.needText("id"), job.needText("later"));
        }
        assertFalse(found.getLast().has("later"));
    }

    @Test
    void an_action_has_begun_in_a_run_when_a_job_of_both_was_worked_on() {
        HandledJobs jobs = NONE.begun(ONE).begun(new HandledJob("2", "", "execute", "run-2"));

        assertTrue(jobs.hasBegun("changeset", "run-1"));
        assertTrue(jobs.hasBegun("execute", "run-2"));
        assertFalse(jobs.hasBegun("execute", "run-1"));
        assertFalse(jobs.hasBegun("changeset", "run-2"));
        assertFalse(NONE.hasBegun("changeset", "run-1"));
    }

    @Test
    void a_job_that_wrote_no_record_says_nothing_of_how_old_the_record_is() {
        assertEquals(Optional.empty(), NONE.begun(ONE).answered(ONE).recorded("run-1"));
    }

    @Test
    void of_two_jobs_that_left_the_same_revision_the_later_one_is_named() {
        HandledJob next = new HandledJob("3", "", "execute", "run-1");
        HandledJobs jobs =
                NONE.begun(ONE).answered(leaving(ONE, 5, 3)).begun(next).answered(leaving(next, 5, 3));

        assertEquals(Optional.of("3"), jobs.recorded("run-1").map(HandledJob::id));
        assertEquals(Optional.of("3"), jobs.indexed().map(HandledJob::id));
    }

    @Test
    void a_new_job_of_a_proven_run_takes_the_proof_over_and_that_of_another_run_does_not() {
        HandledJob asked = new HandledJob("3", "", "execute", "run-1");
        HandledJobs proven = NONE.begun(ONE).begun(LATER).proven(asked);
        HandledJobs other = proven.begun(new HandledJob("4", "", "execute", "run-2"));
        HandledJobs own = proven.begun(new HandledJob("5", "", "publish", "run-1"));

        assertEquals(List.of("begun", "begun", "proven", "begun"), states(other));
        assertEquals(List.of("begun", "begun", "answered", "begun"), states(own));
    }

    @Test
    void a_job_that_is_forgotten_or_proven_leaves_the_others_as_they_are() {
        HandledJobs both = NONE.begun(ONE).begun(LATER);

        assertEquals(Turn.DOUBTFUL, both.forgotten(ONE).turn(LATER));
        assertEquals(Turn.DOUBTFUL, both.proven(ONE).turn(LATER));
        assertEquals(List.of("begun", "proven"), states(both.proven(ONE)));
    }

    private static List<String> states(HandledJobs jobs) {
        return jobs.json().objects("jobs").stream()
                .map(job -> job.needText("state"))
                .toList();
    }
}
