package io.pointsman.actions.execute;

import io.pointsman.release.StackStatus;

/** What a stack status says of the operation that is followed: one row a status, and none falls through. */
sealed interface Ending {
    String DELETE = "; delete the stack, then retry";

    /** Under way. */
    record NotYet(boolean goingBack) implements Ending {}

    record Good() implements Ending {}

    /**
     * @param what happened
     * @param toDo what to do about it, where the status alone says it; maybe blank
     */
    record Bad(String what, String toDo) implements Ending {
        Bad(String what) {
            this(what, "");
        }
    }

    static Ending of(StackStatus status) {
        return switch (status) {
            case REVIEW_IN_PROGRESS,
                    CREATE_IN_PROGRESS,
                    UPDATE_IN_PROGRESS,
                    UPDATE_COMPLETE_CLEANUP_IN_PROGRESS,
                    IMPORT_IN_PROGRESS -> new NotYet(false);
            case ROLLBACK_IN_PROGRESS,
                    UPDATE_ROLLBACK_IN_PROGRESS,
                    UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS,
                    IMPORT_ROLLBACK_IN_PROGRESS,
                    DELETE_IN_PROGRESS -> new NotYet(true);
            case CREATE_COMPLETE, UPDATE_COMPLETE, IMPORT_COMPLETE -> new Good();
            case CREATE_FAILED -> new Bad("the creation failed, and roll-back is disabled");
            case ROLLBACK_COMPLETE -> new Bad("the creation failed and was rolled back", DELETE);
            case ROLLBACK_FAILED -> new Bad("the creation failed and so did its roll-back", DELETE);
            case UPDATE_FAILED -> new Bad("the update failed, and roll-back is disabled");
            case UPDATE_ROLLBACK_COMPLETE -> new Bad("the update failed and was rolled back");
            case UPDATE_ROLLBACK_FAILED ->
                new Bad(
                        "the update failed and so did its roll-back",
                        "; mend it and run ContinueUpdateRollback, then retry");
            case DELETE_COMPLETE -> new Bad("the stack was deleted");
            case DELETE_FAILED ->
                new Bad("the stack was to be deleted, and that failed", "; delete it again, then retry");
            case IMPORT_ROLLBACK_COMPLETE -> new Bad("the import failed and was rolled back");
            case IMPORT_ROLLBACK_FAILED ->
                new Bad("the import failed and so did its roll-back", "; look at its events");
        };
    }
}
