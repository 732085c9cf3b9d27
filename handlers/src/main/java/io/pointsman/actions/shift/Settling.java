package io.pointsman.actions.shift;

import io.pointsman.causes.JobMessage;
import io.pointsman.engine.FailureKind;
import io.pointsman.engine.Step;
import io.pointsman.engine.Unavailable;
import io.pointsman.release.DeploymentMark.Way;
import io.pointsman.release.record.Attempt;
import io.pointsman.release.record.FunctionShift;
import io.pointsman.release.record.Phase;
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
final class Settling {
    private final Ports ports;
    private final Round round;
    private final Judge judge;
    private final FunctionSettling settling;
    private final Launcher launcher;

    /** Why nobody can bring a function to rest, by its id: for this look only. */
    private final Map<String, String> stuck = new TreeMap<>();

    /** @param round with a record that need not be there */
    Settling(Ports ports, Round round) {
        this.ports = ports;
        this.round = round;
        this.judge = new Judge(ports, round);
        this.settling = new FunctionSettling(ports, round, judge);
        this.launcher = new Launcher(ports.deployments(), round);
    }

    Step<ShiftStage> step(Attempt found) {
        if (!found.open()) {
            return new Step.Next<>(new ShiftStage.Closing(found.number()));
        }
        Attempt attempt = found.isEnding() ? found : round.ledger().change(found, Settling::begun);
        Map<String, Sighting> seen = look(attempt);
        Attempt now = round.ledger()
                .put(
                        attempt,
                        attempt.functions()
                                .map(function -> new Ledger.Change(function, guarded(attempt, function, seen)))
                                .toList());
        if (round.request().allOrNothing()) {
            now = launcher.launch(now, nextToReturn(now), Way.BACK);
        }
        if (now.functions().noneMatch(one -> restless(one) || settling.isRolledBackLate(one))) {
            return concluded(now);
        }
        ShiftStage again = new ShiftStage.Settling(now.number());
        return isLostByWaiting(attempt, now)
                ? new Step.Next<>(again)
                : new Step.Wait<>(again, new Telling(judge::read).settling(now), round.pace(now));
    }

    /** A wait may end this call, and what is not on record ends with it: the next one would take the same step for ever. */
    private boolean isLostByWaiting(Attempt before, Attempt now) {
        return round.ledger().unwritten().isPresent() && !progress(before).equals(progress(now));
    }

    private static List<String> progress(Attempt attempt) {
        return attempt.functions()
                .map(one -> one.phase() + one.putBackAt().map(at -> " put back").orElse(""))
                .toList();
    }

    /** A call before this one may have found no way to write down why. */
    private static Attempt begun(Attempt attempt) {
        return attempt.settling(
                FailureKind.JOB_FAILED,
                attempt.firstFailure().orElse("the shift was broken off, and the release record does not say why"));
    }

    private Step<ShiftStage> concluded(Attempt attempt) {
        UnderWay underWay = new UnderWay(round.request());
        List<String> left = new ArrayList<>();
        List<Ledger.Change> changes = new ArrayList<>();
        attempt.functions().filter(one -> stuck.containsKey(one.id())).forEach(function -> {
            String why = Objects.requireNonNull(stuck.get(function.id()));
            String line = underWay.line(function).map(text -> "\n" + text).orElse("");
            left.add(Fault.subject(function) + " could not be settled: " + why + line);
            changes.add(new Ledger.Change(function, function.left(round.now(), why + line)));
        });
        Attempt now = round.ledger().put(attempt, changes);
        Verdict.Conclusion verdict = new Verdict(round.request(), round.ledger().record()).of(now, judge::read, left);
        Attempt failed =
                round.ledger().change(now, current -> current.failed(verdict.text(), verdict.takenBack(), round.now()));
        return round.ledger()
                .unwritten()
                .<Step<ShiftStage>>map(why -> new Step.Stop<>(
                        failed.kind(),
                        JobMessage.of(verdict.text(), "\nThe release record does not have this: " + why),
                        verdict.takenBack()))
                .orElseGet(() -> new Step.Next<>(new ShiftStage.Closing(now.number())));
    }

    /** No more at once than on the way forth: CodeDeploy asks Lambda with the same quota. */
    private List<FunctionShift> nextToReturn(Attempt attempt) {
        long free = round.request().rules().maxConcurrent()
                - attempt.functions()
                        .filter(one -> one.is(Phase.RETURNING) || one.is(Phase.STOPPING) || one.is(Phase.FALLING))
                        .count();
        return attempt.in(Phase.MOVED).limit(Math.max(0, free)).toList();
    }

    private boolean restless(FunctionShift function) {
        if (stuck.containsKey(function.id())) {
            return false;
        }
        return switch (function.phase()) {
            case KEPT, LEFT_OUT, CREATED, FAILED, RETURNED, SKIPPED -> false;
            case NEW, WAITING, MOVING, STOPPING, FALLING, RETURNING -> true;
            case MOVED -> round.request().allOrNothing();
        };
    }

    private Map<String, Sighting> look(Attempt attempt) {
        Set<String> ids = new LinkedHashSet<>();
        attempt.functions().flatMap(FunctionSettling::followed).forEach(ids::add);
        return Sighting.of(ports.deployments(), ids);
    }

    /** What cannot be settled for one function keeps no other from being settled. */
    private FunctionShift guarded(Attempt attempt, FunctionShift function, Map<String, Sighting> seen) {
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
