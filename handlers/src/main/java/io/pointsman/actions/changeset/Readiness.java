package io.pointsman.actions.changeset;

import io.pointsman.cloudformation.ChangeSetOrder.Kind;
import io.pointsman.release.StackStatus;

/** Whether a change set can be made for a stack: one row a status, and none falls through. docs/change-sets.md shows it. */
sealed interface Readiness {
    /** It can. */
    record Ready(Kind kind) implements Readiness {}

    /** The stack moves; wait for its end. */
    record Busy(String doing) implements Readiness {}

    /** It was never created whole: with {@code Recover: Delete} it is deleted and made anew. */
    record Unborn(String advice) implements Readiness {}

    /** It cannot, until somebody repairs the stack. */
    record Blocked(String advice) implements Readiness {}

    static Readiness of(StackStatus status) {
        return switch (status) {
            case REVIEW_IN_PROGRESS, DELETE_COMPLETE -> new Ready(Kind.CREATE);
            case CREATE_COMPLETE,
                    UPDATE_COMPLETE,
                    UPDATE_ROLLBACK_COMPLETE,
                    IMPORT_COMPLETE,
                    IMPORT_ROLLBACK_COMPLETE -> new Ready(Kind.UPDATE);
            // Left as they failed, roll-back disabled: a change set can mend them; execute says how it must be run.
            case CREATE_FAILED, UPDATE_FAILED -> new Ready(Kind.UPDATE);
            case CREATE_IN_PROGRESS -> new Busy("is being created");
            case UPDATE_IN_PROGRESS -> new Busy("is being updated");
            case UPDATE_COMPLETE_CLEANUP_IN_PROGRESS -> new Busy("was updated and removes what it no longer needs");
            case UPDATE_ROLLBACK_IN_PROGRESS -> new Busy("is rolling back an update");
            case UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS ->
                new Busy("was rolled back and removes what the update had made");
            case ROLLBACK_IN_PROGRESS -> new Busy("is rolling back its creation");
            case DELETE_IN_PROGRESS -> new Busy("is being deleted");
            case IMPORT_IN_PROGRESS -> new Busy("is importing resources");
            case IMPORT_ROLLBACK_IN_PROGRESS -> new Busy("is rolling back an import");
            case ROLLBACK_COMPLETE ->
                new Unborn(
                        "its first creation failed, and such a stack can only be deleted: delete it, or set Recover to"
                                + " Delete, then retry");
            case ROLLBACK_FAILED ->
                new Unborn("its first creation failed and so did the roll-back, and such a stack can only be deleted:"
                        + " delete it, or set Recover to Delete, then retry");
            case DELETE_FAILED ->
                new Blocked("its deletion failed half-way: delete it again (the console offers to keep what cannot be"
                        + " deleted, or to force), then retry");
            case UPDATE_ROLLBACK_FAILED ->
                new Blocked("an update failed and so did its roll-back: mend what the stack's events name, run"
                        + " ContinueUpdateRollback, then retry");
            case IMPORT_ROLLBACK_FAILED ->
                new Blocked("an import failed and so did its roll-back: mend what the stack's events name, then retry");
        };
    }
}
