package io.pointsman.actions.execute;

import io.pointsman.actions.execute.ExecuteAction.Ports;
import io.pointsman.actions.execute.ExecuteStage.Begun;
import io.pointsman.actions.execute.ExecuteStage.Moving;
import io.pointsman.actions.execute.Executions.Mark;
import io.pointsman.actions.execute.Executions.StackNow;
import io.pointsman.actions.execute.Executions.Standing;
import io.pointsman.cloudformation.ChangeSets;
import io.pointsman.cloudformation.FailureCause;
import io.pointsman.engine.FailureKind;
import io.pointsman.engine.Refusal;
import io.pointsman.engine.Step;
import io.pointsman.release.StackStatus;
import io.pointsman.release.record.ExecutedOperation;
import io.pointsman.release.record.ReleaseRecords;
import io.pointsman.review.ShownChanges;
import io.pointsman.runtime.Log;
import io.pointsman.secrets.Disclosure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The third stage: follows the operation by its events. The stack's own status is not asked: right after the start it is still
 * that of the operation before.
 */
final class ExecuteMoving {
    private static final long SHORTEST_MS = 2_000;
    private static final long LONGEST_MS = 5_000;

    private final Executions executions;
    private final ChangeSets changeSets;
    private final ReleaseRecords records;
    private final AliasKeeper keeper;
    private final DriftCheck drift;
    private final PutBack putBack;
    private final LeftBehind leftBehind;
    private final Log log;

    ExecuteMoving(Ports ports, AliasKeeper keeper, DriftCheck drift) {
        this.drift = drift;
        this.executions = ports.executions();
        this.changeSets = ports.changeSets();
        this.records = ports.records();
        this.keeper = keeper;
        this.putBack = new PutBack(keeper, ports.aliases());
        this.leftBehind = new LeftBehind(ports.orphans(), ports.records());
        this.log = ports.log();
    }

    Step<ExecuteStage> look(ExecuteRequest request, Moving at) {
        Operation operation = executions.operation(at.target().stack(), mark(request, at));
        Story story = new Story(request.stack(), request.place(), at.target().resources(), operation, at.isJustFound());
        return operation
                .status()
                .map(status -> judge(request, at, story, status))
                .orElseGet(() -> new Step.Unclear<>(
                        at.again(), "stack " + request.stack() + " has no event of this operation yet"));
    }

    /** Nothing is taken back: CloudFormation brings its operation to an end by itself, and a Retry finds it by its token. */
    Refusal leftAlone(ExecuteRequest request, Moving at, Refusal why) {
        return new Refusal(why.kind(), why.getMessage() + "\n" + state(request, at, why), why);
    }

    /** Whatever goes wrong with this look: why the job ends matters more. */
    private String state(ExecuteRequest request, Moving at, Refusal why) {
        try {
            Optional<StackStatus> status =
                    executions.operation(at.target().stack(), mark(request, at)).status();
            return "The operation of stack " + request.stack()
                    + status.filter(now -> !(Ending.of(now) instanceof Ending.NotYet))
                            .map(ended -> " has ended: " + ended + ". A Retry takes its result up.")
                            .orElse(" goes on in CloudFormation. A Retry follows it to its end.");
        } catch (RuntimeException e) {
            why.addSuppressed(e);
            return "Whether the operation of stack " + request.stack() + " goes on is not known: " + e.getMessage()
                    + ". A Retry finds it.";
        }
    }

    private Mark mark(ExecuteRequest request, Moving at) {
        return at.begun() != Begun.BY_OTHERS
                ? new Mark.Token(request.token(at.target().changeSet()), Optional.empty())
                : new Mark.Newest(executions.standing(at.target().changeSet()).map(Standing::made));
    }

    private Step<ExecuteStage> judge(ExecuteRequest request, Moving at, Story story, StackStatus status) {
        return switch (Ending.of(status)) {
            case Ending.NotYet(boolean goingBack) ->
                new Step.Wait<>(
                        at.again(),
                        (goingBack ? story.told(masking(at)) : story).progress(status, goingBack),
                        pause(at.looks()));
            case Ending.Good() -> done(request, at, status);
            case Ending.Bad bad -> failed(request, at, story, status, bad);
        };
    }

    /** The message has room for the cause; the log has the whole story. */
    private Step<ExecuteStage> failed(
            ExecuteRequest request, Moving at, Story story, StackStatus status, Ending.Bad bad) {
        if (isRolledBack(status)) {
            drift.rolledBack(request, at.target());
        }
        List<String> aliases = putBack.of(request, at.target());
        UnaryOperator<String> masking = masking(at);
        String details = masking.apply(details(at, story));
        Story told = story.told(masking);
        log.say("stack operation failed", told.json(status, at.target().changeSet(), details));
        String left = leftBehind.of(request, at.target(), mark(request, at));
        return new Step.Stop<>(FailureKind.JOB_FAILED, told.failure(status, bad, aliases, details, left));
    }

    /** CloudFormation quotes in its reasons what it was given; what a review would not show is not told here either. */
    private UnaryOperator<String> masking(Moving at) {
        return changeSets
                .read(at.target().changeSet())
                .<UnaryOperator<String>>map(now -> ShownChanges.of(now.all(), Disclosure.BY_NAME)::masked)
                .orElse(UnaryOperator.identity());
    }

    private static boolean isRolledBack(StackStatus status) {
        return status == StackStatus.UPDATE_ROLLBACK_COMPLETE || status == StackStatus.IMPORT_ROLLBACK_COMPLETE;
    }

    /** Hooks and validations say in the events of the change set what they object to. */
    private String details(Moving at, Story story) {
        return FailureCause.of(story.cause()) instanceof FailureCause.InEvents
                ? "\n" + changeSets.findings(at.target().changeSet()).text()
                : "";
    }

    private Step<ExecuteStage> done(ExecuteRequest request, Moving at, StackStatus status) {
        Optional<StackNow> stack = executions.stack(at.target().stack());
        if (stack.isEmpty()) {
            return new Step.Stop<>(
                    FailureKind.JOB_FAILED,
                    "stack " + request.stack() + " became " + status + " and does not exist any more");
        }
        String changeSet = at.target().changeSet();
        ExecutedOperation execution =
                new ExecutedOperation(at.target().stack(), status, changeSet, request.token(changeSet));
        records.change(request.stack(), request.run(), record -> record.with(execution));
        keeper.created(request, at.target());
        drift.after(request, at.target().stack(), at.target().changeSet());
        return new Step.Done<>(Outputs.of(at.target().stack(), status, stack.get()));
    }

    /** 2 s, and a little longer each time, to 5 s. */
    static Duration pause(int looks) {
        return Duration.ofMillis(Math.min(SHORTEST_MS + looks * 250L, LONGEST_MS));
    }
}
