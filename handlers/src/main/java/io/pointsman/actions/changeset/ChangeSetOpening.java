package io.pointsman.actions.changeset;

import io.pointsman.actions.changeset.ChangeSetStage.Following;
import io.pointsman.actions.changeset.ChangeSetStage.Opening;
import io.pointsman.actions.changeset.Submitting.Ready;
import io.pointsman.cloudformation.ChangeSetNow;
import io.pointsman.cloudformation.ChangeSetOrder;
import io.pointsman.cloudformation.ChangeSetOrder.Kind;
import io.pointsman.cloudformation.ChangeSets;
import io.pointsman.cloudformation.ChangeSets.Creation;
import io.pointsman.cloudformation.ChangeSets.Creation.AlreadyThere;
import io.pointsman.cloudformation.ChangeSets.Creation.Created;
import io.pointsman.cloudformation.ChangeSets.Creation.StackMoves;
import io.pointsman.cloudformation.ChangeSets.StackNow;
import io.pointsman.engine.FailureKind;
import io.pointsman.engine.Progress;
import io.pointsman.engine.Refusal;
import io.pointsman.engine.Step;
import io.pointsman.release.RunName;
import io.pointsman.release.StackStatus;
import java.time.Duration;
import java.util.Optional;

/** The first stage: adopts the change set of this request that is there, or makes it. */
final class ChangeSetOpening {
    private static final int MOST_ATTEMPTS = 200;
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration BUSY = Duration.ofSeconds(10);

    private final ChangeSets changeSets;
    private final Orders orders;
    private final Submitting submitting;

    ChangeSetOpening(ChangeSets changeSets, Orders orders, Submitting submitting) {
        this.changeSets = changeSets;
        this.submitting = submitting;
        this.orders = orders;
    }

    Step<ChangeSetStage> open(ChangeSetRequest request, int attempt) {
        Optional<StackNow> stack = changeSets.stack(request.stack());
        Optional<ChangeSetNow> found = stack.flatMap(any -> changeSets.find(request.stack(), request.name(attempt)));
        return found.isPresent() ? meet(request, attempt, stack, found.get()) : make(request, attempt, stack);
    }

    private Step<ChangeSetStage> meet(
            ChangeSetRequest request, int attempt, Optional<StackNow> stack, ChangeSetNow found) {
        return switch (Standing.of(found, request.mark())) {
            case OURS -> new Step.Next<>(new Following(found.arn(), kindOf(stack), 0));
            case TO_REPLACE -> {
                changeSets.delete(found.arn());
                yield new Step.Next<>(new Opening(attempt));
            }
            case UNSETTLED -> wait(attempt, "change set " + found.name() + " is " + found.status(), BUSY);
            case SPENT -> next(request, attempt);
            case GONE -> make(request, attempt, stack);
        };
    }

    private static Step<ChangeSetStage> next(ChangeSetRequest request, int attempt) {
        return attempt < MOST_ATTEMPTS
                ? new Step.Next<>(new Opening(attempt + 1))
                : new Step.Stop<>(
                        FailureKind.JOB_FAILED,
                        "change set " + request.name(1) + " of stack " + request.stack() + " and " + (MOST_ATTEMPTS - 1)
                                + " further ones were executed already; give this release another Run");
    }

    private Step<ChangeSetStage> make(ChangeSetRequest request, int attempt, Optional<StackNow> stack) {
        if (stack.isEmpty()) {
            return create(request, attempt, Kind.CREATE, stack);
        }
        StackNow now = stack.get();
        return switch (Readiness.of(now.status())) {
            case Readiness.Ready(Kind kind) -> create(request, attempt, kind, stack);
            case Readiness.Busy(String doing) -> waitFor(request.stack(), attempt, doing);
            case Readiness.Unborn(String advice) ->
                request.recovers() ? recover(request, attempt, now) : blocked(request, now, advice);
            case Readiness.Blocked(String advice) -> blocked(request, now, advice);
        };
    }

    private static Step<ChangeSetStage> blocked(ChangeSetRequest request, StackNow now, String advice) {
        return new Step.Stop<>(
                FailureKind.JOB_FAILED, "stack " + request.stack() + " is " + now.status() + ": " + advice);
    }

    /** By its id: a stack of the same name that somebody makes meanwhile is another. */
    private Step<ChangeSetStage> recover(ChangeSetRequest request, int attempt, StackNow now) {
        String token = RunName.of("pointsman", "recover", request.run(), now.id());
        changeSets.deleteStack(now.id(), token, request.options().roleArn());
        return wait(
                attempt,
                "stack " + request.stack() + " is " + now.status() + "; Recover deletes it, to make it anew",
                SOON);
    }

    private Step<ChangeSetStage> create(ChangeSetRequest request, int attempt, Kind kind, Optional<StackNow> stack) {
        Ready ready = submitting.ready(request, request.name(attempt), stack);
        ChangeSetOrder order = orders.of(request, kind, stack, ready);
        return switch (created(request, order)) {
            case Created(String arn) -> {
                submitting.made(request, ready, arn);
                yield new Step.Wait<>(
                        new Following(arn, kind, 0),
                        ChangeSetFollowing.made(order.name()),
                        ChangeSetFollowing.FIRST_LOOK);
            }
            case AlreadyThere() -> wait(attempt, "change set " + order.name() + " is there already", SOON);
            case StackMoves(String said) ->
                wait(attempt, "stack " + order.stack() + " has begun to move: " + said, BUSY);
        };
    }

    /** CloudFormation's words may say a value that it was given; so does the cause, which stays here. */
    @SuppressWarnings("UnusedException")
    private Creation created(ChangeSetRequest request, ChangeSetOrder order) {
        try {
            return changeSets.create(order);
        } catch (Refusal e) {
            throw new Refusal(e.kind(), request.review().disclosure().masked(String.valueOf(e.getMessage())));
        }
    }

    private Step<ChangeSetStage> waitFor(String stack, int attempt, String doing) {
        String whose = changeSets.mover(stack).map(mover -> " by " + mover).orElse("");
        return wait(attempt, "stack " + stack + " " + doing + whose + "; waiting for it to end", BUSY);
    }

    private static Step<ChangeSetStage> wait(int attempt, String summary, Duration after) {
        return new Step.Wait<>(new Opening(attempt), Progress.of(summary), after);
    }

    private static Kind kindOf(Optional<StackNow> stack) {
        return stack.map(StackNow::status)
                .filter(status -> status != StackStatus.REVIEW_IN_PROGRESS && status != StackStatus.CREATE_IN_PROGRESS)
                .map(status -> Kind.UPDATE)
                .orElse(Kind.CREATE);
    }
}
