package io.pointsman.actions.shift;

import io.pointsman.actions.shift.attempt.FailureText;
import io.pointsman.actions.shift.attempt.Surprise;
import io.pointsman.actions.shift.attempt.Verifications;
import io.pointsman.actions.shift.ports.AliasReading;
import io.pointsman.actions.shift.ports.Deployment;
import io.pointsman.actions.shift.ports.Deployments;
import io.pointsman.actions.shift.ports.Ports;
import io.pointsman.engine.Refusal;
import io.pointsman.engine.Unavailable;
import io.pointsman.release.AliasState;
import io.pointsman.release.DeploymentMark.Way;
import io.pointsman.release.record.Attempt;
import io.pointsman.release.record.DeploymentEvent;
import io.pointsman.release.record.FunctionDeployment;
import io.pointsman.release.record.ShiftedFunction;
import io.pointsman.release.record.Shifting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the state of a deployment means for its function. */
final class DeploymentOutcomes {
    private static final Duration SLACK = Duration.ofDays(1);
    /** Lambda shows what CodeDeploy has done within a moment; what it shows after that is somebody else's doing. */
    static final Duration SEEN_WITHIN = Duration.ofMinutes(1);

    private final Ports ports;
    private final Poll poll;

    DeploymentOutcomes(Ports ports, Poll poll) {
        this.ports = ports;
        this.poll = poll;
    }

    /** The function's next state after one look at the deployment that moves it. */
    FunctionDeployment moving(Attempt attempt, Shifting function, Deployment deployment) {
        return switch (deployment.status()) {
            case UNDER_WAY -> function;
            case SUCCEEDED -> arrived(attempt, function, deployment);
            case FAILED, STOPPED -> fallen(attempt, function, deployment);
        };
    }

    /** Where the alias cannot be read, and the shift is being ended, CodeDeploy's word has to do. */
    private FunctionDeployment arrived(Attempt attempt, Shifting function, Deployment deployment) {
        return switch (attempt.isEnding() ? read(function) : new AliasReading.Read(alias(function))) {
            case AliasReading.Read(Optional<AliasState> alias) -> arrived(function, deployment, alias);
            case AliasReading.Unreadable(String why) ->
                function.succeeded().noted("where its alias is could not be read: " + why);
        };
    }

    private FunctionDeployment arrived(Shifting function, Deployment deployment, Optional<AliasState> alias) {
        if (alias.filter(state -> state.restsOn(function.target())).isEmpty()) {
            Optional<Deployment> later = later(function, deployment);
            if (later.isPresent()) {
                return takenOn(function, deployment, later.get(), alias);
            }
            return elsewhere(function, deployment, alias);
        }
        FunctionDeployment moved = function.succeeded().weighed(poll.now(), 100);
        return switch (lived(deployment)) {
            case Lived.Events(var events) -> moved.lived(happened(events));
            case Lived.Untold(String why) -> moved.noted("what happened on its way could not be read: " + why);
        };
    }

    private FunctionDeployment elsewhere(Shifting function, Deployment deployment, Optional<AliasState> alias) {
        String found = deployment.said() + " succeeded, but alias " + function.alias() + " of "
                + FailureText.subject(function) + " is on "
                + alias.map(AliasState::said).orElse("no version");
        boolean soon = deployment
                .ended()
                .filter(end -> !poll.now().isBefore(end.plus(SEEN_WITHIN)))
                .isEmpty();
        if (soon) {
            throw new Unavailable(found);
        }
        return function.failed(
                poll.now(),
                found + ": somebody has moved it past CodeDeploy. If this release is still meant, retry the stage");
    }

    /** What happened in a deployment: for people, so that the shift does not depend on it. */
    private sealed interface Lived {
        record Events(List<Deployments.Lifecycle> events) implements Lived {}

        record Untold(String why) implements Lived {}
    }

    /** Whatever goes wrong: a service that does not answer is asked again for a while, and then gone on without. */
    private Lived lived(Deployment deployment) {
        try {
            return new Lived.Events(ports.deployments().lifecycle(deployment.id()));
        } catch (Unavailable e) {
            if (endedJustNow(deployment)) {
                throw e;
            }
            return new Lived.Untold(Surprise.said(e));
        } catch (RuntimeException e) {
            return new Lived.Untold(Surprise.said(e));
        }
    }

