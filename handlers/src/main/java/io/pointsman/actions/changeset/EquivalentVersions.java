package io.pointsman.actions.changeset;

/** Whether a function is what one of its versions is. */
interface EquivalentVersions {
    /** @return false where they differ in anything that callers could notice, and where that cannot be told */
    boolean isLatest(String function, String version);
}
