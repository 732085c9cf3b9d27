package io.pointsman.actions.execute;

import io.pointsman.actions.execute.ChangeSetSection.Found;
import io.pointsman.actions.execute.ExecuteStage.Starting;
import io.pointsman.engine.FailureKind;
import io.pointsman.engine.Step;

/** The first stage: what has {@code changeset} made for this run? */
final class ExecuteFinding {
    private final ChangeSetSection section;
    private final Unchanged unchanged;
    private final ReleaseFreeze freeze;
    private final DriftCheck drift;

    ExecuteFinding(ChangeSetSection section, Unchanged unchanged, ReleaseFreeze freeze, DriftCheck drift) {
        this.drift = drift;
        this.section = section;
        this.unchanged = unchanged;
        this.freeze = freeze;
    }

    Step<ExecuteStage> find(ExecuteRequest request) {
        Found found = section.found(request);
        if (request.digest().filter(digest -> !digest.equals(found.digest())).isPresent()) {
            return new Step.Stop<>(
                    FailureKind.JOB_FAILED,
                    "change set " + found.target().changeSet() + " has the digest " + found.digest()
                            + ", and ChangeSetDigest allows only "
                            + request.digest().get()
                            + ": it is not what was reviewed; review it, then retry");
        }
        return found.changed()
                ? new Step.Next<>(new Starting(found.target()))
                : freeze.holds(request).orElseGet(() -> unchanged(request, found));
    }

    private Step<ExecuteStage> unchanged(ExecuteRequest request, Found found) {
        Step<ExecuteStage> answer = unchanged.answer(request);
        if (answer instanceof Step.Done<?>) {
            drift.after(request, found.target().stack(), /* changeSet= */ "");
        }
        return answer;
    }
}
