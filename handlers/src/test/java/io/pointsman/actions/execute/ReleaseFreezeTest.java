package io.pointsman.actions.execute;

import static io.pointsman.actions.execute.ExecuteScene.WEB;
import static io.pointsman.actions.execute.FakeExecutions.ofStack;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.engine.Outcome;
import io.pointsman.gates.ClosedGate;
import io.pointsman.release.StackStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a closed gate holds: everything, as long as nothing has begun. */
final class ReleaseFreezeTest {
    private final ExecuteScene scene = new ExecuteScene();

    private void freeze() {
        scene.closed.put(
                "web",
                new ClosedGate(
                        "s3://releases/gates/web",
                        "stock-taking\nuntil Monday",
                        Instant.parse("2026-01-01T00:00:00Z"),
                        Optional.of("warehouse")));
    }

    @Test
    void a_release_freeze_holds_the_stack_and_not_only_its_traffic() {
        freeze();

        Outcome.Failed failed = scene.fail(WEB);

        assertEquals(List.of(), scene.executions.started);
        assertEquals("""
            releases of stack web are frozen: stock-taking until Monday
            What to do: open the gate (aws s3 rm s3://releases/gates/web), then retry this action.
            Nothing has changed: neither the stack nor traffic.
            The gate is s3://releases/gates/web, closed since 2026-01-01T00:00:00Z by warehouse.\
            """, failed.message());
    }

    @Test
    void a_release_freeze_holds_a_release_that_leaves_the_stack_as_it_is() {
        scene.changeSetIs(false);
        freeze();

        assertTrue(scene.fail(WEB).message().contains("frozen"));
    }

    /** The stack has no resources yet. */
    @Test
    void a_release_freeze_holds_a_first_release_too() {
        scene.executions.stackIs(StackStatus.REVIEW_IN_PROGRESS, "none");
        freeze();

        assertTrue(scene.fail(WEB).message().contains("frozen"));
        assertEquals(List.of(), scene.executions.started);
    }

    @Test
    void a_retry_goes_past_a_gate_that_is_still_closed() {
        freeze();
        scene.fail(WEB);

        assertTrue(scene.fail(WEB).message().contains("frozen"));
        assertEquals(List.of(), scene.executions.started);
    }

    @Test
    void retry_asks_the_gate_again_and_goes_on_once_it_is_open() {
        freeze();
        scene.fail(WEB);
        scene.closed.clear();
        scene.meanwhile.add(() -> scene.executions.happens(ofStack("UPDATE_COMPLETE")));

        assertEquals("UPDATE_COMPLETE", scene.succeed(WEB).get("StackStatus"));
    }

    @Test
    void an_operation_that_has_begun_is_followed_although_the_gate_was_closed_meanwhile() {
        scene.meanwhile.add(this::freeze);
        scene.meanwhile.add(() -> scene.executions.happens(ofStack("UPDATE_COMPLETE")));
        scene.succeed(WEB);

        assertEquals("UPDATE_COMPLETE", scene.succeed(WEB).get("StackStatus")); // a duplicate of the first event
        assertEquals(1, scene.executions.started.size());
    }

    @Test
    void a_gate_for_traffic_alone_lets_the_stack_be_updated() {
        freeze();
        scene.meanwhile.add(() -> scene.executions.happens(ofStack("UPDATE_COMPLETE")));

        assertEquals(
                "UPDATE_COMPLETE", scene.succeed(WEB.with("Gate", "Traffic")).get("StackStatus"));
    }
}
