package io.pointsman.actions.execute;

import io.pointsman.actions.execute.ExecuteStage.Remaking;
import io.pointsman.actions.execute.ExecuteStage.Starting;
import io.pointsman.causes.KnownReason;
import io.pointsman.cloudformation.ChangeSetNow;
import io.pointsman.cloudformation.ChangeSetOrder;
import io.pointsman.cloudformation.ChangeSets;
import io.pointsman.cloudformation.ChangeSets.Creation;
import io.pointsman.cloudformation.FailureCause;
import io.pointsman.cloudformation.FailureReport;
import io.pointsman.cloudformation.OrderRecord;
import io.pointsman.engine.FailureKind;
import io.pointsman.engine.Progress;
import io.pointsman.engine.Step;
import io.pointsman.json.JsonTrouble;
import io.pointsman.release.RunName;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Makes a change set again that has vanished before it was executed: from the same inputs, which the release record holds. It is
 * executed only if it would do exactly what was reviewed.
 */
final class ExecuteRemaking {
    private static final Duration SOON = Duration.ofSeconds(2);
    private static final Duration BUSY = Duration.ofSeconds(10);
    private static final String FROM_CHANGESET =
            "retry from changeset (all actions of the stage), it makes a new one to be reviewed";

    private final ChangeSets changeSets;
    private final ChangeSetOnRecord section;
    private final Approval approval;
    private final Unchanged unchanged;
    private final InstantSource clock;

    ExecuteRemaking(
            ChangeSets changeSets,
            ChangeSetOnRecord section,
            Approval approval,
            Unchanged unchanged,
            InstantSource clock) {
        this.changeSets = changeSets;
        this.section = section;
        this.approval = approval;
        this.unchanged = unchanged;
        this.clock = clock;
    }

    Step<ExecuteStage> look(ExecuteRequest request, Remaking at) {
        Optional<ChangeSetOrder> order = order(request);
        if (order.isEmpty()) {
            return stop(
                    at.target().changeSet() + " does not exist any more and was never executed, and its inputs are"
                            + " not on record",
                    FROM_CHANGESET);
        }
        if (!order.get().stack().equals(request.stack())) {
            return stop(
                    at.target().changeSet() + " does not exist any more, and the release record would have one made for"
                            + " stack " + order.get().stack() + " in its place, and not for " + request.stack(),
                    FROM_CHANGESET);
        }
        return changeSets
                .find(request.stack(), order.get().name())
                .map(found -> met(request, at, order.get(), found))
                .orElseGet(() -> make(at, order.get()));
    }

    /** Empty: none was written down (a secret is among the values), or the template is another. */
    private Optional<ChangeSetOrder> order(ExecuteRequest request) {
        try {
            return section.order(request)
                    .map(inputs ->
                            OrderRecord.read(inputs, request.template(), request.templateDigest(), token(request)));
        } catch (JsonTrouble e) {
            return Optional.empty();
        }
    }

    private String token(ExecuteRequest request) {
        return RunName.of(
                "pointsman", request.run(), request.stack(), clock.instant().toString());
    }

    private Step<ExecuteStage> make(Remaking at, ChangeSetOrder order) {
        return switch (changeSets.create(order)) {
            case Creation.Created(String arn) ->
                wait(at, "change set " + order.name() + " had vanished; making it again");
            case Creation.AlreadyThere() -> wait(at, "change set " + order.name() + " is there again");
            case Creation.StackMoves(String said) ->
                new Step.Wait<>(at.again(), Progress.of("stack " + order.stack() + " moves: " + said), BUSY);
        };
    }

    private Step<ExecuteStage> met(ExecuteRequest request, Remaking at, ChangeSetOrder order, ChangeSetNow found) {
        if (!found.carries(order.mark())) {
            return stop("change set " + order.name() + " has vanished, and another one bears its name", FROM_CHANGESET);
        }
        return switch (found.status()) {
            case CREATE_PENDING, CREATE_IN_PROGRESS, DELETE_PENDING, DELETE_IN_PROGRESS ->
                wait(at, "change set " + order.name() + " is " + found.status());
            case CREATE_COMPLETE -> made(request, at, found);
            case FAILED -> failed(request, found);
            case DELETE_COMPLETE -> make(at, order);
            case DELETE_FAILED -> stop("change set " + order.name() + " is DELETE_FAILED", FROM_CHANGESET);
        };
    }

    private Step<ExecuteStage> made(ExecuteRequest request, Remaking at, ChangeSetNow found) {
        return switch (found.execution()) {
            case AVAILABLE -> compare(request, at, found.arn());
            case UNAVAILABLE -> wait(at, "change set " + found.name() + " is not available yet");
            case OBSOLETE -> {
                changeSets.delete(found.arn());
                yield wait(at, "change set " + found.name() + " is obsolete; making it again");
            }
            case EXECUTE_IN_PROGRESS, EXECUTE_COMPLETE, EXECUTE_FAILED ->
                new Step.Next<>(new Starting(
                        new Target(found.arn(), found.stackId(), at.target().resources())));
        };
    }

    private Step<ExecuteStage> compare(ExecuteRequest request, Remaking at, String arn) {
        Optional<ChangeSetNow> whole = changeSets.read(arn);
        if (whole.isEmpty()) {
            return wait(at, "change set " + arn + " has vanished once more");
        }
        ChangeSetNow now = whole.get();
        if (!approval.covers(request, at.target(), now.all())) {
            changeSets.delete(arn);
            return stop(
                    "change set " + now.name() + " had vanished; made again from the same inputs it would do something"
                            + " else than what was reviewed, because the stack has changed since: "
                            + now.all().sentence(),
                    FROM_CHANGESET);
        }
        section.remade(request, arn);
        return new Step.Next<>(
                new Starting(new Target(arn, now.stackId(), at.target().resources())));
    }

    private Step<ExecuteStage> failed(ExecuteRequest request, ChangeSetNow found) {
        if (FailureCause.of(found.reason()) instanceof FailureCause.NoChanges) {
            changeSets.delete(found.arn());
            return unchanged.answer(request);
        }
        FailureReport report = FailureReport.of(changeSets, found);
        changeSets.delete(found.arn());
        return stop(
                "change set " + found.name() + " had vanished and could not be made again: " + report.text(),
                KnownReason.of(report.text()).map(KnownReason::advice).orElse(FROM_CHANGESET));
    }

    private static Step<ExecuteStage> wait(Remaking at, String summary) {
        return new Step.Wait<>(at.again(), Progress.of(summary), SOON);
    }

    private static Step<ExecuteStage> stop(String why, String advice) {
        return new Step.Stop<>(FailureKind.JOB_FAILED, NotExecuted.said(why, advice));
    }
}
