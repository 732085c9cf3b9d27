package io.pointsman.actions.shift;

import static io.pointsman.actions.shift.ShiftScene.WEB;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.engine.Refusal;
import io.pointsman.json.JsonObject;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many functions: what CodeDeploy is asked at the same time, and what only one after the other. */
final class SeveralAtATimeTest {
    private static final JsonObject MANY = WEB.with("MaxConcurrent", 1_000L);

    private final ShiftScene scene = new ShiftScene();

    private void functions(int count) {
        IntStream.rangeClosed(1, count).forEach(i -> scene.function("F" + i, "1", "2"));
    }

    /** Each waits for the other. */
    @Test
    void deployment_groups_are_brought_in_line_several_at_a_time() {
        functions(2);
        CyclicBarrier both = new CyclicBarrier(2);
        scene.groups.asked = () -> meet(both);

        scene.succeed("job-1", MANY);

        assertEquals("version 2", scene.alias("F2"));
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException("asked alone", e);
        }
    }

    @Test
    void groups_that_are_refused_stop_the_shift_before_any_deployment() {
        functions(3);
        scene.groups.asked = () -> {
            throw Refusal.configuration("codedeploy:GetDeploymentGroup was denied");
        };

        assertTrue(scene.fail("job-1", MANY).contains("GetDeploymentGroup was denied"));
        assertEquals(0, scene.traffic.asks);
    }

    /** A claim lasts two minutes, and CodeDeploy is asked for four deployments a second. */
    @Test
    void what_was_started_is_on_record_before_forty_more_are() {
        functions(41);
        scene.traffic.beforeAnswers.put("look at several", () -> assertEquals(40, scene.traffic.asks));

        scene.succeed("job-1", MANY);

        assertEquals(41, scene.traffic.asks);
    }

    @Test
    void the_rest_is_started_without_waiting() {
        functions(100);
        scene.meanwhile.add(() -> assertEquals(100, scene.traffic.asks));

        scene.succeed("job-1", MANY);
    }
}
