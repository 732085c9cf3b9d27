package io.pointsman.actions.changeset;

/** Why a change set is FAILED, told from its status reason (contract 3.4 and 3.5). */
enum FailureCause {
    /** There is nothing to change, which is an answer and no failure. */
    NO_CHANGES,
    /** The pre-deployment validation says no; the details are in the change set's events. */
    VALIDATION,
    OTHER;

    static FailureCause of(String reason) {
        // The first wording is for plain templates, the second for those with a transform.
        if (reason.contains("didn't contain changes") || reason.contains("No updates are to be performed")) {
            return NO_CHANGES;
        }
        return reason.contains("hook(s)/validation failed") ? VALIDATION : OTHER;
    }
}
