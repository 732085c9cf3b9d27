package io.pointsman.actions.publish;

import java.util.Optional;

/** The versions of functions, in Lambda. */
interface Versions {
    /** The function itself, {@code $LATEST}. */
    FunctionState latest(String function);

    /** One published version, by its number or by the alias that leads to it; empty when there is none. */
    Optional<FunctionState> version(String function, String qualifier);

    /** The number that was published last, of those that still exist. */
    Optional<String> newest(String function);

    /**
     * Publishes exactly what was seen: its code and its revision are preconditions. Lambda answers with the last version where it
     * finds nothing changed since.
     */
    Publication publish(FunctionState seen, String description);

    /** What came of it. */
    sealed interface Publication {
        /**
         * @param description of that version, which is another one's where Lambda made none
         * @param isActive by the same answer
         */
        record Published(String version, String description, boolean isActive) implements Publication {}

        /** The function is no longer what was seen. */
        record Overtaken() implements Publication {}

        /** Lambda is still at work on the function. */
        record Busy(String why) implements Publication {}
    }
}
