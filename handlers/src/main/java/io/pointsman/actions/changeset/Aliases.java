package io.pointsman.actions.changeset;

/** Where aliases point to now, for the review page. */
interface Aliases {
    /**
     * The version that an alias is on, in words: {@code version 7}; and what keeps it from being known, where something does.
     *
     * @param function its physical name
     */
    String now(String function, String alias);
}
