package io.pointsman.actions.execute;

import io.pointsman.actions.execute.ExecuteStage.Begun;
import io.pointsman.actions.execute.ExecuteStage.Moving;
import io.pointsman.actions.execute.Executions.Mark;
import io.pointsman.actions.execute.Executions.StackNow;
import io.pointsman.engine.Step;
import io.pointsman.release.record.ExecutedOperation;
import io.pointsman.release.record.ReleaseRecord;
import io.pointsman.release.record.ReleaseRecords;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Operations that a change set of this run has begun already: {@code execute} may have died after ExecuteChangeSet, before it could write
 * anything down. The stack's events know, by the client token.
 */
final class BegunOperation {
    private final Executions executions;
    private final ReleaseRecords records;

    BegunOperation(Executions executions, ReleaseRecords records) {
        this.executions = executions;
        this.records = records;
    }

    /**
     * The operation that we began with this change set.
     *
     * @param made when the change set was: no operation of it is older; empty where that is not known any more
     */
    Optional<Step<ExecuteStage>> ours(ExecuteRequest request, Target target, Optional<Instant> made) {
        return operation(request, target, made).hasBegun() ? followed(target, Begun.BEFORE) : Optional.empty();
    }

    private Operation operation(ExecuteRequest request, Target target, Optional<Instant> made) {
        return executions.operation(target.stack(), new Mark.Token(request.token(target.changeSet()), made));
    }

    /** The one that somebody else began with it, by what the stack says. */
    Optional<Step<ExecuteStage>> theirs(Target target) {
        return executions
                        .stack(target.stack())
                        .filter(stack -> isLastOf(stack, target.changeSet()))
                        .isPresent()
                ? followed(target, Begun.BY_OTHERS)
                : Optional.empty();
    }

    /**
     * Where there is nothing to change, because an earlier change set of this run has changed it all: that operation, unless it is on
     * record, or the stack was moved by another one since.
     */
    Optional<Step<ExecuteStage>> unwritten(ExecuteRequest request, Target target) {
        List<String> others = others(request, target);
        return others.isEmpty()
                ? Optional.empty()
                : executions
                        .stack(target.stack())
                        .filter(BegunOperation::isGood)
                        .flatMap(now -> others.stream()
                                .filter(arn -> isLastOf(now, arn))
                                .findFirst()
                                .flatMap(arn -> ours(request, new Target(arn, target.stack(), 0), Optional.empty())));
    }

    /** The change sets of this run that may have been executed with nobody to write it down: the one in which nothing changes cannot be. */
    private List<String> others(ExecuteRequest request, Target target) {
        ReleaseRecord record = records.read(request.stack(), request.run());
        Optional<String> written = record.execution().map(ExecutedOperation::changeSet);
        return record.submissions().all().stream()
                .flatMap(one -> one.arn().stream())
                .filter(arn -> !arn.equals(target.changeSet()) && !written.equals(Optional.of(arn)))
                .toList();
    }

    private static boolean isGood(StackNow stack) {
        return Ending.of(stack.status()) instanceof Ending.Good;
    }

    private static boolean isLastOf(StackNow stack, String changeSet) {
        return stack.changeSet().filter(changeSet::equals).isPresent();
    }

    private static Optional<Step<ExecuteStage>> followed(Target target, Begun begun) {
        return Optional.of(new Step.Next<>(new Moving(target, begun, 0)));
    }
}
