package io.pointsman.engine;

/**
 * A job that is not to be worked on now, or not any further, because what it is part of has gone on without it.
 *
 * <p>An error and no exception, as {@link OutOfTime} is: nothing has failed, and whoever turns failures into verdicts or cleans up after
 * them must not do so for a job that is somebody else's by now.
 */
public final class OutOfTurn extends Error {
    private static final long serialVersionUID = 1;

    private final boolean over;

    private OutOfTurn(boolean over, String message) {
        super(message);
        this.over = over;
    }

    /** It is answered: nobody waits for it any more. */
    public static OutOfTurn over(String message) {
        return new OutOfTurn(true, message);
    }

    /** Only CodePipeline can tell whether somebody waits: it goes on with a job that is answered with its own token. */
    public static OutOfTurn doubtful(String message) {
        return new OutOfTurn(false, message);
    }

    Outcome outcome(Job job) {
        return over
                ? new Outcome.Late(String.valueOf(getMessage()))
                : new Outcome.InProgress(
                        job.token().orElseGet(ActionToken.again(job.id())::text),
                        Progress.of(String.valueOf(getMessage())));
    }
}
