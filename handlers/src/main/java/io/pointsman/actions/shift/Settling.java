package io.pointsman.actions.shift;

import io.pointsman.engine.Step;
import io.pointsman.release.AliasState;
import io.pointsman.release.DeploymentMark.Way;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The stage after a failure. All or nothing: what is under way is stopped, what has arrived is taken back. Otherwise what is under
 * way goes on. In both, every deployment is followed to its end, CodeDeploy's own rollbacks too; then the verdict is written.
 */
final class Settling {
    /** How long after a failure CodeDeploy may take to begin its rollback, where the alias is already back or never left. */
    private static final Duration SHORT_GRACE = Duration.ofSeconds(10);

    private static final int RETURN_TRIES = 3;
    private static final Duration LONG_GRACE = Duration.ofMinutes(1);

    private final Ports ports;
    private final Round round;
    private final Judge judge;
    private final Launcher launcher;

    Settling(Ports ports, Round round) {
        this.ports = ports;
        this.round = round;
        this.judge = new Judge(ports, round);
        this.launcher = new Launcher(ports.deployments(), round);
    }

    Step<ShiftStage> step(Attempt attempt) {
        if (!attempt.open()) {
            return new Step.Next<>(new ShiftStage.Closing(attempt.number()));
        }
        Map<String, Deployment> seen = look(attempt);
        Attempt now = round.ledger()
                .put(
                        attempt,
                        attempt.functions()
                                .map(function -> new Ledger.Change(function, settle(attempt, function, seen)))
                                .toList());
        if (round.request().allOrNothing()) {
            now = launcher.launch(now, nextToReturn(now), Way.BACK);
        }
        if (now.functions().anyMatch(this::restless)) {
            return new Step.Wait<>(
                    new ShiftStage.Settling(now.number()), new Telling(ports).settling(now), round.pace(now));
        }
        Verdict.Conclusion verdict = new Verdict(round.request(), round.ledger().record()).of(now, judge::alias);
        round.ledger().change(now, current -> current.failed(verdict, round.now()));
        return new Step.Next<>(new ShiftStage.Closing(now.number()));
    }

    /** No more at once than on the way forth: CodeDeploy asks Lambda with the same quota. */
    private List<FunctionShift> nextToReturn(Attempt attempt) {
        long free = round.request().rules().maxConcurrent()
                - attempt.functions()
                        .filter(one -> one.is(Phase.RETURNING) || one.is(Phase.STOPPING) || one.is(Phase.FALLING))
                        .count();
        return attempt.in(Phase.MOVED).limit(Math.max(0, free)).toList();
    }

    private boolean restless(FunctionShift function) {
        return switch (function.phase()) {
            case KEPT, LEFT_OUT, CREATED, FAILED, RETURNED, SKIPPED -> false;
            case NEW, WAITING, MOVING, STOPPING, FALLING, RETURNING -> true;
            case MOVED -> round.request().allOrNothing();
        };
    }

    private Map<String, Deployment> look(Attempt attempt) {
        Set<String> ids = new LinkedHashSet<>();
        attempt.functions().flatMap(Settling::followed).forEach(ids::add);
        return ports.deployments().look(ids);
    }

    private static Stream<String> followed(FunctionShift function) {
        return switch (function.phase()) {
            case MOVING, STOPPING, FALLING -> function.deploymentId().stream();
            case RETURNING -> function.returnDeploymentId().stream();
            case KEPT, LEFT_OUT, NEW, CREATED, WAITING, MOVED, FAILED, RETURNED, SKIPPED -> Stream.empty();
        };
    }

    private FunctionShift settle(Attempt attempt, FunctionShift function, Map<String, Deployment> seen) {
        return switch (function.phase()) {
            case KEPT, LEFT_OUT, FAILED, RETURNED, SKIPPED, MOVED -> function;
            case CREATED -> round.request().allOrNothing() && !function.isMadeByStack() ? removed(function) : function;
            case NEW -> function.to(Phase.SKIPPED);
            case WAITING -> waiting(attempt, function);
            case MOVING -> moving(attempt, function, deployment(function, seen));
            case STOPPING -> judge.moving(attempt, function, deployment(function, seen));
            case FALLING -> falling(function, deployment(function, seen));
            case RETURNING -> returning(function, returnDeployment(function, seen));
        };
    }

