package io.pointsman.actions.execute;

import io.pointsman.actions.execute.ExecuteStage.Moving;
import io.pointsman.actions.execute.ExecuteStage.Remaking;
import io.pointsman.actions.execute.ExecuteStage.Starting;
import io.pointsman.actions.execute.Executions.Answer;
import io.pointsman.actions.execute.Executions.Mark;
import io.pointsman.actions.execute.Executions.StackNow;
import io.pointsman.actions.execute.Executions.Standing;
import io.pointsman.cloudformation.ChangeSets;
import io.pointsman.engine.FailureKind;
import io.pointsman.engine.Progress;
import io.pointsman.engine.Step;
import io.pointsman.release.StackStatus;
import java.time.Duration;
import java.util.Optional;

/** The second stage: executes the change set, unless that was done before. */
final class ExecuteStarting {
    private static final Duration BUSY = Duration.ofSeconds(10);
    private static final String FROM_CHANGESET =
            "; retry from changeset (all actions of the stage), it makes a new one";

    private final Executions executions;
    private final ChangeSets changeSets;
    private final ReleaseFreeze freeze;
    private final AliasKeeper keeper;
    private final DriftCheck drift;

    ExecuteStarting(
            Executions executions, ChangeSets changeSets, ReleaseFreeze freeze, AliasKeeper keeper, DriftCheck drift) {
        this.drift = drift;
        this.executions = executions;
        this.changeSets = changeSets;
        this.freeze = freeze;
        this.keeper = keeper;
    }

    Step<ExecuteStage> start(ExecuteRequest request, Target target) {
        Optional<Standing> standing = executions.standing(target.changeSet());
        return standing.map(found -> judge(request, target, found)).orElseGet(() -> vanished(request, target));
    }

    private Step<ExecuteStage> judge(ExecuteRequest request, Target target, Standing found) {
        return switch (found.state()) {
            case AVAILABLE -> ready(request, target, found);
            case EXECUTED ->
                adopt(request, target)
                        .orElseGet(() -> new Step.Unclear<>(
                                new Starting(target),
                                target.changeSet() + " is executed, and no event tells of it yet"));
            case NOT_READY ->
                new Step.Unclear<>(new Starting(target), target.changeSet() + " is not ready: " + found.reason());
            case OBSOLETE -> {
                changeSets.delete(target.changeSet());
                yield new Step.Next<>(new Remaking(target, 0));
            }
            case FAILED -> stop(target.changeSet() + " failed: " + found.reason() + FROM_CHANGESET);
        };
    }

    /** Gone, which CloudFormation does to change sets that were executed, and to all others of their stack. */
    private Step<ExecuteStage> vanished(ExecuteRequest request, Target target) {
        return adopt(request, target).orElseGet(() -> new Step.Next<>(new Remaking(target, 0)));
    }

    /** The operation that has executed it already, ours by its token or somebody's by what the stack says. */
    private Optional<Step<ExecuteStage>> adopt(ExecuteRequest request, Target target) {
        Mark ours = new Mark.Token(request.token(target.changeSet()));
        if (executions.operation(target.stack(), ours).hasBegun()) {
            return Optional.of(new Step.Next<>(new Moving(target, true, 0)));
        }
        boolean theirs = executions
                .stack(target.stack())
                .flatMap(StackNow::changeSet)
                .filter(target.changeSet()::equals)
                .isPresent();
        return theirs ? Optional.of(new Step.Next<>(new Moving(target, false, 0))) : Optional.empty();
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
                .or(() -> keeper.movedSinceReview(request)
                        .map(why -> stop(why + ". Nothing was changed" + FROM_CHANGESET)))
                .orElseGet(() -> execute(request, target, found));
    }

    private Step<ExecuteStage> execute(ExecuteRequest request, Target target, Standing found) {
        Optional<Boolean> disableRollback =
                found.saysOnFailure() ? Optional.empty() : Optional.of(request.disableRollback());
        String token = request.token(target.changeSet());
        drift.before(request, target);
        keeper.note(request, target.changeSet());
        return switch (executions.execute(target.changeSet(), target.stack(), token, disableRollback)) {
            case Answer.Started() -> new Step.Next<>(new Moving(target, true, 0));
            case Answer.StartedBefore() -> new Step.Next<>(new Moving(target, true, 0));
            case Answer.NotFound() ->
                new Step.Unclear<>(new Starting(target), target.changeSet() + " has just vanished; looking again");
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
