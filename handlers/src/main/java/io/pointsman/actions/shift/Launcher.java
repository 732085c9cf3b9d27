package io.pointsman.actions.shift;

import io.pointsman.appspec.AppSpec;
import io.pointsman.engine.FailureKind;
import io.pointsman.engine.Refusal;
import io.pointsman.engine.Unavailable;
import io.pointsman.release.DeploymentMark.Way;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Gets one function its deployment, forth or back, and never two: only who holds the claim in the record asks, and looks for the
 * run's mark first, because the answer to an earlier call may have been lost.
 */
final class Launcher {
    /** Each two minutes apart. */
    private static final int MAX_UNANSWERED = 9;

    /** Clocks differ; nothing of another release carries the mark. */
    private static final Duration SLACK = Duration.ofDays(1);

    private final Deployments deployments;
    private final Round round;

    Launcher(Deployments deployments, Round round) {
        this.deployments = deployments;
        this.round = round;
    }

    /** The attempt after that; functions that have to wait are as they were. */
    Attempt launch(Attempt attempt, List<FunctionShift> functions, Way way) {
        List<Ledger.Change> claims = functions.stream()
                .filter(seen -> !seen.claimedByAnother(round.call(), round.now()))
                .map(seen -> new Ledger.Change(seen, seen.claimed(round.call(), round.now())))
                .toList();
        Attempt claimed = round.ledger().put(attempt, claims);
        List<FunctionShift> mine = claims.stream()
                .map(Ledger.Change::next)
                .filter(claim ->
                        claimed.function(claim.id()).filter(claim::sameAs).isPresent())
                .toList();
        return askAll(claimed, mine, way);
    }

    /** What was made is written even if the call after it goes wrong; what was not is free for the next try. */
    private Attempt askAll(Attempt attempt, List<FunctionShift> mine, Way way) {
        List<Ledger.Change> changes = new ArrayList<>();
        try {
            for (FunctionShift function : mine) {
                changes.add(new Ledger.Change(function, ask(attempt, function, way)));
            }
        } catch (Unavailable e) {
            mine.stream().skip(changes.size()).forEach(left -> changes.add(new Ledger.Change(left, left.released())));
            round.ledger().put(attempt, changes);
            throw e;
        }
        return round.ledger().put(attempt, changes);
    }

    private FunctionShift ask(Attempt attempt, FunctionShift mine, Way way) {
        try {
            Deployments.Order order = order(attempt, mine, way);
            Optional<String> found = found(order, attempt.startedAt());
            if (found.isPresent()) {
                return launched(mine, way, found);
            }
            return switch (deployments.create(order)) {
                case Deployments.Creation.Created(String id) -> launched(mine, way, Optional.of(id));
                case Deployments.Creation.Occupied() -> launched(mine, way, occupied(order));
                case Deployments.Creation.Unanswered(String why) -> unanswered(mine, why);
            };
        } catch (Refusal e) {
            return refused(mine, way, e);
        }
    }

    private FunctionShift refused(FunctionShift mine, Way way, Refusal e) {
        String what = way == Way.TRY
                ? Fault.subject(mine) + " was not shifted: "
                : Fault.subject(mine) + " could not be taken back: ";
        return mine.failed(round.now(), what + e.getMessage());
    }

    private static FunctionShift launched(FunctionShift mine, Way way, Optional<String> deployment) {
        return deployment
                .map(id -> way == Way.TRY ? mine.moving(id) : mine.returning(id))
                .orElse(mine)
                .released();
    }

    private FunctionShift unanswered(FunctionShift mine, String why) {
        if (mine.unanswered() >= MAX_UNANSWERED) {
            throw new Refusal(
                    FailureKind.UNAVAILABLE,
                    "codedeploy:CreateDeployment was not answered " + (MAX_UNANSWERED + 1) + " times, and no deployment"
                            + " was made: " + why);
        }
        return mine.unanswered(round.now());
    }

    /** Of several with our mark the one that succeeded counts: a repeated call can only have failed after it. */
    private Optional<String> found(Deployments.Order order, Instant started) {
        return deployments.marked(order.place(), order.mark(), started.minus(SLACK)).stream()
                .min(Comparator.comparingInt(deployment -> deployment.succeeded() ? 0 : deployment.underWay() ? 1 : 2))
                .map(Deployment::id);
    }

    /** Empty when the place is taken for a moment. */
    private Optional<String> occupied(Deployments.Order order) {
        List<Deployment> others = deployments.underWay(order.place());
        Optional<Deployment> ours = others.stream()
                .filter(other -> other.description().equals(order.mark()))
                .findFirst();
        if (ours.isPresent()) {
            return ours.map(Deployment::id);
        }
        others.stream().filter(other -> !other.rollback()).findFirst().ifPresent(other -> {
            throw new Refusal(
                    FailureKind.JOB_FAILED,
                    other.said() + " is under way in deployment group "
                            + order.place().group()
                            + ", and CodeDeploy does one at a time; wait for its end, then retry");
        });
        return Optional.empty();
    }

    private Deployments.Order order(Attempt attempt, FunctionShift function, Way way) {
        Place place = round.request().place(function.id());
        String mark = round.mark(attempt, function, way);
        String config = Track.config(way, function);
        if (way == Way.TRY) {
            boolean heeds = !function.alarms().isEmpty();
            return new Deployments.Order(place, config, function.appSpec(), function.sha256(), mark, heeds);
        }
        AppSpec back = function.back();
        // The alarm that stopped the shift still rings.
        return new Deployments.Order(place, config, back.text(), back.sha256(), mark, /* heedsAlarms= */ false);
    }
}
