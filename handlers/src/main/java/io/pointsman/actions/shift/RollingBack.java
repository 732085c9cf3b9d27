package io.pointsman.actions.shift;

import io.pointsman.actions.shift.attempt.AttemptSummary;
import io.pointsman.actions.shift.attempt.FailureText;
import io.pointsman.actions.shift.attempt.ProgressText;
import io.pointsman.actions.shift.attempt.ShiftAttempts;
import io.pointsman.actions.shift.attempt.Surprise;
import io.pointsman.actions.shift.ports.Ports;
import io.pointsman.causes.JobMessage;
import io.pointsman.engine.FailureKind;
import io.pointsman.engine.Step;
import io.pointsman.engine.Unavailable;
import io.pointsman.release.DeploymentMark.Way;
import io.pointsman.release.record.Attempt;
import io.pointsman.release.record.FirstAlias;
import io.pointsman.release.record.FunctionDeployment;
import io.pointsman.release.record.NotArrived;
import io.pointsman.release.record.NotShifted;
import io.pointsman.release.record.Phase;
import io.pointsman.release.record.ShiftedFunction;
import io.pointsman.release.record.Shifting;
import io.pointsman.release.record.Startable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * The stage after a failure. All or nothing: what is under way is stopped, what has arrived is taken back. Otherwise what is under
 * way goes on. In both, every deployment is followed to its end, CodeDeploy's own rollbacks too; then the verdict is written.
 */
final class RollingBack {
    private final Ports ports;
    private final Poll poll;
    private final DeploymentOutcomes outcomes;
    private final FunctionRollback settling;
    private final DeploymentStarter starter;

    /** Why nobody can bring a function to rest, by its id: for this look only. */
    private final Map<String, String> stuck = new TreeMap<>();

    /** @param poll with a record that need not be there */
    RollingBack(Ports ports, Poll poll) {
        this.ports = ports;
        this.poll = poll;
        this.outcomes = new DeploymentOutcomes(ports, poll);
        this.settling = new FunctionRollback(ports, poll, outcomes);
        this.starter = new DeploymentStarter(ports.deployments(), poll);
    }

    Step<ShiftStage> step(Attempt found) {
        if (!found.open()) {
            return new Step.Next<>(new ShiftStage.Reporting(found.number()));
        }
        Attempt attempt = found.isEnding() ? found : poll.attempts().change(found, RollingBack::begun);
        Map<String, Sighting> seen = look(attempt);
        Attempt now = poll.attempts()
                .put(
                        attempt,
                        attempt.functions()
                                .map(function -> new ShiftAttempts.Change(function, guarded(attempt, function, seen)))
                                .toList());
        if (poll.request().allOrNothing()) {
            now = starter.launch(now, nextToReturn(now), Way.BACK);
        }
        if (now.functions().noneMatch(one -> restless(one) || settling.isRolledBackLate(one))) {
            return concluded(now);
        }
        ShiftStage again = new ShiftStage.RollingBack(now.number());
        return isLostByWaiting(attempt, now)
                ? new Step.Next<>(again)
                : new Step.Wait<>(again, new ProgressText(outcomes::read).settling(now), poll.pace(now));
    }

    /** A wait may end this call, and what is not on record ends with it: the next one would take the same step for ever. */
    private boolean isLostByWaiting(Attempt before, Attempt now) {
        return poll.attempts().unwritten().isPresent() && !progress(before).equals(progress(now));
    }

    private static List<String> progress(Attempt attempt) {
        return attempt.functions()
                .map(one -> one.phase() + (isPutBack(one) ? " put back" : ""))
                .toList();
    }

    private static boolean isPutBack(FunctionDeployment function) {
        return function instanceof ShiftedFunction shift && shift.putBackAt().isPresent();
    }

    /** A call before this one may have found no way to write down why. */
    private static Attempt begun(Attempt attempt) {
        return attempt.settling(
                FailureKind.JOB_FAILED,
                attempt.firstFailure().orElse("the shift was broken off, and the release record does not say why"));
    }

    private Step<ShiftStage> concluded(Attempt attempt) {
        UnderWay underWay = new UnderWay(poll.request());
        List<String> left = new ArrayList<>();
        List<ShiftAttempts.Change> changes = new ArrayList<>();
        attempt.functions().filter(one -> stuck.containsKey(one.id())).forEach(function -> {
            String why = Objects.requireNonNull(stuck.get(function.id()));
            String line = underWay.line(function).map(text -> "\n" + text).orElse("");
            left.add(FailureText.subject(function) + " could not be settled: " + why + line);
            changes.add(new ShiftAttempts.Change(function, function.left(poll.now(), why + line)));
        });
        Attempt now = poll.attempts().put(attempt, changes);
        AttemptSummary.Conclusion verdict =
                new AttemptSummary(poll.request(), poll.attempts().record()).of(now, outcomes::read, left);
        Attempt failed =
                poll.attempts().change(now, current -> current.failed(verdict.text(), verdict.takenBack(), poll.now()));
        return poll.attempts()
                .unwritten()
                .<Step<ShiftStage>>map(why -> new Step.Stop<>(
                        failed.kind(),
                        JobMessage.of(verdict.text(), unwritten(verdict.text(), why)),
                        verdict.takenBack()))
                .orElseGet(() -> new Step.Next<>(new ShiftStage.Reporting(now.number())));
    }

    private static String unwritten(String verdict, String why) {
        return "\nThe release record does not have this" + (verdict.contains(why) ? "." : ": " + why);
    }

    /** No more at once than on the way forth: CodeDeploy asks Lambda with the same quota. */
    private List<Startable> nextToReturn(Attempt attempt) {
        long free = poll.request().rules().maxConcurrent()
                - attempt.functions()
                        .filter(one -> one instanceof Shifting && !one.is(Phase.IN_PROGRESS))
                        .count();
        return attempt.in(Phase.SUCCEEDED, Startable.class)
                .limit(Math.max(0, free))
                .toList();
    }

    private boolean restless(FunctionDeployment function) {
        if (stuck.containsKey(function.id())) {
            return false;
        }
        return switch (function) {
            case NotShifted ignored -> false;
            case NotArrived ignored -> false;
            case FirstAlias first -> first.is(Phase.NO_ALIAS);
            case Startable startable ->
                startable.is(Phase.PENDING) || poll.request().allOrNothing();
            case Shifting ignored -> true;
        };
    }

    private Map<String, Sighting> look(Attempt attempt) {
        Set<String> ids = new LinkedHashSet<>();
        attempt.functions().flatMap(FunctionRollback::followed).forEach(ids::add);
        return Sighting.of(ports.deployments(), ids);
    }

    /** What cannot be settled for one function keeps no other from being settled. */
    private FunctionDeployment guarded(Attempt attempt, FunctionDeployment function, Map<String, Sighting> seen) {
        try {
            return settling.of(attempt, function, seen);
        } catch (Unavailable e) {
            throw e;
        } catch (RuntimeException e) {
            stuck.put(function.id(), Surprise.said(e));
            return function;
        }
    }
}
