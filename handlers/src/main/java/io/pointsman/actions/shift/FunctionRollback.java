package io.pointsman.actions.shift;

import io.pointsman.actions.shift.attempt.FailureText;
import io.pointsman.actions.shift.ports.Deployment;
import io.pointsman.actions.shift.ports.Ports;
import io.pointsman.release.record.Attempt;
import io.pointsman.release.record.FirstAlias;
import io.pointsman.release.record.FunctionDeployment;
import io.pointsman.release.record.NotArrived;
import io.pointsman.release.record.NotShifted;
import io.pointsman.release.record.Phase;
import io.pointsman.release.record.ShiftedFunction;
import io.pointsman.release.record.Shifting;
import io.pointsman.release.record.Startable;
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
final class FunctionRollback {
    /** How long after a failure CodeDeploy may take to begin its rollback, where the alias is already back or never left. */
    private static final Duration SHORT_GRACE = Duration.ofSeconds(10);

    private static final Duration LONG_GRACE = Duration.ofMinutes(1);
    static final int RETURN_TRIES = 3;

    private final Ports ports;
    private final Poll poll;
    private final DeploymentOutcomes outcomes;
    private final OwnRollback rollback;

    FunctionRollback(Ports ports, Poll poll, DeploymentOutcomes outcomes) {
        this.ports = ports;
        this.poll = poll;
        this.outcomes = outcomes;
        this.rollback = new OwnRollback(ports, poll, outcomes);
    }

    /** The deployment that says how far a function is, if one does. */
    static Stream<String> followed(FunctionDeployment function) {
        return switch (function) {
            case Shifting shifting when shifting.is(Phase.ROLLING_BACK) -> shifting.returnDeploymentId().stream();
            case Shifting shifting -> shifting.deploymentId().stream();
            case NotShifted ignored -> Stream.empty();
            case FirstAlias ignored -> Stream.empty();
            case Startable ignored -> Stream.empty();
            case NotArrived ignored -> Stream.empty();
        };
    }

    /** Its next state. */
    FunctionDeployment of(Attempt attempt, FunctionDeployment function, Map<String, Sighting> seen) {
        return switch (function) {
            case NotShifted ignored -> function;
            case NotArrived ignored -> function;
            case FirstAlias first -> first(first);
            case Startable startable -> startable.is(Phase.PENDING) ? waiting(attempt, startable) : startable;
            case Shifting shifting -> followed(attempt, shifting, sighting(shifting, seen));
        };
    }

    private FirstAlias first(FirstAlias function) {
        if (function.is(Phase.NO_ALIAS)) {
            return function.skipped();
        }
        boolean goes = function.is(Phase.CREATED) && poll.request().allOrNothing() && !function.isMadeByStack();
        return goes ? removed(function) : function;
    }

    /** A rollback deployment of CodeDeploy's has begun after Pointsman had given the alias back. */
    boolean isRolledBackLate(FunctionDeployment function) {
        return function instanceof ShiftedFunction shift && shift.putBackAt().isPresent() && rollback.isUnderWay(shift);
    }

    private FunctionDeployment followed(Attempt attempt, Shifting function, Sighting sighting) {
        boolean stops = function.is(Phase.IN_PROGRESS) && poll.request().allOrNothing();
        return switch (sighting) {
            case Sighting.Seen(Deployment deployment) ->
                stops && deployment.underWay() ? stopped(function) : seen(attempt, function, deployment);
            case Sighting.Unseen(String why) -> stops ? stopped(function) : unseen(function, why);
        };
    }

    private FunctionDeployment seen(Attempt attempt, Shifting function, Deployment deployment) {
        return switch (function.phase()) {
            case CODEDEPLOY_ROLLING_BACK -> falling(function, deployment);
            case ROLLING_BACK -> returning(function, deployment);
            default -> outcomes.moving(attempt, function, deployment);
        };
    }

    private FunctionDeployment stopped(Shifting function) {
        ports.deployments().stop(function.deploymentId().orElseThrow());
        return function.stopping();
    }

