package io.pointsman.engine;

/**
 * One action of a release, as a state machine that is told where it is and answers where to go.
 *
 * <p>Every method may be called again with the same values: an action asks its ports what is there before it makes anything.
 * It never sleeps and never loops over time; {@link ActionRunner} owns both.
 *
 * @param <R> what the user asks for, read once from the job
 * @param <S> where the action is
 */
public interface Action<R, S> {
    /** Reads the request. May read the job's artifacts; writes nothing. Throws {@link Refusal} when it is not valid. */
    R request(Job job);

    /** The first stage of a request. Asks and writes nothing. */
    S start(R request);

    /** One move. Throws {@link Unavailable} when AWS could not be asked, {@link Refusal} for a verdict found deep below. */
    Step<S> advance(R request, S stage);

    /**
     * Something outside the action keeps it from going on from a stage that it has come to. What it has under way is brought to rest
     * first, where it cannot be left alone; most of it can, and this is a verdict.
     */
    default Step<S> interrupted(R request, S stage, Refusal why) {
        throw why;
    }

    /** How a stage is written into a continuation token. */
    Stages<S> stages();
}
