package io.pointsman.actions.execute;

import io.pointsman.actions.execute.ExecuteStage.Starting;
import io.pointsman.engine.Step;
import io.pointsman.release.record.RecordedChangeSet.ReviewedChangeSet;
import io.pointsman.review.Changes;

/**
 * The first stage: what has {@code changeset} made for this run? An operation of the run that has begun, and that nobody could write
 * down, counts before all that is asked of a release which is still to begin.
 */
final class ExecuteFinding {
    private final ChangeSetOnRecord section;
    private final Approval approval;
    private final BegunOperation begun;
    private final Unchanged unchanged;
    private final ReleaseFreeze freeze;
    private final DriftCheck drift;

    ExecuteFinding(
            ChangeSetOnRecord section,
            Approval approval,
            BegunOperation begun,
            Unchanged unchanged,
            ReleaseFreeze freeze,
            DriftCheck drift) {
        this.begun = begun;
        this.drift = drift;
        this.section = section;
        this.approval = approval;
        this.unchanged = unchanged;
        this.freeze = freeze;
    }

    Step<ExecuteStage> find(ExecuteRequest request) {
        ReviewedChangeSet found = section.found(request);
        Target target = new Target(found.arn(), found.stackId(), found.resources());
        return approval.ofAnotherStack(request, target, target.stack())
                .orElseGet(() -> found.changed() ? new Step.Next<>(new Starting(target)) : nothing(request, target));
    }

    private Step<ExecuteStage> nothing(ExecuteRequest request, Target target) {
        return begun.unwritten(request, target)
                .or(() -> approval.notReviewed(request, target, Changes.NONE))
                .or(() -> freeze.holds(request))
                .orElseGet(() -> unchanged(request, target));
    }

    private Step<ExecuteStage> unchanged(ExecuteRequest request, Target target) {
        Step<ExecuteStage> answer = unchanged.answer(request);
        if (answer instanceof Step.Done<?>) {
            drift.after(request, target.stack(), /* changeSet= */ "");
        }
        return answer;
    }
}
