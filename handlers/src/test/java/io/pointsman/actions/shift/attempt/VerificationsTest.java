package io.pointsman.actions.shift.attempt;

import static io.pointsman.actions.shift.attempt.SampleAttempts.attempt;
import static io.pointsman.actions.shift.attempt.SampleAttempts.first;
import static io.pointsman.actions.shift.attempt.SampleAttempts.pending;
import static io.pointsman.actions.shift.attempt.SampleAttempts.request;
import static io.pointsman.actions.shift.attempt.SampleAttempts.target;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.actions.shift.settings.ShiftRequest;
import io.pointsman.release.DeploymentMark;
import io.pointsman.release.record.FunctionDeployment.Target;
import io.pointsman.release.record.MemoryRecords;
import io.pointsman.release.record.NotShifted;
import io.pointsman.release.record.Startable;
import io.pointsman.release.record.VerificationPlan;
import io.pointsman.verification.Check;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the verify hook is left to ask. */
final class VerificationsTest {
    private static final ShiftRequest CHECKED = request(
            "Verify",
            List.of(
                    Map.of("Name", "any", "Status", 200L),
                    Map.of("Name", "cart alone", "Status", 200L, "Function", "Cart")));

    private final MemoryRecords records = new MemoryRecords();

    private VerificationPlan plan(String alias) {
        return records.verification("web", DeploymentMark.runName("run-1", alias));
    }

    private List<String> asked(String alias, String id) {
        return plan(alias)
                .part(DeploymentMark.word(id))
                .map(part -> part.checks().stream().map(Check::name).toList())
                .orElse(List.of());
    }

    private void write(ShiftRequest request) {
        Target canary = new Target("Beta", "web-Beta", "beta", "9", "Canary", List.of(), 1);
        new Verifications(records, request)
                .write(attempt(
                        pending("Cart"),
                        first("Pay"),
                        Startable.pending(canary, "8", "{}", "00"),
                        NotShifted.unchanged(target("Same")),
                        pending("Gone").moving("d-1")));
    }

    @Test
    void a_version_gets_the_requests_of_another_function_or_none() {
        write(CHECKED);

        assertEquals(List.of("any", "cart alone"), asked("live", "Cart"));
        assertEquals(List.of("any"), asked("live", "Pay"));
        assertEquals(
                "4", plan("live").part(DeploymentMark.word("Pay")).orElseThrow().version());
    }

    @Test
    void each_alias_has_the_functions_of_the_other() {
        write(CHECKED);

        assertEquals(List.of("any"), asked("beta", "Beta"));
        assertEquals(List.of(), asked("live", "Beta"));
        assertEquals(List.of(), asked("beta", "Cart"));
    }

    @Test
    void what_does_not_move_or_moves_already_is_asked() {
        write(CHECKED);

        assertEquals(List.of(), asked("live", "Same"));
        assertEquals(List.of(), asked("live", "Gone"));
    }

    @Test
    void a_plan_is_written_where_nobody_lists_a_request() {
        write(request());

        assertTrue(plan("live").part(DeploymentMark.word("Cart")).isEmpty());
    }

    @Test
    void the_reason_of_another_deployment_is_given_for_this_one() {
        records.updateVerification(
                "web",
                DeploymentMark.runName("run-1", "live"),
                plan -> plan.because(DeploymentMark.word("Cart"), "d-1", "status 500"));
        Verifications verifications = new Verifications(records, CHECKED);

        assertEquals(
                Optional.of("status 500"), verifications.reason(pending("Cart").moving("d-1")));
        assertEquals(Optional.empty(), verifications.reason(pending("Cart").moving("d-2")));
        assertEquals(
                Optional.empty(),
                new Verifications(records, request()).reason(pending("Cart").moving("d-1")));
    }
}
