package io.pointsman.actions.publish;

import io.pointsman.engine.FailureKind;
import io.pointsman.engine.Refusal;
import io.pointsman.lambda.DriftReport;
import io.pointsman.lambda.FunctionDrift;
import io.pointsman.release.record.DeployedFunctions;
import io.pointsman.release.record.ReleaseRecords;
import io.pointsman.release.record.StackBaseline;
import io.pointsman.runtime.OnDrift;
import java.util.List;

/** What becomes of functions that are not what {@code execute} wrote down: somebody has changed them since. */
final class ByHand {
    private final ReleaseRecords records;
    private final Versions versions;

    ByHand(ReleaseRecords records, Versions versions) {
        this.records = records;
        this.versions = versions;
    }

    /** A {@link Refusal}, or it is what this release and later ones are held to from now on. */
    void judge(PublishRequest request, List<FunctionDrift> drifts) {
        if (request.onDrift() == OnDrift.STOP) {
            throw new Refusal(
                    FailureKind.JOB_FAILED,
                    new DriftReport(new VersionReadings(versions), records.index(request.stack()))
                            .of(drifts, "No version was published of it. Once that is put right, retry the stage"));
        }
        records.change(
                request.stack(),
                request.run(),
                record -> record.deployed()
                        .map(deployed -> record.with(accepted(deployed, drifts)))
                        .orElse(record));
        records.updateIndex(request.stack(), index -> index.with(accepted(index.baseline(), drifts)));
    }

    private static DeployedFunctions accepted(DeployedFunctions deployed, List<FunctionDrift> drifts) {
        DeployedFunctions accepted = deployed;
        for (FunctionDrift drift : drifts) {
            accepted = accepted.with(drift.function(), drift.now().state());
        }
        return accepted;
    }

    private static StackBaseline accepted(StackBaseline baseline, List<FunctionDrift> drifts) {
        StackBaseline accepted = baseline;
        for (FunctionDrift drift : drifts) {
            accepted = accepted.with(drift.function(), drift.now().state());
        }
        return accepted;
    }
}
