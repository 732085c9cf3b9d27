package io.pointsman.actions.shift;

import io.pointsman.engine.FailureKind;
import io.pointsman.engine.Refusal;
import io.pointsman.engine.Step;
import io.pointsman.engine.Unavailable;
import io.pointsman.release.record.Attempt;
import java.util.function.Function;

/**
 * A denied or surprising answer in the middle of a shift does not end the job: what is under way is settled first. An answer that
 * only did not come yet is asked for again, and names what is under way, should the runner lose its patience.
 */
final class MidShift {
    private final ShiftRequest request;
    private final ShiftAttempts attempts;

    MidShift(ShiftRequest request, ShiftAttempts attempts) {
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
            Attempt known = attempts.known(number).orElseThrow(() -> lost(e));
            if (known.untouched()) {
                throw e;
            }
            if (known.hasArrived()) {
                throw arrived(e);
            }
            return settled(known, e);
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
            throw lost(e);
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
