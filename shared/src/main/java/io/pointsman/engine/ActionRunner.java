package io.pointsman.engine;

import java.time.InstantSource;

/**
 * The only loop: asks an action for its next step until the call has an {@link Outcome}. Owns the clock, the deadline and the
 * patience. Always returns: what goes wrong inside an action becomes a failed outcome.
 */
public final class ActionRunner {
    private final InstantSource clock;
    private final Pause pause;
    private final Patience patience;
    private final Journal journal;

    public ActionRunner(InstantSource clock, Pause pause, Patience patience) {
        this(clock, pause, patience, Journal.SILENT);
    }

    public ActionRunner(InstantSource clock, Pause pause, Patience patience, Journal journal) {
        this.clock = clock;
        this.pause = pause;
        this.patience = patience;
        this.journal = journal;
    }

    public <R, S> Outcome run(Action<R, S> action, Job job) {
        try {
            ActionToken token = job.token().map(ActionToken::parse).orElse(ActionToken.FIRST);
            return new ActionRun<>(action, new Waits(clock, pause, patience, job), journal, clock, token).toItsEnd(job);
        } catch (OutOfTurn e) {
            return e.outcome(job);
        } catch (Refusal e) {
            return new Outcome.Failed(e.kind(), said(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome.Failed(FailureKind.UNAVAILABLE, "the function was interrupted; retry the stage");
        } catch (RuntimeException e) {
            journal.surprised(e);
            return new Outcome.Failed(
                    FailureKind.JOB_FAILED, "unexpected: " + said(e) + "; the function's log has more");
        }
    }

    static String said(RuntimeException e) {
        return e.getMessage() == null || e.getMessage().isBlank() ? e.getClass().getSimpleName() : e.getMessage();
    }
}
