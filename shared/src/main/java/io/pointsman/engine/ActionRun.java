package io.pointsman.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** One call of one action, with what changes while it lasts: the stage, and how often in a row AWS could not be asked. */
final class ActionRun<R, S> {
    private final Action<R, S> action;
    private final Waits waits;
    private final Journal journal;
    private final InstantSource clock;
    private final Optional<String> again;
    private int tries;
    private ActionToken.Interruption interruption;

    /** As the token says it; empty until the request could be read and the first stage is known. */
    private Optional<String> stage;

    ActionRun(Action<R, S> action, Waits waits, Journal journal, InstantSource clock, ActionToken token) {
        this.action = action;
        this.waits = waits;
        this.journal = journal;
        this.clock = clock;
        this.tries = token.tries();
        this.interruption = token.interruption();
        this.stage = token.stage();
        this.again = token.again();
    }

    Outcome toItsEnd(Job job) throws InterruptedException {
        while (true) {
            Optional<Outcome> outcome = turn(job);
            if (outcome.isPresent()) {
                return outcome.get();
            }
        }
    }

    /** Reads the request and moves on from the stage that is known, until an outcome or until AWS could not be asked. */
    private Optional<Outcome> turn(Job job) throws InterruptedException {
        try {
            R request = action.request(job);
            S at = stage.map(action.stages()::decode).orElseGet(() -> action.start(request));
            return Optional.of(advance(request, at));
        } catch (Unavailable e) {
            return unclear(ActionRunner.said(e));
        } catch (OutOfTime e) {
            return Optional.of(interrupted(e));
        }
    }

    /** Whatever this call has found out so far is for the next one, which begins the stage again. */
    private Outcome interrupted(OutOfTime why) {
        journal.interrupted(stage, why);
        interruption = interruption.then(why.answers());
        return interruption.idle() > waits.tries()
                ? new Outcome.Failed(
                        FailureKind.CONFIGURATION,
                        "the function's time was over " + waits.tries() + " times in a row before "
                                + stage.map(it -> "the stage '" + it + "'").orElse("the request")
                                + " had come any further: " + why.getMessage() + "; give the function a longer Timeout")
                : continuation(Progress.of("going on in the next call of the function: " + why.getMessage()));
    }

    private Outcome advance(R request, S from) throws InterruptedException {
        S at = from;
        while (true) {
            remember(at);
            switch (after(move(request, at))) {
                case Then.GoOn<S>(S next) -> at = next;
                case Then.End<S>(Outcome outcome) -> {
                    return outcome;
                }
            }
        }
    }

    /** What follows from a step. */
    private sealed interface Then<S> {
        record GoOn<S>(S at) implements Then<S> {}

        record End<S>(Outcome outcome) implements Then<S> {}
    }

    private Then<S> after(Step<S> step) throws InterruptedException {
        return switch (step) {
            case Step.Next<S>(S next) -> then(next, next(next));
            case Step.Wait<S>(S next, Progress progress, Duration after) -> then(next, wait(next, progress, after));
            case Step.Unclear<S>(S next, String why) -> then(next, unclear(next, why));
            case Step.Done<S>(var outputs) -> new Then.End<>(new Outcome.Succeeded(outputs));
            case Step.Stop<S>(FailureKind kind, String message, boolean takenBack) ->
                new Then.End<>(new Outcome.Failed(kind, message, takenBack));
        };
    }

    private Then<S> then(S next, Optional<Outcome> end) {
        return end.isPresent() ? new Then.End<>(end.get()) : new Then.GoOn<>(next);
    }

    private Step<S> move(R request, S at) {
        Instant before = clock.instant();
        Step<S> step = action.advance(request, at);
        journal.moved(stage.orElseThrow(), step, Duration.between(before, clock.instant()));
        return step;
    }

    private void remember(S at) {
        stage = Optional.of(action.stages().encode(at));
    }

    /** Many short moves can use up the time, too. */
    private Optional<Outcome> next(S at) {
        over();
        remember(at);
        return waits.timeIsUp() ? Optional.of(continuation(Progress.of("going on"))) : Optional.empty();
    }

    private Optional<Outcome> wait(S at, Progress progress, Duration after) throws InterruptedException {
        over();
        remember(at);
        return waitHereOrLater(progress, after);
    }

    /** The step came to its end. */
    private void over() {
        tries = 0;
        interruption = ActionToken.Interruption.NONE;
    }

    private Optional<Outcome> unclear(S at, String why) throws InterruptedException {
        remember(at);
        return unclear(why);
    }

    private Optional<Outcome> unclear(String why) throws InterruptedException {
        tries++;
        if (waits.enoughTried(tries)) {
            return Optional.of(new Outcome.Failed(
                    FailureKind.UNAVAILABLE, "gave up after " + waits.tries() + " tries in a row: " + why));
        }
        Progress progress = Progress.of("trying again (" + tries + " of " + waits.tries() + "): " + why);
        return waitHereOrLater(progress, Waits.beforeTry(tries));
    }

    private Optional<Outcome> waitHereOrLater(Progress progress, Duration after) throws InterruptedException {
        return waits.here(after) ? Optional.empty() : Optional.of(continuation(progress));
    }

    private Outcome continuation(Progress progress) {
        return new Outcome.InProgress(new ActionToken(tries, interruption, stage, again).text(), progress);
    }
}
