package io.pointsman.actions.shift;

import io.pointsman.engine.FailureKind;
import io.pointsman.engine.Refusal;
import io.pointsman.engine.Step;
import io.pointsman.release.AliasState;
import io.pointsman.release.DeploymentMark.Way;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The stage in which functions are moved: looks at what is under way, starts what may start, and notices the first failure. */
final class Moving {
    private final Ports ports;
    private final Round round;

    Moving(Ports ports, Round round) {
        this.ports = ports;
        this.round = round;
    }

    Step<ShiftStage> step(Attempt attempt) {
        Attempt now = follow(attempt);
        now = hasFailed(now) ? now : start(now);
        boolean busy = now.functions().anyMatch(function -> function.is(Phase.MOVING) || function.is(Phase.WAITING));
        now = busy || hasFailed(now) ? now : create(now);
        if (hasFailed(now)) {
            return settle(now);
        }
        return busy ? new Step.Wait<>(stage(now), new Telling(ports).moving(now), round.pace(now)) : succeed(now);
    }

    private static ShiftStage stage(Attempt attempt) {
        return new ShiftStage.Moving(attempt.number());
    }

    private static boolean hasFailed(Attempt attempt) {
        return attempt.state() != Attempt.State.MOVING
                || attempt.functions().anyMatch(function -> function.is(Phase.FALLING) || function.is(Phase.FAILED));
    }

    private Attempt follow(Attempt attempt) {
        Judge judge = new Judge(ports, round);
        List<FunctionShift> moving = attempt.in(Phase.MOVING).toList();
        Map<String, Deployment> seen = ports.deployments()
                .look(moving.stream()
                        .flatMap(one -> one.deploymentId().stream())
                        .toList());
        List<Ledger.Change> changes = new ArrayList<>();
        for (FunctionShift function : moving) {
            Deployment deployment =
                    Objects.requireNonNull(seen.get(function.deploymentId().orElseThrow()));
            changes.add(new Ledger.Change(function, judge.moving(attempt, function, deployment)));
        }
        return round.ledger().put(attempt, changes);
    }

    private Attempt start(Attempt attempt) {
        long free = round.request().maxConcurrent() - attempt.in(Phase.MOVING).count();
        List<FunctionShift> next =
                attempt.in(Phase.WAITING).limit(Math.max(0, free)).toList();
        return new Launcher(ports.deployments(), round).launch(attempt, next, Way.TRY);
    }

    /** Last of all: a new alias cannot be taken back without taking it away. */
    private Attempt create(Attempt attempt) {
        return round.ledger()
                .put(
                        attempt,
                        attempt.in(Phase.NEW)
                                .map(function -> new Ledger.Change(function, created(function)))
                                .toList());
    }

    private FunctionShift created(FunctionShift function) {
        try {
            if (ports.aliases().create(function.function(), function.alias(), function.target())) {
                return function.to(Phase.CREATED);
            }
            Optional<AliasState> there = ports.aliases().find(function.function(), function.alias());
            return there.filter(state -> state.restsOn(function.target())).isPresent()
                    ? function.to(Phase.CREATED)
                    : function.to(Phase.FAILED).said(overtaken(function));
        } catch (Refusal e) {
            return function.to(Phase.FAILED).said(Fault.subject(function) + ": " + e.getMessage());
        }
    }

    private static String overtaken(FunctionShift function) {
        return Fault.subject(function) + ": somebody created alias " + function.alias()
                + " on another version meanwhile; retry the stage";
    }

    private Step<ShiftStage> settle(Attempt attempt) {
        String cause = attempt.functions()
                .flatMap(function -> function.said().stream())
                .findFirst()
                .orElse("the shift failed");
        round.ledger().change(attempt, current -> current.settling(FailureKind.JOB_FAILED, cause));
        return new Step.Next<>(new ShiftStage.Settling(attempt.number()));
    }

    private Step<ShiftStage> succeed(Attempt attempt) {
        round.ledger().change(attempt, Attempt::succeeded);
        return new Step.Next<>(new ShiftStage.Closing(attempt.number()));
    }
}
