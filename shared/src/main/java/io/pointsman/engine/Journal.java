package io.pointsman.engine;

import java.time.Duration;
import java.util.Optional;

/** Hears what a runner does, for the log. Facts only: a stage is identity, and an exception is the listener's to scrub. */
public interface Journal {
    /**
     * @param stage as the token would say it
     * @param step the answer to it
     */
    void moved(String stage, Step<?> step, Duration took);

    /**
     * The function's time was over in the middle of a step.
     *
     * @param stage as the token would say it; empty before the request was read
     */
    default void interrupted(Optional<String> stage, OutOfTime why) {}

    /** An exception that nothing foresees; its message goes to CodePipeline, the rest only here. */
    void surprised(RuntimeException e);

    /** Hears nothing. */
    Journal SILENT = new Journal() {
        @Override
        public void moved(String stage, Step<?> step, Duration took) {}

        @Override
        public void surprised(RuntimeException e) {}
    };
}
