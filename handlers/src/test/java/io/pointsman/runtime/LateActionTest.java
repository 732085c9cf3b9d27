package io.pointsman.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.pointsman.engine.Action;
import io.pointsman.engine.Job;
import io.pointsman.engine.Refusal;
import io.pointsman.engine.Stages;
import io.pointsman.engine.Step;
import io.pointsman.engine.Unavailable;
import io.pointsman.json.JsonObject;
import io.pointsman.release.ReleaseJobs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Where an action is built, begins, and goes on without its artifact. */
final class LateActionTest {
    private static final Job JOB = ReleaseJobs.first("job-1", JsonObject.of("StackName", "web"));
    private static final Job LAST = ReleaseJobs.first("job-1", JsonObject.of("StackName", "kept"));

    private final List<String> happened = new ArrayList<>();
    private int unavailable;

    /** Says what it is asked. */
    private final class Told implements Action<Object, Object> {
        @Override
        public Object request(Job job) {
            return job.userParameters().needText("StackName");
        }

        @Override
        public Object start(Object request) {
            return "begun";
        }

        @Override
        public Step<Object> advance(Object request, Object stage) {
            return said("advance " + request + " " + stage);
        }

        @Override
        public Step<Object> interrupted(Object request, Object stage, Refusal why) {
            return said("interrupted " + request + " " + stage + ": " + why.getMessage());
        }

        private Step<Object> said(String what) {
            happened.add(what);
            if (unavailable-- > 0) {
                throw new Unavailable("throttled");
            }
            return new Step.Next<>("next");
        }

        @Override
        public Stages<Object> stages() {
            throw new IllegalStateException("nobody asks");
        }
    }

    private LateAction action(Optional<Refusal> objection, boolean goesOn, Runnable first) {
        LateAction.Build usual = new LateAction.Build(JOB, Told::new, objection);
        LateAction.Build last = new LateAction.Build(LAST, Told::new, Optional.empty());
        return new LateAction(usual, goesOn ? Optional.of(last) : Optional.empty(), first, new KeptAnswers());
    }

    private LateAction unreadable() {
        return action(Optional.of(Refusal.configuration("denied")), true, () -> happened.add("first"));
    }

    @Test
    void a_job_whose_artifact_can_be_read_goes_by_what_its_token_says() {
        LateAction action = action(Optional.empty(), true, () -> happened.add("first"));

        Object request = action.request(JOB);
        action.advance(request, "moving");
        action.advance(request, "next");

        assertEquals(List.of("first", "advance web moving", "advance web next"), happened);
    }

    @Test
    void a_job_that_must_not_go_by_its_artifact_goes_on_as_if_nothing_were_wrong() {
        LateAction action = unreadable();

        Object request = action.request(JOB);
        action.advance(request, "moving");
        action.advance(request, "settling");

        assertEquals(List.of("first", "interrupted kept moving: denied", "advance kept settling"), happened);
    }

    @Test
    void what_is_interrupted_while_aws_cannot_be_asked_goes_on_moving() {
        LateAction action = unreadable();
        unavailable = 1;

        Object request = action.request(JOB);
        assertThrows(Unavailable.class, () -> action.advance(request, "moving"));
        Object again = action.request(JOB);
        action.advance(again, "moving");

        assertEquals(List.of("first", "interrupted kept moving: denied", "interrupted kept moving: denied"), happened);
    }

    @Test
    void what_keeps_a_job_from_beginning_is_forgotten_while_aws_cannot_be_asked() {
        LateAction action = action(Optional.empty(), false, () -> {
            throw Refusal.configuration("broken");
        });
        unavailable = 1;

        assertThrows(Unavailable.class, () -> action.advance("web", "moving"));
        action.advance("web", "moving");

        assertEquals(List.of("interrupted web moving: broken", "interrupted web moving: broken"), happened);
    }

    @Test
    void a_job_that_has_nothing_under_way_goes_on_without_its_artifact() {
        LateAction action = action(Optional.of(Refusal.configuration("denied")), false, () -> {});

        assertEquals(
                "denied", assertThrows(Refusal.class, () -> action.request(JOB)).getMessage());
    }
}
