package io.pointsman.actions.shift;

import static io.pointsman.actions.shift.ShiftScene.WEB;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.actions.shift.attempt.SampleAttempts;
import io.pointsman.actions.shift.settings.ShiftRequest;
import io.pointsman.engine.Outcome;
import io.pointsman.engine.Refusal;
import io.pointsman.engine.Step;
import io.pointsman.release.ReleaseJobs;
import io.pointsman.release.record.Attempt;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A job that finds the shift of an earlier one, and asks for functions that the stack does not have. */
final class AdoptedShiftTest {
    private static final String UNKNOWN = "Functions names Nope, but stack web has the functions Cart";

    private final ShiftScene scene = new ShiftScene().function("Cart", "1", "2");
    private final ShiftRequest wrong = SampleAttempts.request("Functions", List.of("Nope"));

    private Step<ShiftStage> adopt() {
        return scene.action().advance(wrong, new ShiftStage.Planning());
    }

    private void assertRefused() {
        String message = String.valueOf(assertThrows(Refusal.class, this::adopt).getMessage());
        assertTrue(message.contains(UNKNOWN), message);
    }

    private Attempt.State state() {
        return scene.records
                .read("web", ReleaseJobs.RUN)
                .attempt("live")
                .orElseThrow()
                .state();
    }

    @Test
    void a_shift_that_cannot_be_gone_on_with_is_left_under_way() {
        scene.action().advance(SampleAttempts.request(), new ShiftStage.Planning());
        scene.action().advance(SampleAttempts.request(), new ShiftStage.Preparing(1));
        scene.action().advance(SampleAttempts.request(), new ShiftStage.Deploying(1));

        assertEquals(new Step.Next<ShiftStage>(new ShiftStage.RollingBack(1)), adopt());

        Outcome outcome = scene.run("job-1", WEB);
        String message = assertInstanceOf(Outcome.Failed.class, outcome).message();
        assertTrue(message.contains(UNKNOWN), message);
        assertEquals(List.of("d-1"), scene.traffic.stopped);
        assertEquals("version 1", scene.alias("Cart"));
    }

    @Test
    void a_shift_that_has_asked_for_nothing_is_settled_although_it_may_be_planned_anew() {
        scene.action().advance(SampleAttempts.request(), new ShiftStage.Planning());

        assertRefused();
        assertEquals(Attempt.State.MOVING, state());
    }

    @Test
    void a_shift_that_has_its_verdict_is_settled_once_more() {
        scene.traffic.failing.put("web-Cart", "HOOK_EXECUTION_FAILURE: no");
        scene.fail("job-1", WEB);

        assertRefused();
        assertEquals(Attempt.State.FAILED, state());
    }
}