    /** Whether anything is under way can be asked by another call, and the alias says what came of it. */
    private FunctionDeployment unseen(Shifting function, String why) {
        if (ports.deployments().isBusy(poll.request().groupId(function.id()))) {
            return function;
        }
        return switch (function.phase()) {
            case CODEDEPLOY_ROLLING_BACK ->
                graceIsOver(function)
                        ? fallen(
                                function,
                                "how its deployment ended could not be seen, and nothing is under way any more")
                        : function;
            case ROLLING_BACK ->
                outcomes.read(function).restsOn(function.current())
                        ? function.rolledBack().weighed(poll.now(), 0)
                        : function.failed(
                                poll.now(), notTakenBack(function) + "how it ended could not be seen: " + why);
            default ->
                outcomes.read(function).restsOn(function.target())
                        ? function.succeeded().weighed(poll.now(), 100)
                        : function.falling(
                                poll.now(),
                                poll.now(),
                                FailureText.notShifted(function) + "how its deployment ended could not be seen: "
                                        + why);
        };
    }

    /** An alias that this release made goes again, unless somebody has moved it since. */
    private FirstAlias removed(FirstAlias function) {
        return ports.aliases().remove(function.function(), function.alias(), function.target())
                ? function.removed()
                : function.notRemoved();
    }

    /** One that was asked for without an answer may be under way all the same. */
    private FunctionDeployment waiting(Attempt attempt, Startable function) {
        if (function.isClaimedByAnother(poll.call(), poll.now())) {
            return function;
        }
        return (function.isUntouched()
                        ? Optional.<Deployment>empty()
                        : outcomes.ours(attempt, function).findFirst())
                .<FunctionDeployment>map(found -> function.moving(found.id()))
                .orElseGet(function::skipped);
    }

    private FunctionDeployment falling(Shifting function, Deployment deployment) {
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
    private FunctionDeployment rolledBack(Shifting function, String id) {
        Sighting sighting = Objects.requireNonNull(
                Sighting.of(ports.deployments(), Set.of(id)).get(id));
        return switch (sighting) {
            case Sighting.Seen(Deployment own) when own.underWay() -> function;
            case Sighting.Seen(Deployment own) when own.succeeded() -> rollback.afterRollback(function, own);
            case Sighting.Seen(Deployment own) ->
                fallen(function, "CodeDeploy's rollback, " + own.said() + ", ended badly (" + own.errorText() + ")");
            case Sighting.Unseen(String why) ->
                ports.deployments().isBusy(poll.request().groupId(function.id()))
                        ? function
                        : fallen(
                                function,
                                "how CodeDeploy's rollback deployment " + id + " ended could not be seen (" + why
                                        + ")");
        };
    }

    private boolean graceIsOver(Shifting function) {
        boolean back = outcomes.read(function).restsOn(function.current());
        Duration grace = !poll.request().rules().autoRollback() ? Duration.ZERO : back ? SHORT_GRACE : LONG_GRACE;
        return !poll.now().isBefore(function.endedAt().plus(grace));
    }

    private FunctionDeployment fallen(Shifting function, String why) {
        return poll.request().rules().autoRollback() ? rollback.of(function, why) : rollback.leftAsItIs(function);
    }

    private FunctionDeployment returning(Shifting function, Deployment deployment) {
        return switch (deployment.status()) {
            case UNDER_WAY -> function;
            case SUCCEEDED -> function.rolledBack().weighed(poll.now(), 0);
            case FAILED, STOPPED -> mayReturnAgain(function) ? function.returningAgain() : lost(function, deployment);
        };
    }

    /** The group may have its own way back under way: CodeDeploy takes ours for a deployment like any other. */
    private FunctionDeployment lost(Shifting function, Deployment deployment) {
        if (ports.deployments().isBusy(poll.request().groupId(function.id()))) {
            return function;
        }
        return rollback.afterReturn(function, deployment.said() + " ended: " + deployment.errorText());
    }

    private static String notTakenBack(Shifting function) {
        return FailureText.subject(function) + " could not be taken back: ";
    }

    /** Throttled, stopped by hand: as long as the alias is where it was left. */
    private boolean mayReturnAgain(Shifting function) {
        return function.returnTries() < RETURN_TRIES && outcomes.read(function).restsOn(function.target());
    }

    private static Sighting sighting(Shifting function, Map<String, Sighting> seen) {
        return followed(function)
                .findFirst()
                .map(id -> seen.getOrDefault(id, new Sighting.Unseen("CodeDeploy did not speak of " + id)))
                .orElseThrow();
    }
}
