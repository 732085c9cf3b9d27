package io.pointsman.actions.shift;

import io.pointsman.actions.shift.attempt.ShiftAttempts;
import io.pointsman.actions.shift.attempt.Surprise;
import io.pointsman.actions.shift.ports.Ports;
import io.pointsman.actions.shift.settings.ShiftRequest;
import io.pointsman.engine.FailureKind;
import io.pointsman.engine.Refusal;
import io.pointsman.engine.Step;
import io.pointsman.engine.Unavailable;
import io.pointsman.release.record.Attempt;
import io.pointsman.runtime.Names;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A denied or surprising answer in the middle of a shift, or a record that cannot be gone by any more, does not end the job: what is
 * under way is settled first, where need be by what CodeDeploy knows of it. An answer that
 * only did not come yet is asked for again, and names what is under way, should the runner lose its patience.
 */
final class MidShift {
    private final ShiftRequest request;
    private final ShiftAttempts attempts;
    private final Ports ports;

    MidShift(Ports ports, ShiftRequest request, ShiftAttempts attempts) {
        this.ports = ports;
        this.request = request;
        this.attempts = attempts;
    }

    /** One step on the way forth. */
    Step<ShiftStage> guarded(int number, Function<Attempt, Step<ShiftStage>> step) {
        try {
            return step.apply(attempts.need(number));
        } catch (ShiftAttempts.Overtaken e) {
            throw e;
        } catch (Unavailable e) {
            throw named(e, number);
        } catch (RuntimeException e) {
            return broken(number, e);
        }
    }

    private Step<ShiftStage> broken(int number, RuntimeException e) {
        Optional<Attempt> known = attempts.known(number);
        if (known.isPresent()) {
            return broken(known.get(), e);
        }
        Attempt found = found(number, e);
        if (found.hasArrived()) {
            throw resting(found, e);
        }
        attempts.recovered(found.settling(Surprise.kind(e), Surprise.said(e)), e);
        return new Step.Next<>(new ShiftStage.RollingBack(number));
    }

    private Step<ShiftStage> broken(Attempt known, RuntimeException e) {
        if (known.untouched()) {
            throw e;
        }
        if (known.hasArrived()) {
            throw arrived(e);
        }
        return settled(known, e);
    }

    /** By its mark in CodeDeploy, for a call that has not seen the record. */
    private Attempt found(int number, RuntimeException e) {
        Attempt found;
        try {
            found = new MarkedDeployments(ports, request).attempt(number);
        } catch (Unavailable unclear) {
            throw new Unavailable(Surprise.said(e) + "\n" + unclear.getMessage() + UnderWay.unknown(request), unclear);
        } catch (RuntimeException unseen) {
            e.addSuppressed(unseen);
            throw lost(e);
        }
        if (found.functions().findAny().isEmpty()) {
            throw new Refusal(
                    Surprise.kind(e),
                    Surprise.said(e) + "\nCodeDeploy has no deployment of attempt " + number + " of this release"
                            + " in application " + request.application() + ": it moves no traffic.",
                    e);
        }
        return found;
    }

    /** All that CodeDeploy was asked for has arrived. What else there was to do is on record alone, so it is neither done nor undone. */
    private Refusal resting(Attempt found, RuntimeException e) {
        UnderWay lines = new UnderWay(request);
        return new Refusal(
                Surprise.kind(e),
                Surprise.said(e) + "\nNothing is under way; what this attempt has shifted has arrived:\n"
                        + Names.lines(found.functions()
                                .flatMap(function -> lines.line(function).stream())
                                .toList()),
                e);
    }

    /** It may not go on, whatever the record says: what it has under way is settled. */
    Step<ShiftStage> stopped(int number, Refusal why) {
        return guarded(number, attempt -> {
            throw why;
        });
    }

    /** Of a job that has not begun: what an earlier one may have left under way. */
    Refusal named(Refusal why) {
        try {
            List<String> lines = new MarkedDeployments(ports, request).underWay();
            return lines.isEmpty()
                    ? why
                    : new Refusal(why.kind(), why.getMessage() + "\nUnder way:\n" + Names.lines(lines), why);
        } catch (Refusal | Unavailable e) {
            why.addSuppressed(e);
            return why;
        }
    }

    /** Nothing is under way any more, and the index may have the release already: it is not taken back for want of a word. */
    private static Refusal arrived(RuntimeException e) {
        return new Refusal(
                Surprise.kind(e),
                Surprise.said(e)
                        + "\nEvery function is on its new version and nothing is under way; only the record of it"
                        + " could not be written. Remove the cause, then retry the stage: it goes on from there.",
                e);
    }

    /** One step on the way back. */
    Step<ShiftStage> told(int number, Function<Attempt, Step<ShiftStage>> step) {
        try {
            return step.apply(needed(number));
        } catch (Unavailable e) {
            throw named(e, number);
        }
    }

    private Attempt needed(int number) {
        try {
            return attempts.forgiving().need(number);
        } catch (Unavailable | ShiftAttempts.Overtaken e) {
            throw e;
        } catch (RuntimeException e) {
            Attempt found = found(number, e).settling(Surprise.kind(e), Surprise.said(e));
            attempts.recovered(found, e);
            return found;
        }
    }

    /** An attempt that is gone on with: what keeps it from that ends it in order. */
    Step<ShiftStage> adopted(Attempt attempt, Function<Attempt, ShiftStage> on) {
        try {
            return new Step.Next<>(on.apply(attempt));
        } catch (Unavailable | ShiftAttempts.Overtaken e) {
            throw e;
        } catch (RuntimeException e) {
            if (!attempt.open() || attempt.untouched()) {
                throw e;
            }
            return settled(attempt, e);
        }
    }

    private Step<ShiftStage> settled(Attempt attempt, RuntimeException e) {
        FailureKind kind = Surprise.kind(e);
        String cause = attempt.firstFailure().orElse(Surprise.said(e));
        attempts.forgiving().change(attempt, current -> current.settling(kind, cause));
        return new Step.Next<>(new ShiftStage.RollingBack(attempt.number()));
    }

    private Unavailable named(Unavailable e, int number) {
        String moving =
                attempts.known(number).map(new UnderWay(request)::of).orElseGet(() -> UnderWay.unknown(request));
        return new Unavailable(e.getMessage() + moving, e);
    }

    private Refusal lost(RuntimeException e) {
        return new Refusal(Surprise.kind(e), Surprise.said(e) + UnderWay.unknown(request), e);
    }
}
