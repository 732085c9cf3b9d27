package io.pointsman.engine;

/**
 * Too little of the function's time is left to begin another call to AWS. The step ends where it is, and the runner answers the job
 * with a continuation that begins the same stage again.
 *
 * <p>An error and no exception: nothing has failed, and code that turns failures into verdicts, or goes on without what it could not
 * learn, must not take it for one. The runner catches it, and who has nothing to do any more but to say so.
 */
public final class OutOfTime extends Error {
    private static final long serialVersionUID = 1;

    private final int answers;

    /** @param answers of AWS that are kept for the next invocation: what this one leaves behind, and how far the stage has come */
    public OutOfTime(int answers, String message) {
        super(message);
        this.answers = answers;
    }

    int answers() {
        return answers;
    }
}
