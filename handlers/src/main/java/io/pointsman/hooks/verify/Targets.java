package io.pointsman.hooks.verify;

import java.time.Duration;

/** Versions of functions that can be invoked. */
interface Targets {
    Reply invoke(String function, String version, String payload, Duration most);

    /** What came back. */
    sealed interface Reply {
        record Returned(String payload) implements Reply {}

        /** @param said the function's error, and the end of its log */
        record Erred(String said) implements Reply {}

        record TooSlow() implements Reply {}
    }
}
