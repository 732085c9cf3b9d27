package io.pointsman.actions.shift;

import io.pointsman.engine.FailureKind;
import io.pointsman.engine.Step;
import io.pointsman.release.DeploymentMark.Way;
import io.pointsman.release.record.Attempt;
import io.pointsman.release.record.FunctionShift;
import io.pointsman.release.record.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The stage in which functions are moved: looks at what is under way, starts what may start, and notices the first failure. */
final class Moving {
    /** Weights are for people, who see no more names than this; Lambda's quota is for those who move traffic. */
    private static final int WEIGHED = 20;

    private final Ports ports;
    private final Round round;
    private final Judge judge;

    Moving(Ports ports, Round round) {
        this.ports = ports;
        this.round = round;
        this.judge = new Judge(ports, round);
    }

    Step<ShiftStage> step(Attempt attempt) {
        Attempt now = follow(attempt);
        now = hasFailed(now) ? now : start(now);
        if (hasFailed(now)) {
            return settle(now);
        }
        if (now.functions().anyMatch(function -> function.is(Phase.MOVING) || function.is(Phase.WAITING))) {
            return new Step.Wait<>(stage(now), Telling.moving(now), round.pace(now));
        }
        return first(now);
    }

    /** Last of all the functions that have no alias yet: their hooks are asked, then the aliases made. */
    private Step<ShiftStage> first(Attempt attempt) {
        FirstRelease release = new FirstRelease(ports, round);
        Optional<Attempt> asked = release.ask(attempt);
        Attempt now = asked.orElseGet(() -> release.create(attempt));
        if (hasFailed(now)) {
            return settle(now);
        }
        return asked.isPresent() ? new Step.Next<>(stage(now)) : succeed(now);
    }

    private static ShiftStage stage(Attempt attempt) {
        return new ShiftStage.Moving(attempt.number());
    }

    private static boolean hasFailed(Attempt attempt) {
        return attempt.state() != Attempt.State.MOVING
                || attempt.functions().anyMatch(function -> function.is(Phase.FALLING) || function.is(Phase.FAILED));
    }

    private Attempt follow(Attempt attempt) {
        List<FunctionShift> moving = attempt.in(Phase.MOVING).toList();
        Map<String, Deployment> seen = ports.deployments()
                .look(moving.stream()
                        .flatMap(one -> one.deploymentId().stream())
                        .toList());
        List<Ledger.Change> changes = new ArrayList<>();
        for (FunctionShift function : moving) {
            Deployment deployment =
                    Objects.requireNonNull(seen.get(function.deploymentId().orElseThrow()));
            FunctionShift next = judge.moving(attempt, function, deployment);
            boolean weigh = next.is(Phase.MOVING) && changes.size() < WEIGHED;
            changes.add(new Ledger.Change(function, weigh ? weighed(next) : next));
        }
        return round.ledger().put(attempt, changes);
    }

    private FunctionShift weighed(FunctionShift function) {
        return judge.alias(function)
                .map(alias -> function.weighed(round.now(), alias.percentOf(function.target())))
                .orElse(function);
    }

    /** A wave begins when those before it have arrived. */
    private Attempt start(Attempt attempt) {
        List<FunctionShift> moving = attempt.in(Phase.MOVING).toList();
        List<FunctionShift> waiting = attempt.in(Phase.WAITING).toList();
        int wave = Stream.concat(moving.stream(), waiting.stream())
                .mapToInt(FunctionShift::wave)
                .min()
                .orElse(FunctionShift.FIRST_WAVE);
        int free = round.request().rules().maxConcurrent() - moving.size();
        List<FunctionShift> next = waiting.stream()
                .filter(function -> function.wave() == wave)
                .limit(Math.max(0, free))
                .toList();
        return new Launcher(ports.deployments(), round).launch(attempt, next, Way.TRY);
    }

    private Step<ShiftStage> settle(Attempt attempt) {
        String cause = attempt.firstFailure().orElse("the shift failed");
        round.ledger().change(attempt, current -> current.settling(FailureKind.JOB_FAILED, cause));
        return new Step.Next<>(new ShiftStage.Settling(attempt.number()));
    }

    private Step<ShiftStage> succeed(Attempt attempt) {
        round.ledger().arrived(attempt, round.now());
        round.ledger().change(attempt, current -> current.succeeded(round.now()));
        return new Step.Next<>(new ShiftStage.Closing(attempt.number()));
    }
}
