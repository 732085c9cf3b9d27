package io.pointsman.actions.shift;

import static io.pointsman.actions.shift.attempt.SampleAttempts.NOW;
import static io.pointsman.actions.shift.attempt.SampleAttempts.attempt;
import static io.pointsman.actions.shift.attempt.SampleAttempts.pending;
import static io.pointsman.actions.shift.attempt.SampleAttempts.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.pointsman.actions.shift.attempt.ShiftAttempts;
import io.pointsman.actions.shift.ports.DeploymentGroupId;
import io.pointsman.engine.FailureKind;
import io.pointsman.engine.Refusal;
import io.pointsman.release.DeploymentMark;
import io.pointsman.release.DeploymentMark.Way;
import io.pointsman.release.record.Attempt;
import io.pointsman.release.record.MemoryRecords;
import io.pointsman.release.record.Phase;
import io.pointsman.release.record.ShiftedFunction;
import io.pointsman.release.record.Startable;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Two calls at work on one shift, and answers that keep a deployment from being asked for. */
final class DeploymentStarterTest {
    private static final Startable CART = pending("Cart");
    private static final Startable ARRIVED = CART.moving("d-1").succeeded();
    private static final DeploymentGroupId GROUP = DeploymentGroupId.of("pointsman-web", "Cart");

    private final FakeTraffic traffic = new FakeTraffic();
    private final MemoryRecords records = new MemoryRecords();
    private final ShiftAttempts attempts = new ShiftAttempts(records, request());
    private final Refusal denied = new Refusal(FailureKind.PERMISSION, "ListDeployments was denied");

    private ShiftedFunction launched(Startable function, Way way) {
        return launched(attempts.begin(attempt(function)), function, way);
    }

    private ShiftedFunction launched(Attempt attempt, Startable function, Way way) {
        Poll poll = new Poll(request(), attempts, "this call", NOW);
        return (ShiftedFunction) new DeploymentStarter(traffic, poll)
                .launch(attempt, List.of(function), way)
                .function("Cart")
                .orElseThrow();
    }

    @Test
    void two_calls_that_claim_a_function_at_once_both_ask_for_its_deployment() {
        Attempt seen = attempts.begin(attempt(CART));
        records.change(
                "web",
                request().run(),
                record -> record.with(record.attempt("live").orElseThrow().with(CART.claimed("another call", NOW))));

        ShiftedFunction found = launched(seen, CART, Way.TRY);

        assertEquals(CART.claimed("another call", NOW), found);
        assertEquals(0, traffic.asks);
    }

    @Test
    void a_deployment_that_another_call_made_just_then_is_taken_for_somebody_elses() {
        String mark = new DeploymentMark(request().run(), "web", "live", "Cart", Way.TRY, 1).text();
        traffic.beforeAnswers.put(
                "create", () -> traffic.add(GROUP, mark, List.of("web-Cart", "3", "4"), "Canary", false));

        ShiftedFunction found = launched(CART, Way.TRY);

        assertEquals(Phase.IN_PROGRESS, found.phase());
        assertEquals(Optional.of("d-1"), found.deploymentId());
    }

    @Test
    void a_deployment_that_is_refused_on_the_way_forth_is_told_as_one_on_the_way_back() {
        traffic.createRefused = Optional.of("CreateDeployment was denied");

        ShiftedFunction found = launched(CART, Way.TRY);

        assertEquals(Phase.FAILED, found.phase());
        assertEquals(Optional.of("Cart (web-Cart) was not shifted: CreateDeployment was denied"), found.said());
    }

    /** There may be one, so that whoever settles the shift has to look. */
    @Test
    void a_function_of_which_nobody_can_tell_whether_it_moves_is_said_not_to_move() {
        traffic.troubles.put("marked", denied);
        Attempt begun = attempts.begin(attempt(CART));

        assertSame(denied, assertThrows(Refusal.class, () -> launched(begun, CART, Way.TRY)));
        assertEquals(
                Phase.PENDING,
                attempts.find().orElseThrow().function("Cart").orElseThrow().phase());
    }

    @Test
    void a_way_back_that_may_not_be_looked_for_keeps_the_shift_from_its_end() {
        traffic.troubles.put("marked", denied);

        ShiftedFunction found = launched(ARRIVED, Way.BACK);

        assertEquals(Phase.FAILED, found.phase());
        assertEquals(
                Optional.of("Cart (web-Cart) could not be taken back: ListDeployments was denied; what is under way"
                        + " there: aws deploy list-deployments --application-name pointsman-web"
                        + " --deployment-group-name Cart --include-only-statuses Created Queued InProgress"),
                found.said());
    }
}
