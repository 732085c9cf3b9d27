package io.pointsman.actions.shift;

import io.pointsman.actions.shift.attempt.Commands;
import io.pointsman.actions.shift.attempt.FailureText;
import io.pointsman.actions.shift.attempt.ShiftAttempts;
import io.pointsman.actions.shift.attempt.Surprise;
import io.pointsman.actions.shift.ports.Deployment;
import io.pointsman.actions.shift.ports.DeploymentGroupId;
import io.pointsman.actions.shift.ports.Deployments;
import io.pointsman.actions.shift.settings.TrafficSettings;
import io.pointsman.appspec.AppSpec;
import io.pointsman.engine.Refusal;
import io.pointsman.engine.Unavailable;
import io.pointsman.release.DeploymentMark.Way;
import io.pointsman.release.record.Attempt;
import io.pointsman.release.record.FunctionDeployment;
import io.pointsman.release.record.Shifting;
import io.pointsman.release.record.Startable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Gets one function its deployment, forth or back, and never two: only who holds the claim in the record asks, and looks for the
 * run's mark first, because the answer to an earlier call may have been lost.
 */
final class DeploymentStarter {
    /** Each two minutes apart. */
    private static final int MAX_UNANSWERED = 9;

    /** Clocks differ; nothing of another release carries the mark. */
    private static final Duration SLACK = Duration.ofDays(1);

    private final Deployments deployments;
    private final Poll poll;

    DeploymentStarter(Deployments deployments, Poll poll) {
        this.deployments = deployments;
        this.poll = poll;
    }

    /** The attempt after that; functions that have to wait are as they were. */
    Attempt launch(Attempt attempt, List<Startable> functions, Way way) {
        List<ShiftAttempts.Change> claims = new ArrayList<>();
        List<Startable> claiming = new ArrayList<>();
        for (Startable seen : functions) {
            if (!seen.isClaimedByAnother(poll.call(), poll.now())) {
                Startable claim = seen.claimed(poll.call(), poll.now());
                claims.add(new ShiftAttempts.Change(seen, claim));
                claiming.add(claim);
            }
        }
        Attempt claimed = poll.attempts().put(attempt, claims);
        List<Startable> mine = claiming.stream()
                .filter(claim ->
                        claimed.function(claim.id()).filter(claim::equals).isPresent())
                .toList();
        return askAll(claimed, mine, way);
    }

    /** What was made is written even if the call after it goes wrong; what was not is free for the next try. */
    private Attempt askAll(Attempt attempt, List<Startable> mine, Way way) {
        List<ShiftAttempts.Change> changes = new ArrayList<>();
        try {
            for (Startable function : mine) {
                changes.add(new ShiftAttempts.Change(function, ask(attempt, function, way)));
            }
        } catch (RuntimeException e) {
            mine.stream()
                    .skip(changes.size())
                    .forEach(left -> changes.add(new ShiftAttempts.Change(left, left.released())));
            giveBack(attempt, changes, e);
            throw e;
        }
        return poll.attempts().put(attempt, changes);
    }

    /** What went wrong first counts, even where the record cannot be written either; a claim runs out by itself then. */
    private void giveBack(Attempt attempt, List<ShiftAttempts.Change> changes, RuntimeException cause) {
        try {
            poll.attempts().put(attempt, changes);
        } catch (Refusal | Unavailable e) {
            cause.addSuppressed(e);
        }
    }

    /**
     * Where nobody can tell whether there is a deployment already, the way forth ends with that: whoever settles looks for it. On the
     * way back the message has to do.
     */
    private FunctionDeployment ask(Attempt attempt, Startable mine, Way way) {
        try {
            Deployments.Order order = order(attempt, mine, way);
            Optional<String> found = found(order, attempt.startedAt());
            return found.isPresent() ? launched(mine, way, found.get()) : made(order, mine, way);
        } catch (Unavailable e) {
            throw e;
        } catch (RuntimeException e) {
            if (way == Way.TRY) {
                throw e;
            }
            String looks = Commands.underWay(poll.request().groupId(mine.id()));
            return refused(mine, way, Surprise.said(e) + "; what is under way there: " + looks);
        }
    }

    private FunctionDeployment made(Deployments.Order order, Startable mine, Way way) {
        return switch (created(order)) {
            case Deployments.Creation.Created(String id) -> launched(mine, way, id);
            case Deployments.Creation.Occupied() -> occupied(order, mine, way);
            case Deployments.Creation.Unanswered(String why) -> unanswered(mine, way, why);
            case Deployments.Creation.Refused(String why) -> refused(mine, way, why);
        };
    }

    private Deployments.Creation created(Deployments.Order order) {
        try {
            return deployments.create(order);
        } catch (Refusal e) {
            return new Deployments.Creation.Refused(Surprise.said(e));
        }
    }

    private FunctionDeployment refused(Startable mine, Way way, String why) {
        String what = way == Way.TRY
                ? FailureText.subject(mine) + " was not shifted: "
                : FailureText.subject(mine) + " could not be taken back: ";
        return mine.failed(poll.now(), what + why);
    }

    private static Shifting launched(Startable mine, Way way, String id) {
        return way == Way.TRY ? mine.moving(id) : mine.returning(id, back(mine).text());
    }

    private FunctionDeployment unanswered(Startable mine, Way way, String why) {
        return mine.unanswered() < MAX_UNANSWERED
                ? mine.unanswered(poll.now())
                : refused(
                        mine,
                        way,
                        "codedeploy:CreateDeployment was not answered " + (MAX_UNANSWERED + 1) + " times, and no"
                                + " deployment was made: " + why);
    }

    private Optional<String> found(Deployments.Order order, Instant started) {
        return Deployment.thatCounts(deployments.marked(order.groupId(), order.mark(), started.minus(SLACK)))
                .map(Deployment::id);
    }

    /** As it was when the place is taken for a moment. */
    private FunctionDeployment occupied(Deployments.Order order, Startable mine, Way way) {
        List<Deployment> others = deployments.underWay(order.groupId());
        Optional<Deployment> ours = others.stream()
                .filter(other -> other.description().equals(order.mark()))
                .findFirst();
        if (ours.isPresent()) {
            return launched(mine, way, ours.get().id());
        }
        return others.stream()
                .filter(other -> !other.rollback())
                .findFirst()
                .<FunctionDeployment>map(other -> refused(
                        mine,
                        way,
                        other.said() + " is under way in deployment group "
                                + order.groupId().group()
                                + ", and CodeDeploy does one at a time; wait for its end, then retry"))
                .orElseGet(mine::released);
    }

    private Deployments.Order order(Attempt attempt, Startable function, Way way) {
        DeploymentGroupId groupId = poll.request().groupId(function.id());
        String mark = poll.mark(attempt, function, way);
        String config = TrafficSettings.config(way, function);
        if (way == Way.TRY) {
            boolean heeds = !function.heededAlarms().isEmpty();
            return new Deployments.Order(groupId, config, function.appSpec(), function.sha256(), mark, heeds);
        }
        AppSpec back = back(function);
        // The alarm that stopped the shift still rings.
        return new Deployments.Order(groupId, config, back.text(), back.sha256(), mark, /* heedsAlarms= */ false);
    }

    /** All the way back, and no hook may say no to that. */
    private static AppSpec back(Startable function) {
        return new AppSpec(
                AppSpec.resource(function.id()),
                function.function(),
                function.alias(),
                /* current= */ function.target(),
                /* target= */ function.current(),
                AppSpec.Hooks.NONE);
    }
}
