package io.pointsman.actions.shift;

import io.pointsman.actions.shift.attempt.Commands;
import io.pointsman.actions.shift.attempt.FailureText;
import io.pointsman.actions.shift.ports.Deployment;
import io.pointsman.actions.shift.ports.DeploymentGroupId;
import io.pointsman.actions.shift.ports.Deployments;
import io.pointsman.actions.shift.ports.Ports;
import io.pointsman.actions.shift.settings.ShiftRequest;
import io.pointsman.appspec.AppSpec;
import io.pointsman.engine.Unavailable;
import io.pointsman.release.DeploymentMark;
import io.pointsman.release.DeploymentMark.Way;
import io.pointsman.release.record.Attempt;
import io.pointsman.release.record.FunctionDeployment;
import io.pointsman.release.record.Shifting;
import io.pointsman.release.record.Startable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a run has under way by CodeDeploy's word, for a call that has no record to go by: its deployments carry the run's mark. Functions
 * that no deployment of the attempt is for are not among it: the attempt has not shifted them.
 */
final class MarkedDeployments {
    /** No shift takes longer than a day. */
    private static final Duration LOOKED_BACK = Duration.ofDays(2);

    private final Ports ports;
    private final ShiftRequest request;
    private final Instant now;

    MarkedDeployments(Ports ports, ShiftRequest request) {
        this.ports = ports;
        this.request = request;
        this.now = ports.clock().instant();
    }

    /** As far as CodeDeploy knows it. */
    Attempt attempt(int number) {
        return Attempt.recovered(
                number,
                request.start(Optional.empty(), now),
                groups().flatMap(group -> function(number, group).stream()).toList());
    }

    /** A line for each deployment of the run that is under way, in whatever attempt, with the command that stops it. */
    List<String> underWay() {
        return groups().flatMap(group -> ports.deployments().underWay(group).stream()
                        .filter(deployment -> isOfThisRun(deployment, group))
                        .map(deployment -> deployment.said() + " moves alias " + alias(group) + " of function "
                                + group.group() + " of the stack: " + Commands.stop(deployment.id())))
                .toList();
    }

    private Stream<DeploymentGroupId> groups() {
        return ports.groups().names(request.application()).stream()
                .map(name -> new DeploymentGroupId(request.application(), name));
    }

    private boolean isOfThisRun(Deployment deployment, DeploymentGroupId group) {
        String run = DeploymentMark.runName(request.run(), alias(group));
        return DeploymentMark.read(deployment.description())
                .filter(mark -> mark.runName().equals(run) && mark.stack().equals(request.stack()))
                .isPresent();
    }

    /** A group has the function's id for its name, as far as that fits. */
    private String alias(DeploymentGroupId group) {
        return request.traffic(group.group()).alias();
    }

    private Optional<FunctionDeployment> function(int number, DeploymentGroupId group) {
        return Deployment.thatCounts(marked(group, Way.TRY, number, 0)).flatMap(deployment -> {
            Optional<Deployments.Move> move = ports.deployments().move(deployment.id());
            if (move.isEmpty() && deployment.underWay()) {
                throw new Unavailable(deployment.said() + " has not begun: what it moves is not known yet");
            }
            return move.map(what -> at(number, group, deployment, what));
        });
    }

    private FunctionDeployment at(int number, DeploymentGroupId group, Deployment deployment, Deployments.Move move) {
        Shifting moving = moving(group.group(), move).moving(deployment.id());
        return switch (deployment.status()) {
            case UNDER_WAY -> moving;
            case SUCCEEDED -> arrived(number, group, moving.succeeded());
            case FAILED, STOPPED -> {
                Instant ended = deployment.ended().orElse(now);
                yield moving.falling(ended, ended, FailureText.of(moving, deployment, Optional.empty()));
            }
        };
    }

    private Startable moving(String id, Deployments.Move move) {
        AppSpec spec = new AppSpec(
                AppSpec.resource(id), move.function(), move.alias(), move.current(), move.target(), AppSpec.Hooks.NONE);
        FunctionDeployment.Target target = new FunctionDeployment.Target(
                id,
                move.function(),
                move.alias(),
                move.target(),
                request.traffic(id).config().name(),
                List.of(),
                FunctionDeployment.FIRST_WAVE);
        return Startable.pending(target, move.current(), spec.text(), spec.sha256());
    }

    /** And perhaps on its way back, for the last of several times. */
    private FunctionDeployment arrived(int number, DeploymentGroupId group, Startable arrived) {
        Startable next = arrived;
        Optional<Shifting> returning = Optional.empty();
        for (int tries = 0; tries <= FunctionRollback.RETURN_TRIES; tries++) {
            Optional<Deployment> back = Deployment.thatCounts(marked(group, Way.BACK, number, tries));
            if (back.isEmpty()) {
                break;
            }
            next = returning.map(Shifting::returningAgain).orElse(next);
            returning = Optional.of(next.returning(back.get().id(), ""));
        }
        return returning.<FunctionDeployment>map(one -> one).orElse(arrived);
    }

    private List<Deployment> marked(DeploymentGroupId group, Way way, int number, int tries) {
        DeploymentMark mark =
                new DeploymentMark(request.run(), request.stack(), alias(group), group.group(), way, number, tries);
        return ports.deployments().marked(group, mark.text(), now.minus(LOOKED_BACK));
    }
}
