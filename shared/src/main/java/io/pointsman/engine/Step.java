package io.pointsman.engine;

import java.time.Duration;
import java.util.Map;

/**
 * What an action answers to one move.
 *
 * @param <S> the stages of the action
 */
public sealed interface Step<S> {
    /** Go on at once, here. */
    record Next<S>(S stage) implements Step<S> {}

    /** AWS is working: look again after that long. Short waits happen in place, long ones as a continuation. */
    record Wait<S>(S stage, Progress progress, Duration after) implements Step<S> {
        public Wait {
            if (after.isNegative()) {
                throw new IllegalArgumentException("a wait of " + after);
            }
        }
    }

    /** Finished. Names of outputs: {@code [A-Za-z0-9@_-]+}; names and values together at most 122,880 bytes. */
    record Done<S>(Map<String, String> outputs) implements Step<S> {}

    /**
     * A verdict: it failed. Trying again changes nothing until somebody changes something.
     *
     * @param takenBack nothing of what the job was to bring into production is left there
     */
    record Stop<S>(FailureKind kind, String message, boolean takenBack) implements Step<S> {
        /** Of an action that has no say in that. */
        public Stop(FailureKind kind, String message) {
            this(kind, message, /* takenBack= */ false);
        }
    }

    /** Could not tell (throttled, timed out). The stage is tried again a bounded number of times. */
    record Unclear<S>(S stage, String why) implements Step<S> {}
}
