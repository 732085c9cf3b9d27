package io.pointsman.local.operator;

import io.pointsman.local.operator.FunctionStanding.Movement;
import io.pointsman.release.AliasState;
import io.pointsman.release.record.DeploymentEvent;
import io.pointsman.release.record.FunctionDeployment;
import io.pointsman.release.record.Phase;
import io.pointsman.release.record.PublishedVersion;
import io.pointsman.release.record.ShiftedFunction;
import io.pointsman.release.record.TrafficWeight;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The functions of a stack: those of its release, and what a run does with them.
 *
 * @param moved by the run, by logical id
 * @param released those that production is on, by logical id
 * @param sights of deployments, by id
 */
record FunctionReading(
        Map<String, FunctionDeployment> moved,
        Map<String, PublishedVersion> released,
        Map<String, DeploymentSight> sights) {
    static Map<String, FunctionDeployment> byId(Stream<FunctionDeployment> functions) {
        Map<String, FunctionDeployment> all = new LinkedHashMap<>();
        functions.forEach(function -> all.put(function.id(), function));
        return all;
    }

    /** Ids of deployments that count now. */
    static List<String> deployments(Stream<FunctionDeployment> functions) {
        return functions.flatMap(function -> deployment(function).stream()).toList();
    }

    private static Optional<String> deployment(FunctionDeployment function) {
        return function instanceof ShiftedFunction shift
                ? shift.returnDeploymentId().or(shift::deploymentId)
                : Optional.empty();
    }

    /** The alias of one function, or nothing where it is not looked at. */
    interface Aliases {
        Optional<Looked<Optional<AliasState>>> of(String function, boolean moves);
    }

    List<FunctionStanding> standings(Aliases aliases) {
        TreeSet<String> ids = new TreeSet<>(moved.keySet());
        ids.addAll(released.keySet());
        return ids.stream().map(id -> standing(id, aliases)).toList();
    }

    private FunctionStanding standing(String id, Aliases aliases) {
        Optional<FunctionDeployment> deployed = Optional.ofNullable(moved.get(id));
        String name = deployed.map(FunctionDeployment::function)
                .orElseGet(() -> Objects.requireNonNull(released.get(id)).function());
        Optional<Movement> movement = deployed.map(this::movement);
        boolean moves = deployed.filter(one -> !one.is(Phase.UNCHANGED) && !one.is(Phase.LEFT_OUT))
                .isPresent();
        return new FunctionStanding(id, name, aliases.of(name, moves), movement);
    }

    private Movement movement(FunctionDeployment function) {
        Optional<String> from =
                function instanceof ShiftedFunction shift ? Optional.of(shift.current()) : Optional.empty();
        Optional<String> deployment = deployment(function);
        return new Movement(
                function.phase(),
                from,
                function.target(),
                function.percent(),
                deployment,
                deployment.flatMap(id -> Optional.ofNullable(sights.get(id))),
                function.events().stream().map(DeploymentEvent::name).toList(),
                next(function),
                function.said().flatMap(said -> SafeText.lines(said).stream().findFirst()));
    }

    private static Optional<String> next(FunctionDeployment function) {
        return switch (function.phase()) {
            case PENDING -> Optional.of("waits for its turn");
            case NO_ALIAS -> Optional.of("gets its alias last");
            case IN_PROGRESS -> due(function);
            case STOPPING -> Optional.of("is being stopped");
            case CODEDEPLOY_ROLLING_BACK -> Optional.of("CodeDeploy takes it back");
            case ROLLING_BACK -> Optional.of("is taken back");
            case UNCHANGED, LEFT_OUT, CREATED, SUCCEEDED, FAILED, ROLLED_BACK, SKIPPED -> Optional.empty();
        };
    }

    /** The next share, as far as the name of the configuration says it. */
    private static Optional<String> due(FunctionDeployment function) {
        List<TrafficWeight> weights = function.weights();
        if (weights.isEmpty() || function.percent() == 0 || function.percent() == 100) {
            return Optional.empty();
        }
        Instant since = weights.getLast().at();
        return TrafficPace.of(function.config())
                .map(pace -> pace.after(function.percent()) + "% at " + Clock24.time(pace.due(since)));
    }
}
