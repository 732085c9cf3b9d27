package io.pointsman.actions.shift;

import io.pointsman.actions.shift.attempt.FailureText;
import io.pointsman.actions.shift.ports.Deployment;
import io.pointsman.actions.shift.ports.Ports;
import io.pointsman.engine.Refusal;
import io.pointsman.release.AliasState;
import io.pointsman.release.record.FunctionDeployment;
import io.pointsman.release.record.ShiftedFunction;
import io.pointsman.release.record.Shifting;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Brings an alias back where CodeDeploy has not: once nothing is under way in its place any more, by one {@code lambda:UpdateAlias} on the
 * condition that the alias is still as it was read. An alias that somebody has moved is left where it is, and that is said.
 */
final class OwnRollback {
    private static final List<String> NOT_BEGUN = List.of("Pending", "Skipped");

    private final Ports ports;
    private final Poll poll;
    private final DeploymentOutcomes outcomes;

    OwnRollback(Ports ports, Poll poll, DeploymentOutcomes outcomes) {
        this.ports = ports;
        this.poll = poll;
        this.outcomes = outcomes;
    }

    /**
     * After a deployment on the way forth. Once the alias was given back, the function is looked at again, so that a rollback deployment
     * of CodeDeploy's that comes late is followed to its end, too.
     *
     * @param why CodeDeploy has not brought the alias back, to begin a sentence with
     */
    FunctionDeployment of(Shifting function, String why) {
        Optional<AliasState> alias = outcomes.read(function).seen();
        if (alias.isEmpty() || alias.get().restsOn(function.current())) {
            return ended(function, alias);
        }
        boolean touched = function.putBackAt().isPresent() || !isBetween(function, alias.get());
        return touched || hasMovedNothing(function)
                ? ended(function.wayBack(moved(alias.get())), alias)
                : putBack(function, alias.get(), why);
    }

    /** Of a function that had arrived, after the deployment that was to take it back. */
    FunctionDeployment afterReturn(Shifting function, String why) {
        Optional<AliasState> alias = outcomes.read(function).seen();
        if (alias.filter(state -> state.restsOn(function.current())).isPresent()) {
            return function.rolledBack().weighed(poll.now(), 0);
        }
        boolean touched = function.putBackAt().isPresent()
                || alias.filter(state -> isBetween(function, state)).isEmpty();
        if (!touched) {
            return putBack(function, alias.get(), why);
        }
        String where = alias.map(state -> "; " + moved(state)).orElse("");
        return function.failed(poll.now(), FailureText.subject(function) + " could not be taken back: " + why + where);
    }

    /** CodeDeploy's rollback has succeeded: an alias that is elsewhere after a moment is somebody else's doing. */
    FunctionDeployment afterRollback(Shifting function, Deployment rollback) {
        Optional<AliasState> alias = outcomes.read(function).seen();
        boolean elsewhere =
                alias.filter(state -> !state.restsOn(function.current())).isPresent();
        if (!elsewhere) {
            return ended(function, alias);
        }
        Instant end = rollback.ended().orElse(function.endedAt());
        return poll.now().isBefore(end.plus(DeploymentOutcomes.SEEN_WITHIN))
                ? function
                : ended(
                        function.wayBack(
                                "CodeDeploy's rollback, " + rollback.said() + ", succeeded, and " + moved(alias.get())),
                        alias);
    }

    /** CodeDeploy's; one that nobody may see keeps no shift from its end. */
    boolean isUnderWay(ShiftedFunction function) {
        try {
            return ports.deployments().underWay(poll.request().groupId(function.id())).stream()
                    .anyMatch(Deployment::rollback);
        } catch (Refusal e) {
            return false;
        }
    }

    /** Where the user wants no rollback. */
    FunctionDeployment leftAsItIs(Shifting function) {
        return ended(function, outcomes.read(function).seen());
    }

    /** No third version has a share: then it may be where a deployment between the two has left it. */
    private static boolean isBetween(Shifting function, AliasState state) {
        Set<String> own = Set.of(function.current(), function.target());
        return own.contains(state.version())
                && state.second()
                        .filter(share -> !own.contains(share.version()))
                        .isEmpty();
    }

    /** CodeDeploy has not come to its traffic. Where that cannot be seen, the alias is where the deployment has left it. */
    private boolean hasMovedNothing(Shifting function) {
        try {
            return function.deploymentId()
                    .map(ports.deployments()::lifecycle)
                    .filter(events -> events.stream()
                            .filter(event -> event.event().name().equals("AllowTraffic"))
                            .allMatch(event -> NOT_BEGUN.contains(event.event().status())))
                    .isPresent();
        } catch (Refusal e) {
            return false;
        }
    }

    private FunctionDeployment putBack(Shifting function, AliasState state, String why) {
        if (ports.aliases().putBack(function.function(), function.alias(), state, function.current())) {
            return function.putBack(
                    poll.now(),
                    why + ", so Pointsman has given all traffic back to version " + function.current()
                            + " with lambda:UpdateAlias");
        }
        return outcomes.read(function)
                .seen()
                .filter(now -> !now.equals(state) && !now.restsOn(function.current()))
                .map(now -> ended(function.wayBack(moved(now)), Optional.of(now)))
                .orElse(function);
    }

    private static String moved(AliasState state) {
        return "somebody has moved it to " + state.said() + ", so it was left there";
    }

    private FunctionDeployment ended(Shifting function, Optional<AliasState> alias) {
        int percent = alias.map(state -> state.percentOf(function.target())).orElse(0);
        return function.notArrived().weighed(poll.now(), percent);
    }
}
