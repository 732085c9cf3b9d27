package io.pointsman.actions.shift;

import static io.pointsman.actions.shift.ShiftScene.WEB;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.actions.shift.attempt.SampleAttempts;
import io.pointsman.actions.shift.ports.DeploymentState;
import io.pointsman.engine.FailureKind;
import io.pointsman.engine.Outcome;
import io.pointsman.engine.Patience;
import io.pointsman.engine.Refusal;
import io.pointsman.engine.Unavailable;
import io.pointsman.release.DeploymentMark;
import io.pointsman.release.DeploymentMark.Way;
import io.pointsman.release.ReleaseJobs;
import io.pointsman.release.record.Attempt;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A shift under way whose record cannot be read any more: what CodeDeploy knows has to do. */
final class MarkedDeploymentsTest {
    private static final Patience NONE = new Patience(Duration.ZERO, Duration.ZERO, Duration.ZERO, 3);

    private final ShiftScene scene = new ShiftScene().function("Cart", "1", "2");
    private Outcome outcome = scene.run(ReleaseJobs.first("job-1", WEB), NONE);

    private static Refusal denied(String what) {
        return new Refusal(FailureKind.PERMISSION, what + " was denied");
    }

    private FakeTraffic.Running forth() {
        return scene.traffic.deployment("d-1");
    }

    private Attempt found() {
        return new MarkedDeployments(scene.ports(), SampleAttempts.request()).attempt(1);
    }

    /** The next job. */
    private void goOn() {
        String token = assertInstanceOf(Outcome.InProgress.class, outcome).token();
        outcome = scene.run(ReleaseJobs.continued("job-2", WEB, token), NONE);
    }

    private String message() {
        return assertInstanceOf(Outcome.Failed.class, outcome, outcome.toString())
                .message();
    }

    private void assertSays(String words) {
        assertTrue(message().contains(words), () -> words + "\nis not in\n" + message());
    }

    @Test
    void a_deployment_that_has_not_begun_is_taken_for_none_and_goes_on_by_itself() {
        forth().unbegun = true;

        assertEquals(
                forth().look().said() + " has not begun: what it moves is not known yet",
                assertThrows(Unavailable.class, this::found).getMessage());
    }

    @Test
    void a_deployment_that_has_begun_is_waited_for() {
        assertEquals(
                List.of("Cart"),
                found().functions().map(function -> function.id()).toList());
    }

    @Test
    void a_deployment_that_ended_before_it_began_is_waited_for() {
        forth().unbegun = true;
        forth().state = DeploymentState.STOPPED;

        assertEquals(0, found().functions().count());
    }

    @Test
    void a_way_back_that_has_failed_for_the_last_time_is_asked_for_in_each_call_and_never_ends() {
        scene.traffic.tick();
        scene.traffic.tick();
        for (int tries = 0; tries <= FunctionRollback.RETURN_TRIES; tries++) {
            String mark = new DeploymentMark(ReleaseJobs.RUN, "web", "live", "Cart", Way.BACK, 1, tries).text();
            scene.traffic.add(forth().groupId, mark, List.of("web-Cart", "2", "1"), "", false);
            scene.traffic.lastDeployment().state = DeploymentState.FAILED;
        }
        scene.records.deny(denied("s3:GetObject"));

        goOn();

        assertSays("so Pointsman has given all traffic back to version 1 with lambda:UpdateAlias");
        assertEquals("version 1", scene.alias("Cart"));
    }

    /** What it said once has to do. */
    @Test
    void a_second_look_at_CodeDeploy_that_is_denied_leaves_what_moves_to_itself() {
        scene.records.deny(denied("s3:GetObject"));
        scene.traffic.beforeAnswers.put(
                "marked",
                () -> scene.traffic.beforeAnswers.put(
                        "marked", () -> scene.traffic.troubles.put("marked", denied("ListDeployments"))));

        goOn();

        assertEquals(List.of("d-1"), scene.traffic.stopped);
    }

    @Test
    void a_record_that_gives_no_answer_does_not_say_how_to_find_what_moves() {
        scene.records.deny(new Unavailable("S3 is slow"));
        for (int i = 0; i < 10 && outcome instanceof Outcome.InProgress; i++) {
            goOn();
        }

        assertSays("S3 is slow");
        assertSays("A shift of stack web is under way, and its record, which names the deployments, cannot be read.");
        assertFalse(message().contains("Under way (each"));
    }
}
