package io.pointsman.actions.changeset;

import io.pointsman.cloudformation.ChangeSetNow;

/** What a change set that has the name of ours already is to us. */
enum Standing {
    /** Made for this very request, and good: adopt it. */
    OURS,
    /** Failed, obsolete or for other inputs: delete it and make one. */
    TO_REPLACE,
    /** On its way somewhere: look again. */
    UNSETTLED,
    /** Executed before, or impossible to delete: leave it be and take the next name. */
    SPENT,
    /** Deleted. */
    GONE;

    static Standing of(ChangeSetNow found, String mark) {
        boolean ours = found.carries(mark);
        return switch (found.status()) {
            case CREATE_PENDING, CREATE_IN_PROGRESS -> ours ? OURS : UNSETTLED;
            case CREATE_COMPLETE -> complete(found.execution(), ours);
            case FAILED -> TO_REPLACE;
            case DELETE_PENDING, DELETE_IN_PROGRESS -> UNSETTLED;
            case DELETE_COMPLETE -> GONE;
            case DELETE_FAILED -> SPENT;
        };
    }

    private static Standing complete(ChangeSetNow.Execution execution, boolean ours) {
        return switch (execution) {
            case AVAILABLE, UNAVAILABLE -> ours ? OURS : TO_REPLACE;
            case EXECUTE_IN_PROGRESS -> ours ? OURS : SPENT;
            // The stack has moved with it, and perhaps on since: the same release needs a new comparison.
            case EXECUTE_COMPLETE, EXECUTE_FAILED -> SPENT;
            case OBSOLETE -> TO_REPLACE;
        };
    }
}
