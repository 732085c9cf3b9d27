package io.pointsman.actions.shift;

import io.pointsman.release.record.Attempt;
import io.pointsman.release.record.FunctionShift;
import io.pointsman.release.record.Phase;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Brings one function to rest after a failure, a step each time it is looked at. Where its deployment may not be looked at, what is
 * under way in its place and where its alias is have to do.
 */
final class FunctionSettling {
    /** How long after a failure CodeDeploy may take to begin its rollback, where the alias is already back or never left. */
    private static final Duration SHORT_GRACE = Duration.ofSeconds(10);

    private static final Duration LONG_GRACE = Duration.ofMinutes(1);
    private static final int RETURN_TRIES = 3;

    private final Ports ports;
    private final Round round;
    private final Judge judge;
    private final OwnRollback rollback;

    FunctionSettling(Ports ports, Round round, Judge judge) {
        this.ports = ports;
        this.round = round;
        this.judge = judge;
        this.rollback = new OwnRollback(ports, round, judge);
    }

    /** The deployment that says how far a function is, if one does. */
    static Stream<String> followed(FunctionShift function) {
        return switch (function.phase()) {
            case MOVING, STOPPING, FALLING -> function.deploymentId().stream();
            case RETURNING -> function.returnDeploymentId().stream();
            case KEPT, LEFT_OUT, NEW, CREATED, WAITING, MOVED, FAILED, RETURNED, SKIPPED -> Stream.empty();
        };
    }

    /** Its next state. */
    FunctionShift of(Attempt attempt, FunctionShift function, Map<String, Sighting> seen) {
        return switch (function.phase()) {
            case KEPT, LEFT_OUT, FAILED, RETURNED, SKIPPED, MOVED -> function;
            case CREATED -> round.request().allOrNothing() && !function.isMadeByStack() ? removed(function) : function;
            case NEW -> function.to(Phase.SKIPPED);
            case WAITING -> waiting(attempt, function);
            case MOVING, STOPPING, FALLING, RETURNING -> followed(attempt, function, sighting(function, seen));
        };
    }

    /** A rollback deployment of CodeDeploy's has begun after Pointsman had given the alias back. */
    boolean isRolledBackLate(FunctionShift function) {
        return function.putBackAt().isPresent() && rollback.isUnderWay(function);
    }

    private FunctionShift followed(Attempt attempt, FunctionShift function, Sighting sighting) {
        boolean stops = function.is(Phase.MOVING) && round.request().allOrNothing();
        return switch (sighting) {
            case Sighting.Seen(Deployment deployment) ->
                stops && deployment.underWay() ? stopped(function) : seen(attempt, function, deployment);
            case Sighting.Unseen(String why) -> stops ? stopped(function) : unseen(function, why);
        };
    }

    private FunctionShift seen(Attempt attempt, FunctionShift function, Deployment deployment) {
        return switch (function.phase()) {
            case FALLING -> falling(function, deployment);
            case RETURNING -> returning(function, deployment);
            default -> judge.moving(attempt, function, deployment);
        };
    }

    private FunctionShift stopped(FunctionShift function) {
        ports.deployments().stop(function.deploymentId().orElseThrow());
        return function.to(Phase.STOPPING);
    }

    /** Whether anything is under way can be asked by another call, and the alias says what came of it. */
    private FunctionShift unseen(FunctionShift function, String why) {
        if (ports.deployments().isBusy(round.request().place(function.id()))) {
            return function;
        }
        return switch (function.phase()) {
            case FALLING ->
                graceIsOver(function)
                        ? fallen(
                                function,
                                "how its deployment ended could not be seen, and nothing is under way any more")
                        : function;
            case RETURNING ->
                judge.read(function).restsOn(function.current())
                        ? function.weighed(round.now(), 0).to(Phase.RETURNED)
                        : function.failed(
                                round.now(), notTakenBack(function) + "how it ended could not be seen: " + why);
            default ->
                judge.read(function).restsOn(function.target())
                        ? function.weighed(round.now(), 100).to(Phase.MOVED)
                        : function.falling(round.now(), round.now())
                                .said(Fault.notShifted(function) + "how its deployment ended could not be seen: "
                                        + why);
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

    private FunctionShift falling(FunctionShift function, Deployment deployment) {
        if (deployment.rollbackId().isPresent()) {
            return rolledBack(function, deployment.rollbackId().get());
        }
        return graceIsOver(function)
                ? fallen(
                        function,
                        "CodeDeploy has made no rollback deployment within " + LONG_GRACE.toSeconds() + " seconds")
                : function;
    }

    /** Once CodeDeploy's rollback has succeeded, an alias elsewhere is somebody else's doing. */
    private FunctionShift rolledBack(FunctionShift function, String id) {
        Sighting sighting = Objects.requireNonNull(
                Sighting.of(ports.deployments(), Set.of(id)).get(id));
        return switch (sighting) {
            case Sighting.Seen(Deployment own) when own.underWay() -> function;
            case Sighting.Seen(Deployment own) when own.succeeded() -> rollback.afterRollback(function, own);
            case Sighting.Seen(Deployment own) ->
                fallen(function, "CodeDeploy's rollback, " + own.said() + ", ended badly (" + own.errorText() + ")");
            case Sighting.Unseen(String why) ->
                ports.deployments().isBusy(round.request().place(function.id()))
                        ? function
                        : fallen(
                                function,
                                "how CodeDeploy's rollback deployment " + id + " ended could not be seen (" + why
                                        + ")");
        };
    }

    private boolean graceIsOver(FunctionShift function) {
        boolean back = judge.read(function).restsOn(function.current());
        Duration grace = !round.request().rules().autoRollback() ? Duration.ZERO : back ? SHORT_GRACE : LONG_GRACE;
        return !round.now().isBefore(function.endedAt().plus(grace));
    }

    private FunctionShift fallen(FunctionShift function, String why) {
        return round.request().rules().autoRollback() ? rollback.of(function, why) : rollback.leftAsItIs(function);
    }

    private FunctionShift returning(FunctionShift function, Deployment deployment) {
        return switch (deployment.status()) {
            case UNDER_WAY -> function;
            case SUCCEEDED -> function.weighed(round.now(), 0).to(Phase.RETURNED);
            case FAILED, STOPPED -> mayReturnAgain(function) ? function.returningAgain() : lost(function, deployment);
        };
    }

    /** The group may have its own way back under way: CodeDeploy takes ours for a deployment like any other. */
    private FunctionShift lost(FunctionShift function, Deployment deployment) {
        if (ports.deployments().isBusy(round.request().place(function.id()))) {
            return function;
        }
        return rollback.afterReturn(function, deployment.said() + " ended: " + deployment.errorText());
    }

    private static String notTakenBack(FunctionShift function) {
        return Fault.subject(function) + " could not be taken back: ";
    }

    /** Throttled, stopped by hand: as long as the alias is where it was left. */
    private boolean mayReturnAgain(FunctionShift function) {
        return function.returnTries() < RETURN_TRIES && judge.read(function).restsOn(function.target());
    }

    private static Sighting sighting(FunctionShift function, Map<String, Sighting> seen) {
        return followed(function)
                .findFirst()
                .map(id -> seen.getOrDefault(id, new Sighting.Unseen("CodeDeploy did not speak of " + id)))
                .orElseThrow();
    }
}