    private boolean endedJustNow(Deployment deployment) {
        return deployment
                .ended()
                .filter(end -> poll.now().isBefore(end.plus(SEEN_WITHIN)))
                .isPresent();
    }

    /** One that began after ours had ended: CodeDeploy does one at a time in a group. */
    private Optional<Deployment> later(Shifting function, Deployment deployment) {
        return deployment
                .ended()
                .flatMap(end -> ports.deployments().since(poll.request().groupId(function.id()), end).stream()
                        .filter(other -> !other.id().equals(deployment.id()))
                        .findFirst());
    }

    /** Whoever took it on meant to; nobody takes it back from there. */
    private FunctionDeployment takenOn(
            Shifting function, Deployment deployment, Deployment later, Optional<AliasState> alias) {
        return function.failed(
                poll.now(),
                FailureText.subject(function) + " was shifted to version " + function.target() + " by deployment "
                        + deployment.id() + ", and then moved on by the later " + later.said() + ": alias "
                        + function.alias() + " is on "
                        + alias.map(AliasState::said).orElse("no version")
                        + ". If this release is still meant, retry once that deployment has ended");
    }

    private static List<DeploymentEvent> happened(List<Deployments.Lifecycle> events) {
        return events.stream()
                .filter(Deployments.Lifecycle::happened)
                .map(Deployments.Lifecycle::event)
                .toList();
    }

    /**
     * A call of CreateDeployment that is repeated below us may make a second deployment, which fails because the first has moved
     * the alias already. The first one counts.
     */
    private FunctionDeployment fallen(Attempt attempt, Shifting function, Deployment deployment) {
        if (read(function).restsOn(function.target())) {
            Optional<Deployment> twin = twin(attempt, function);
            if (twin.isPresent()) {
                return function.succeededBy(twin.get().id());
            }
        }
        Instant ended = deployment.ended().orElse(poll.now());
        return switch (lived(deployment)) {
            case Lived.Events(var events) ->
                function.falling(poll.now(), ended, FailureText.of(function, deployment, fault(function, events)))
                        .lived(happened(events));
            case Lived.Untold(String why) ->
                function.falling(
                        poll.now(),
                        ended,
                        FailureText.of(function, deployment, Optional.empty())
                                + "\nWhich hook failed, if one did, could not be read: " + why);
        };
    }

    private Optional<Deployments.Lifecycle> fault(Shifting function, List<Deployments.Lifecycle> events) {
        return events.stream()
                .filter(one -> one.event().failed())
                .findFirst()
                .map(event -> withReason(function, event));
    }

    /**
     * The verify hook leaves its reason in the release bucket, should CodeDeploy have none. Several functions are looked at at once, and
     * documents are read one after the other.
     */
    private synchronized Deployments.Lifecycle withReason(Shifting function, Deployments.Lifecycle event) {
        try {
            return new Verifications(ports.records(), poll.request())
                    .reason(function)
                    .map(event::because)
                    .orElse(event);
        } catch (Refusal e) {
            return event.because(event.words() + " (its reason could not be read: " + Surprise.said(e) + ")");
        }
    }

    private Optional<Deployment> twin(Attempt attempt, Shifting function) {
        return ours(attempt, function).filter(Deployment::succeeded).findFirst();
    }

    /** The deployments that this attempt made for a function, if it made any. */
    Stream<Deployment> ours(Attempt attempt, ShiftedFunction function) {
        return ports
                .deployments()
                .marked(
                        poll.request().groupId(function.id()),
                        poll.mark(attempt, function, Way.TRY),
                        attempt.startedAt().minus(SLACK))
                .stream();
    }

    Optional<AliasState> alias(FunctionDeployment function) {
        return ports.aliases().find(function.function(), function.alias());
    }

    /** As {@link #alias}, for whoever goes on without an answer. */
    AliasReading read(FunctionDeployment function) {
        try {
            return new AliasReading.Read(alias(function));
        } catch (Unavailable e) {
            throw e;
        } catch (RuntimeException e) {
            return new AliasReading.Unreadable(Surprise.said(e));
        }
    }
}
