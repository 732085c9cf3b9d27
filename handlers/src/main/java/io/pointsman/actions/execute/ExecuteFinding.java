package io.pointsman.actions.execute;

import io.pointsman.actions.execute.ExecuteStage.Starting;
import io.pointsman.engine.FailureKind;
import io.pointsman.engine.Step;
import io.pointsman.release.record.RecordedChangeSet.ReviewedChangeSet;

/** The first stage: what has {@code changeset} made for this run? */
final class ExecuteFinding {
    private final ChangeSetOnRecord section;
    private final Unchanged unchanged;
    private final ReleaseFreeze freeze;
    private final DriftCheck drift;

    ExecuteFinding(ChangeSetOnRecord section, Unchanged unchanged, ReleaseFreeze freeze, DriftCheck drift) {
        this.drift = drift;
        this.section = section;
        this.unchanged = unchanged;
        this.freeze = freeze;
    }

    Step<ExecuteStage> find(ExecuteRequest request) {
        ReviewedChangeSet found = section.found(request);
        Target target = new Target(found.arn(), found.stackId(), found.resources());
        if (request.digest().filter(digest -> !digest.equals(found.digest())).isPresent()) {
            return new Step.Stop<>(
                    FailureKind.JOB_FAILED,
                    "change set " + target.changeSet() + " has the digest " + found.digest()
                            + ", and ChangeSetDigest allows only "
                            + request.digest().get()
                            + ": it is not what was reviewed; review it, then retry");
        }
        return found.changed()
                ? new Step.Next<>(new Starting(target))
                : freeze.holds(request).orElseGet(() -> unchanged(request, target));
    }

    private Step<ExecuteStage> unchanged(ExecuteRequest request, Target target) {
        Step<ExecuteStage> answer = unchanged.answer(request);
        if (answer instanceof Step.Done<?>) {
            drift.after(request, target.stack(), /* changeSet= */ "");
        }
        return answer;
    }
}
