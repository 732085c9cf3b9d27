package io.pointsman.actions.shift;

import io.pointsman.engine.Unavailable;
import io.pointsman.release.AliasState;
import io.pointsman.release.DeploymentMark.Way;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the state of a deployment means for its function. */
final class Judge {
    private static final Duration SLACK = Duration.ofDays(1);

    private final Ports ports;
    private final Round round;

    Judge(Ports ports, Round round) {
        this.ports = ports;
        this.round = round;
    }

    /** The function's next state after one look at the deployment that moves it. */
    FunctionShift moving(Attempt attempt, FunctionShift function, Deployment deployment) {
        return switch (deployment.status()) {
            case UNDER_WAY -> function;
            case SUCCEEDED -> arrived(function, deployment);
            case FAILED, STOPPED -> fallen(attempt, function, deployment);
        };
    }

    private FunctionShift arrived(FunctionShift function, Deployment deployment) {
        Optional<AliasState> alias = alias(function);
        if (alias.filter(state -> state.restsOn(function.target())).isEmpty()) {
            Optional<Deployment> later = later(function, deployment);
            if (later.isPresent()) {
                return takenOn(function, deployment, later.get(), alias);
            }
            throw new Unavailable(deployment.said() + " succeeded, but alias " + function.alias() + " of "
                    + Fault.subject(function) + " is on "
                    + alias.map(AliasState::said).orElse("no version"));
        }
        return function.weighed(round.now(), 100)
                .lived(happened(ports.deployments().lifecycle(deployment.id())))
                .to(Phase.MOVED);
    }

    /** One that began after ours had ended: CodeDeploy does one at a time in a group. */
    private Optional<Deployment> later(FunctionShift function, Deployment deployment) {
        return deployment
                .ended()
                .flatMap(end -> ports.deployments().since(round.request().place(function.id()), end).stream()
                        .filter(other -> !other.id().equals(deployment.id()))
                        .findFirst());
    }

    /** Whoever took it on meant to; nobody takes it back from there. */
    private FunctionShift takenOn(
            FunctionShift function, Deployment deployment, Deployment later, Optional<AliasState> alias) {
        return function.failed(
                round.now(),
                Fault.subject(function) + " was shifted to version " + function.target() + " by deployment "
                        + deployment.id() + ", and then moved on by the later " + later.said() + ": alias "
                        + function.alias() + " is on "
                        + alias.map(AliasState::said).orElse("no version")
                        + ". If this release is still meant, retry once that deployment has ended");
    }

    private static List<Deployments.Lifecycle> happened(List<Deployments.Lifecycle> events) {
        return events.stream().filter(Deployments.Lifecycle::happened).toList();
    }

    /**
     * A call of CreateDeployment that is repeated below us may make a second deployment, which fails because the first has moved
     * the alias already. The first one counts.
     */
    private FunctionShift fallen(Attempt attempt, FunctionShift function, Deployment deployment) {
        if (alias(function).filter(state -> state.restsOn(function.target())).isPresent()) {
            Optional<Deployment> twin = twin(attempt, function);
            if (twin.isPresent()) {
                return function.moving(twin.get().id()).to(Phase.MOVED);
            }
        }
        List<Deployments.Lifecycle> events = ports.deployments().lifecycle(deployment.id());
        Optional<Deployments.Lifecycle> hook =
                events.stream().filter(Deployments.Lifecycle::failed).findFirst();
        return function.falling(round.now(), deployment.ended().orElse(round.now()))
                .lived(happened(events))
                .said(Fault.of(function, deployment, hook.map(event -> withReason(function, event))));
    }

    /** The verify hook leaves its reason in the release bucket, should CodeDeploy have none. */
    private Deployments.Lifecycle withReason(FunctionShift function, Deployments.Lifecycle event) {
        return new CheckOrders(ports.records(), round.request())
                .reason(function)
                .map(reason ->
                        new Deployments.Lifecycle(event.event(), event.status(), event.start(), event.end(), reason))
                .orElse(event);
    }

    private Optional<Deployment> twin(Attempt attempt, FunctionShift function) {
        return ours(attempt, function).filter(Deployment::succeeded).findFirst();
    }

    /** The deployments that this attempt made for a function, if it made any. */
    Stream<Deployment> ours(Attempt attempt, FunctionShift function) {
        return ports
                .deployments()
                .marked(
                        round.request().place(function.id()),
                        round.mark(attempt, function, Way.TRY),
                        attempt.startedAt().minus(SLACK))
                .stream();
    }

    Optional<AliasState> alias(FunctionShift function) {
        return ports.aliases().find(function.function(), function.alias());
    }
}
