package io.pointsman.actions.changeset;

import io.pointsman.actions.changeset.ChangeSetOrder.Kind;
import io.pointsman.actions.changeset.ChangeSetStage.Following;
import io.pointsman.actions.changeset.ChangeSetStage.Opening;
import io.pointsman.actions.changeset.ChangeSets.Creation.AlreadyThere;
import io.pointsman.actions.changeset.ChangeSets.Creation.Created;
import io.pointsman.actions.changeset.ChangeSets.Creation.StackMoves;
import io.pointsman.actions.changeset.ChangeSets.StackNow;
import io.pointsman.engine.FailureKind;
import io.pointsman.engine.Progress;
import io.pointsman.engine.Step;
import io.pointsman.release.RunName;
import io.pointsman.release.StackStatus;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The first stage: adopts the change set of this request that is there, or makes it. */
final class ChangeSetOpening {
    private static final int LONGEST_INLINE = 51_200;
    private static final int MOST_ATTEMPTS = 200;
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration BUSY = Duration.ofSeconds(10);

    private final ChangeSets changeSets;
    private final Templates templates;
    private final InstantSource clock;

    ChangeSetOpening(ChangeSets changeSets, Templates templates, InstantSource clock) {
        this.changeSets = changeSets;
        this.templates = templates;
        this.clock = clock;
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
        Readiness readiness = stack.map(now -> Readiness.of(now.status())).orElse(new Readiness.Ready(Kind.CREATE));
        return switch (readiness) {
            case Readiness.Ready(Kind kind) -> create(order(request, attempt, kind, stack), attempt);
            case Readiness.Busy(String doing) -> waitFor(request.stack(), attempt, doing);
            case Readiness.Blocked(String advice) ->
                new Step.Stop<>(
                        FailureKind.JOB_FAILED,
                        "stack " + request.stack() + " is "
                                + stack.map(StackNow::status)
                                        .map(StackStatus::name)
                                        .orElse("unknown") + ": " + advice);
        };
    }

    private Step<ChangeSetStage> create(ChangeSetOrder order, int attempt) {
        return switch (changeSets.create(order)) {
            case Created(String arn) -> new Step.Next<>(new Following(arn, order.kind(), 0));
            case AlreadyThere() -> wait(attempt, "change set " + order.name() + " is there already", SOON);
            case StackMoves(String said) ->
                wait(attempt, "stack " + order.stack() + " has begun to move: " + said, BUSY);
        };
    }

    private ChangeSetOrder order(ChangeSetRequest request, int attempt, Kind kind, Optional<StackNow> stack) {
        Map<String, Optional<String>> parameters = request.parameters()
                .forStack(request.stack(), kind, stack.map(StackNow::parameters).orElse(Set.of()));
        String name = request.name(attempt);
        return new ChangeSetOrder(
                request.stack(),
                name,
                kind,
                token(name),
                request.mark(),
                template(request),
                parameters,
                request.options());
    }

    /**
     * New for each request. A repetition finds the change set by its name; the token keeps only the SDK's own retries from making
     * two. One that had been used before might bring back the id of a change set that was deleted since.
     */
    private String token(String name) {
        return RunName.of("pointsman", name, clock.instant().toString());
    }

    private ChangeSetOrder.Template template(ChangeSetRequest request) {
        boolean fits = request.template().getBytes(StandardCharsets.UTF_8).length <= LONGEST_INLINE;
        return fits
                ? new ChangeSetOrder.Template.Inline(request.template())
                : new ChangeSetOrder.Template.At(templates.keep(request.templateDigest(), request.template()));
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
