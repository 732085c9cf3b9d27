package io.pointsman.actions.shift;

import io.pointsman.actions.shift.attempt.ProgressText;
import io.pointsman.actions.shift.attempt.ShiftAttempts;
import io.pointsman.actions.shift.ports.Deployment;
import io.pointsman.actions.shift.ports.Ports;
import io.pointsman.engine.FailureKind;
import io.pointsman.engine.Progress;
import io.pointsman.engine.Step;
import io.pointsman.release.DeploymentMark.Way;
import io.pointsman.release.record.Attempt;
import io.pointsman.release.record.FunctionDeployment;
import io.pointsman.release.record.Phase;
import io.pointsman.release.record.Shifting;
import io.pointsman.release.record.Startable;
import io.pointsman.runtime.Parallel;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The stage in which functions are moved: looks at what is under way, starts what may start, and notices the first failure. */
final class Deploying {
    /** Weights are for people, who see no more names than this; Lambda's quota is for those who move traffic. */
    private static final int WEIGHED = 20;

    /** Before the others are looked at again, and well within the time of a claim. */
    private static final int STARTED = 40;

    private final Ports ports;
    private final Poll poll;
    private final DeploymentOutcomes outcomes;

    Deploying(Ports ports, Poll poll) {
        this.ports = ports;
        this.poll = poll;
        this.outcomes = new DeploymentOutcomes(ports, poll);
    }

    Step<ShiftStage> step(Attempt attempt) {
        Attempt seen = follow(attempt);
        Attempt now = hasFailed(seen) ? seen : start(seen);
        if (hasFailed(now)) {
            return settle(now);
        }
        if (now.functions().anyMatch(function -> function.is(Phase.IN_PROGRESS) || function.is(Phase.PENDING))) {
            return hasStarted(seen, now) && !next(now).isEmpty()
                    ? new Step.Next<>(stage(now))
                    : new Step.Wait<>(stage(now), ProgressText.moving(now), poll.pace(now));
        }
        return switch (new TrafficProof(ports.watch(), poll).of(now)) {
            case TrafficProof.Proof.TooEarly(String function) ->
                new Step.Wait<>(
                        stage(now),
                        Progress.of("waiting until CloudWatch shows all calls of the new version of " + function),
                        poll.pace(now));
            case TrafficProof.Proof.Counted(Attempt counted) -> hasFailed(counted) ? settle(counted) : first(counted);
        };
    }

    private static boolean hasStarted(Attempt before, Attempt now) {
        return now.in(Phase.PENDING).count() < before.in(Phase.PENDING).count();
    }

    /** Last of all the functions that have no alias yet: their hooks are asked, then the aliases made. */
    private Step<ShiftStage> first(Attempt attempt) {
        FirstRelease release = new FirstRelease(ports, poll);
        Optional<Attempt> asked = release.ask(attempt);
        Attempt now = asked.orElseGet(() -> release.create(attempt));
        if (hasFailed(now)) {
            return settle(now);
        }
        return asked.isPresent() ? new Step.Next<>(stage(now)) : succeed(now);
    }

    private static ShiftStage stage(Attempt attempt) {
        return new ShiftStage.Deploying(attempt.number());
    }

    private static boolean hasFailed(Attempt attempt) {
        return attempt.state() != Attempt.State.MOVING
                || attempt.functions()
                        .anyMatch(function -> function.is(Phase.CODEDEPLOY_ROLLING_BACK) || function.is(Phase.FAILED));
    }

    private Attempt follow(Attempt attempt) {
        List<Shifting> moving = attempt.in(Phase.IN_PROGRESS, Shifting.class).toList();
        Map<String, Deployment> seen = ports.deployments()
                .look(moving.stream().map(Deploying::deployment).toList());
        Set<Shifting> weighed = moving.stream()
                .filter(function -> deployment(function, seen).underWay())
                .limit(WEIGHED)
                .filter(function -> TrafficSteps.isToBeSeen(function, poll.now()))
                .collect(Collectors.toUnmodifiableSet());
        return poll.attempts()
                .put(
                        attempt,
                        Parallel.map(
                                moving,
                                function -> new ShiftAttempts.Change(
                                        function,
                                        weighed.contains(function)
                                                ? weighed(function)
                                                : outcomes.moving(attempt, function, deployment(function, seen)))));
    }

    private static String deployment(Shifting function) {
        return function.deploymentId().orElseThrow();
    }

    private static Deployment deployment(Shifting function, Map<String, Deployment> seen) {
        return Objects.requireNonNull(seen.get(deployment(function)));
    }

    private FunctionDeployment weighed(FunctionDeployment function) {
        return outcomes.alias(function)
                .map(alias -> function.weighed(poll.now(), alias.percentOf(function.target())))
                .orElse(function);
    }

    private Attempt start(Attempt attempt) {
        return new DeploymentStarter(ports.deployments(), poll).launch(attempt, next(attempt), Way.TRY);
    }

    /** A wave begins when those before it have arrived. */
    private List<Startable> next(Attempt attempt) {
        List<Shifting> moving = attempt.in(Phase.IN_PROGRESS, Shifting.class).toList();
        List<Startable> waiting = attempt.in(Phase.PENDING, Startable.class).toList();
        int wave = Stream.concat(moving.stream(), waiting.stream())
                .mapToInt(FunctionDeployment::wave)
                .min()
                .orElse(FunctionDeployment.FIRST_WAVE);
        int free = poll.request().rules().maxConcurrent() - moving.size();
        return waiting.stream()
                .filter(function -> function.wave() == wave)
                .limit(Math.clamp(free, 0, STARTED))
                .toList();
    }

    private Step<ShiftStage> settle(Attempt attempt) {
        String cause = attempt.firstFailure().orElse("the shift failed");
        poll.attempts().change(attempt, current -> current.settling(FailureKind.JOB_FAILED, cause));
        return new Step.Next<>(new ShiftStage.RollingBack(attempt.number()));
    }

    private Step<ShiftStage> succeed(Attempt attempt) {
        poll.attempts().arrived(attempt, poll.now());
        poll.attempts().change(attempt, current -> current.succeeded(poll.now()));
        return new Step.Next<>(new ShiftStage.Reporting(attempt.number()));
    }
}
