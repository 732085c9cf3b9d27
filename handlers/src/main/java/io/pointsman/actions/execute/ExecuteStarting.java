package io.pointsman.actions.execute;

import io.pointsman.actions.execute.ExecuteAction.Ports;
import io.pointsman.actions.execute.ExecuteStage.Begun;
import io.pointsman.actions.execute.ExecuteStage.Moving;
import io.pointsman.actions.execute.ExecuteStage.Remaking;
import io.pointsman.actions.execute.ExecuteStage.Starting;
import io.pointsman.actions.execute.Executions.Answer;
import io.pointsman.actions.execute.Executions.StackNow;
import io.pointsman.actions.execute.Executions.Standing;
import io.pointsman.cloudformation.ChangeSetNow;
import io.pointsman.cloudformation.ChangeSets;
import io.pointsman.engine.FailureKind;
import io.pointsman.engine.Progress;
import io.pointsman.engine.Step;
import io.pointsman.release.StackStatus;
import java.time.Duration;
import java.util.Optional;

/**
 * The second stage: executes the change set, unless that was done before. Whether it was is asked first, of the stack's events: what else
 * stands against an execution is of no use to one that has begun.
 */
final class ExecuteStarting {
    private static final Duration BUSY = Duration.ofSeconds(10);
    private static final String FROM_CHANGESET = "retry from changeset (all actions of the stage), it makes a new one";

    private final Executions executions;
    private final ChangeSets changeSets;
    private final Approval approval;
    private final ReleasedCode code;
    private final BegunOperation begun;
    private final ReleaseFreeze freeze;
    private final AliasKeeper keeper;
    private final DriftCheck drift;

    ExecuteStarting(
            Ports ports,
            Approval approval,
            BegunOperation begun,
            ReleaseFreeze freeze,
            AliasKeeper keeper,
            DriftCheck drift) {
        this.executions = ports.executions();
        this.changeSets = ports.changeSets();
        this.approval = approval;
        this.code = new ReleasedCode(ports.objects());
        this.begun = begun;
        this.freeze = freeze;
        this.keeper = keeper;
        this.drift = drift;
    }

    Step<ExecuteStage> start(ExecuteRequest request, Target target) {
        Optional<Standing> standing = executions.standing(target.changeSet());
        return begun.ours(request, target, standing.map(Standing::made))
                .or(() -> standing.flatMap(found -> approval.ofAnotherStack(request, target, found.stackId())))
                .or(() -> approval.notAllowed(request, target))
                .orElseGet(() ->
                        standing.map(found -> judge(request, target, found)).orElseGet(() -> vanished(target)));
    }

    private Step<ExecuteStage> judge(ExecuteRequest request, Target target, Standing found) {
        return switch (found.state()) {
            case AVAILABLE -> ready(request, target, found);
            case EXECUTED ->
                begun.theirs(target)
                        .orElseGet(() -> new Step.Unclear<>(
                                new Starting(target),
                                target.changeSet() + " is executed, and no event tells of it yet"));
            case NOT_READY ->
                new Step.Unclear<>(new Starting(target), target.changeSet() + " is not ready: " + found.reason());
            case OBSOLETE -> {
                changeSets.delete(target.changeSet());
                yield new Step.Next<>(new Remaking(target, 0));
            }
            case FAILED -> stop(NotExecuted.said(target.changeSet() + " failed: " + found.reason(), FROM_CHANGESET));
        };
    }

    /** Gone, which CloudFormation does to change sets that were executed, and to all others of their stack. */
    private Step<ExecuteStage> vanished(Target target) {
        return begun.theirs(target).orElseGet(() -> new Step.Next<>(new Remaking(target, 0)));
    }

    private Step<ExecuteStage> ready(ExecuteRequest request, Target target, Standing found) {
        Optional<StackStatus> status = executions.stack(target.stack()).map(StackNow::status);
        if (found.saysOnFailure() && request.disableRollback()) {
            return new Step.Stop<>(
                    FailureKind.CONFIGURATION,
                    "DisableRollback: true contradicts the change set, which was made with OnStackFailure; leave one"
                            + " out");
        }
        if (status.filter(ExecuteStarting::isBusy).isPresent()) {
            return new Step.Wait<>(
                    new Starting(target),
                    Progress.of("stack " + request.stack() + " is " + status.get()
                            + " by another operation; waiting for it to end"),
                    BUSY);
        }
        if (status.filter(ExecuteStarting::hasFailedOpen).isPresent() && !request.disableRollback()) {
            return stop("stack " + request.stack() + " is " + status.get() + ", left so with roll-back disabled: set"
                    + " DisableRollback to true to go on from there, or roll it back (RollbackStack), then retry");
        }
        return freeze.holds(request)
                .or(() -> keeper.movedSinceReview(request).map(why -> stop(NotExecuted.said(why, FROM_CHANGESET))))
                .orElseGet(() -> reviewed(request, target, found));
    }

    /** What is executed is what was reviewed by all that CloudFormation says of it now. */
    private Step<ExecuteStage> reviewed(ExecuteRequest request, Target target, Standing found) {
        return changeSets
                .read(target.changeSet())
                .map(live -> approval.notReviewed(request, target, live.all())
                        .or(() -> code.exchanged(request))
                        .orElseGet(() -> execute(request, target, found, live)))
                .orElseGet(() -> vanishing(target));
    }

    private static Step<ExecuteStage> vanishing(Target target) {
        return new Step.Unclear<>(new Starting(target), target.changeSet() + " has just vanished; looking again");
    }

    private Step<ExecuteStage> execute(ExecuteRequest request, Target target, Standing found, ChangeSetNow live) {
        Optional<Boolean> disableRollback =
                found.saysOnFailure() ? Optional.empty() : Optional.of(request.disableRollback());
        String token = request.token(target.changeSet());
        drift.before(request, target, live);
        keeper.note(request, live);
        return switch (executions.execute(target.changeSet(), target.stack(), token, disableRollback)) {
            case Answer.Started() -> new Step.Next<>(new Moving(target, Begun.NOW, 0));
            case Answer.StartedBefore() -> new Step.Next<>(new Moving(target, Begun.BEFORE, 0));
            case Answer.NotFound() -> vanishing(target);
            case Answer.NotNow(String said) -> new Step.Unclear<>(new Starting(target), said);
        };
    }

    private static boolean isBusy(StackStatus status) {
        return status != StackStatus.REVIEW_IN_PROGRESS && Ending.of(status) instanceof Ending.NotYet;
    }

    private static boolean hasFailedOpen(StackStatus status) {
        return status == StackStatus.CREATE_FAILED || status == StackStatus.UPDATE_FAILED;
    }

    private static Step<ExecuteStage> stop(String message) {
        return new Step.Stop<>(FailureKind.JOB_FAILED, message);
    }
}
