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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The stage in which functions are moved: looks at what is under way, starts what may start, and notices the first failure. */
final class Deploying {
    /** Weights are for people, who see no more names than this; Lambda's quota is for those who move traffic. */
    private static final int WEIGHED = 20;

    private final Ports ports;
    private final Poll poll;
    private final DeploymentOutcomes outcomes;

    Deploying(Ports ports, Poll poll) {
        this.ports = ports;
        this.poll = poll;
        this.outcomes = new DeploymentOutcomes(ports, poll);
    }

    Step<ShiftStage> step(Attempt attempt) {
        Attempt now = follow(attempt);
        now = hasFailed(now) ? now : start(now);
        if (hasFailed(now)) {
            return settle(now);
        }
        if (now.functions().anyMatch(function -> function.is(Phase.IN_PROGRESS) || function.is(Phase.PENDING))) {
            return new Step.Wait<>(stage(now), ProgressText.moving(now), poll.pace(now));
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
        List<ShiftAttempts.Change> changes = new ArrayList<>();
        for (Shifting function : moving) {
            Deployment deployment = Objects.requireNonNull(seen.get(deployment(function)));
            FunctionDeployment next = outcomes.moving(attempt, function, deployment);
            boolean weigh = next.is(Phase.IN_PROGRESS) && changes.size() < WEIGHED;
            changes.add(new ShiftAttempts.Change(function, weigh ? weighed(next) : next));
        }
        return poll.attempts().put(attempt, changes);
    }

    private static String deployment(Shifting function) {
        return function.deploymentId().orElseThrow();
    }

    private FunctionDeployment weighed(FunctionDeployment function) {
        return outcomes.alias(function)
                .map(alias -> function.weighed(poll.now(), alias.percentOf(function.target())))
                .orElse(function);
    }

    /** A wave begins when those before it have arrived. */
    private Attempt start(Attempt attempt) {
        List<Shifting> moving = attempt.in(Phase.IN_PROGRESS, Shifting.class).toList();
        List<Startable> waiting = attempt.in(Phase.PENDING, Startable.class).toList();
        int wave = Stream.concat(moving.stream(), waiting.stream())
                .mapToInt(FunctionDeployment::wave)
                .min()
                .orElse(FunctionDeployment.FIRST_WAVE);
        int free = poll.request().rules().maxConcurrent() - moving.size();
        List<Startable> next = waiting.stream()
                .filter(function -> function.wave() == wave)
                .limit(Math.max(0, free))
                .toList();
        return new DeploymentStarter(ports.deployments(), poll).launch(attempt, next, Way.TRY);
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
