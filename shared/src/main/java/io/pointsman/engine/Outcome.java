package io.pointsman.engine;

import java.util.Map;

/** How one call ended, as a value. */
public sealed interface Outcome {
    record Succeeded(Map<String, String> outputs) implements Outcome {}

    record InProgress(String token, Progress progress) implements Outcome {}

    /** Nobody waits for the job any more, and nothing was done for it. */
    record Late(String why) implements Outcome {}

    /** @param takenBack as {@link Step.Stop} has it: the message is for people, and nothing is decided by it */
    record Failed(FailureKind kind, String message, boolean takenBack) implements Outcome {
        public Failed(FailureKind kind, String message) {
            this(kind, message, /* takenBack= */ false);
        }
    }
}