    /** An alias that this release made goes again, unless somebody has moved it since. */
    private FunctionShift removed(FunctionShift function) {
        return ports.aliases().remove(function.function(), function.alias(), function.target())
                ? function.to(Phase.RETURNED)
                : function.to(Phase.FAILED);
    }

    /** One that was asked for without an answer may be under way all the same. */
    private FunctionShift waiting(Attempt attempt, FunctionShift function) {
        if (function.claimedByAnother(round.call(), round.now())) {
            return function;
        }
        return (function.untouched()
                        ? Optional.<Deployment>empty()
                        : judge.ours(attempt, function).findFirst())
                .map(found -> function.moving(found.id()))
                .orElseGet(() -> function.to(Phase.SKIPPED))
                .released();
    }

    private FunctionShift moving(Attempt attempt, FunctionShift function, Deployment deployment) {
        if (deployment.underWay() && round.request().allOrNothing()) {
            ports.deployments().stop(deployment.id());
            return function.to(Phase.STOPPING);
        }
        return judge.moving(attempt, function, deployment);
    }

    private FunctionShift falling(FunctionShift function, Deployment deployment) {
        return nothingMoves(function, deployment) ? fallen(function) : function;
    }

    private boolean nothingMoves(FunctionShift function, Deployment deployment) {
        if (deployment.rollbackId().isPresent()) {
            return !look(deployment.rollbackId().get()).underWay();
        }
        boolean back = judge.alias(function)
                .filter(alias -> alias.restsOn(function.current()))
                .isPresent();
        Duration grace = !round.request().rules().autoRollback() ? Duration.ZERO : back ? SHORT_GRACE : LONG_GRACE;
        return !round.now().isBefore(function.endedAt().plus(grace));
    }

    /** Should all of its traffic be on the target after all, it goes back like those that arrived. */
    private FunctionShift fallen(FunctionShift function) {
        Optional<AliasState> alias = judge.alias(function);
        boolean arrived =
                alias.filter(state -> state.restsOn(function.target())).isPresent();
        int percent = alias.map(state -> state.percentOf(function.target())).orElse(0);
        return function.weighed(round.now(), percent)
                .to(arrived && round.request().allOrNothing() ? Phase.MOVED : Phase.FAILED)
                .released();
    }

    private FunctionShift returning(FunctionShift function, Deployment deployment) {
        return switch (deployment.status()) {
            case UNDER_WAY -> function;
            case SUCCEEDED -> function.weighed(round.now(), 0).to(Phase.RETURNED);
            case FAILED, STOPPED -> mayReturnAgain(function) ? function.returningAgain() : lost(function, deployment);
        };
    }

    private FunctionShift lost(FunctionShift function, Deployment deployment) {
        return function.failed(
                round.now(),
                Fault.subject(function) + " could not be taken back: " + deployment.said() + " ended: "
                        + deployment.errorText());
    }

    /** Throttled, stopped by hand: as long as the alias is where it was left. */
    private boolean mayReturnAgain(FunctionShift function) {
        return function.returnTries() < RETURN_TRIES
                && judge.alias(function)
                        .filter(alias -> alias.restsOn(function.target()))
                        .isPresent();
    }

    private Deployment look(String id) {
        return Objects.requireNonNull(ports.deployments().look(Set.of(id)).get(id));
    }

    private static Deployment deployment(FunctionShift function, Map<String, Deployment> seen) {
        return Objects.requireNonNull(seen.get(function.deploymentId().orElseThrow()));
    }

    private static Deployment returnDeployment(FunctionShift function, Map<String, Deployment> seen) {
        return Objects.requireNonNull(seen.get(function.returnDeploymentId().orElseThrow()));
    }
}
