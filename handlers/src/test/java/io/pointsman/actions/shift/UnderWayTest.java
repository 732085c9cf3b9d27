package io.pointsman.actions.shift;

import static io.pointsman.actions.shift.attempt.SampleAttempts.NOW;
import static io.pointsman.actions.shift.attempt.SampleAttempts.attempt;
import static io.pointsman.actions.shift.attempt.SampleAttempts.first;
import static io.pointsman.actions.shift.attempt.SampleAttempts.pending;
import static io.pointsman.actions.shift.attempt.SampleAttempts.request;
import static io.pointsman.actions.shift.attempt.SampleAttempts.target;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.pointsman.release.record.FirstAlias;
import io.pointsman.release.record.FunctionDeployment;
import io.pointsman.release.record.NotShifted;
import io.pointsman.release.record.Startable;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a person types to stop, see or take back what a job had to leave. */
final class UnderWayTest {
    private static final Startable PENDING = pending("Cart");
    private static final FirstAlias FIRST = first("Cart");

    private final UnderWay underWay = new UnderWay(request());

    private void assertLine(String line, FunctionDeployment function) {
        assertEquals(Optional.of(line), underWay.line(function));
    }

    private void assertNone(FunctionDeployment function) {
        assertEquals(Optional.empty(), underWay.line(function));
    }

    @Test
    void a_deployment_is_told_to_be_looked_at_where_it_can_be_stopped_and_the_other_way_around() {
        assertLine(
                "deployment d-1 moves alias live of web-Cart: aws deploy stop-deployment --deployment-id d-1"
                        + " --auto-rollback-enabled",
                PENDING.moving("d-1"));
        assertLine(
                "CodeDeploy may be bringing back alias live of web-Cart after deployment d-1: aws deploy get-deployment"
                        + " --deployment-id d-1",
                PENDING.moving("d-1").falling(NOW, NOW, "no"));
        assertLine(
                "deployment d-2 takes back alias live of web-Cart: aws deploy get-deployment --deployment-id d-2",
                PENDING.moving("d-1").succeeded().returning("d-2", "{}"));
    }

    @Test
    void what_has_arrived_or_may_have_been_asked_for_is_not_named() {
        assertLine(
                "alias live of web-Cart is on version 4; back to the version before: aws lambda update-alias"
                        + " --function-name web-Cart --name live --function-version 3 --routing-config"
                        + " AdditionalVersionWeights={}",
                PENDING.moving("d-1").succeeded());
        assertLine(
                "a deployment that moves alias live of web-Cart may have been asked for: aws deploy list-deployments"
                    + " --application-name pointsman-web --deployment-group-name Cart --include-only-statuses Created"
                    + " Queued InProgress",
                PENDING.claimed("call", NOW));
        assertNone(PENDING);
    }

    @Test
    void an_alias_that_the_stack_made_or_that_is_not_there_is_told_to_be_removed() {
        assertLine(
                "alias live of web-Cart was created: aws lambda delete-alias --function-name web-Cart --name live",
                FIRST.created());
        assertNone(FIRST.madeByStack().created());
        assertNone(FIRST);
    }

    @Test
    void what_does_not_move_is_named() {
        assertNone(NotShifted.unchanged(target("Cart")));
        assertNone(PENDING.skipped());
        assertNone(PENDING.moving("d-1").failed(NOW, "no"));
    }

    @Test
    void all_that_moves_stands_on_one_line_or_a_heading_stands_alone() {
        assertEquals(
                "\nUnder way (each is in section shift of the release record):\n"
                        + "deployment d-1 moves alias live of web-Cart: aws deploy stop-deployment --deployment-id d-1"
                        + " --auto-rollback-enabled",
                underWay.of(attempt(PENDING.moving("d-1"))));
        assertEquals("", underWay.of(attempt(PENDING)));
    }

    @Test
    void whoever_cannot_read_the_record_is_not_told_how_to_find_the_deployments() {
        String text = UnderWay.unknown(request());

        assertFalse(text.isEmpty());
        assertEquals(
                "\n"
                    + "A shift of stack web is under way, and its record, which names the deployments, cannot be read."
                    + " They are those of application pointsman-web among these: aws deploy list-deployments"
                    + " --include-only-statuses Created Queued InProgress; stop each: aws deploy stop-deployment"
                    + " --deployment-id ID --auto-rollback-enabled",
                text);
    }
}
