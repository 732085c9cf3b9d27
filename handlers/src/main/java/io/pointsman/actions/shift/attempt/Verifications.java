package io.pointsman.actions.shift.attempt;

import io.pointsman.actions.shift.settings.ShiftRequest;
import io.pointsman.release.DeploymentMark;
import io.pointsman.release.record.Attempt;
import io.pointsman.release.record.FunctionDeployment;
import io.pointsman.release.record.Phase;
import io.pointsman.release.record.ReleaseRecords;
import io.pointsman.release.record.Shifting;
import io.pointsman.release.record.VerificationPlan;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Leaves the verify hook what it shall ask, and reads what it found. */
public final class Verifications {
    private final ReleaseRecords records;
    private final ShiftRequest request;

    public Verifications(ReleaseRecords records, ShiftRequest request) {
        this.records = records;
        this.request = request;
    }

    /** Nothing where the user lists no requests. */
    public void write(Attempt attempt) {
        if (request.checks().isEmpty()) {
            return;
        }
        List<FunctionDeployment> functions = attempt.functions()
                .filter(function -> function.is(Phase.PENDING) || function.is(Phase.NO_ALIAS))
                .toList();
        new TreeSet<>(functions.stream().map(FunctionDeployment::alias).toList())
                .forEach(alias -> records.updateVerification(
                        request.stack(), runName(alias), plan -> with(plan, functions, alias)));
    }

    private VerificationPlan with(VerificationPlan plan, List<FunctionDeployment> functions, String alias) {
        VerificationPlan next = plan;
        for (FunctionDeployment function : functions) {
            next = function.alias().equals(alias) ? next.with(part(function)) : next;
        }
        return next;
    }

    private VerificationPlan.Part part(FunctionDeployment function) {
        return new VerificationPlan.Part(
                function.id(),
                function.function(),
                function.target(),
                request.checks().stream()
                        .filter(check -> check.isFor(function.id()))
                        .toList());
    }

    /** Why the verify hook said no to a deployment. */
    public Optional<String> reason(Shifting function) {
        return request.checks().isEmpty()
                ? Optional.empty()
                : function.deploymentId()
                        .flatMap(id -> records.verification(request.stack(), runName(function.alias()))
                                .reason(id));
    }

    private String runName(String alias) {
        return DeploymentMark.runName(request.run(), alias);
    }
}
