package io.pointsman.release;

/** Where a stack is: all statuses that CloudFormation has. What a status means is for each action to say. */
public enum StackStatus {
    REVIEW_IN_PROGRESS,
    CREATE_IN_PROGRESS,
    CREATE_COMPLETE,
    CREATE_FAILED,
    ROLLBACK_IN_PROGRESS,
    ROLLBACK_COMPLETE,
    ROLLBACK_FAILED,
    UPDATE_IN_PROGRESS,
    UPDATE_COMPLETE_CLEANUP_IN_PROGRESS,
    UPDATE_COMPLETE,
    UPDATE_FAILED,
    UPDATE_ROLLBACK_IN_PROGRESS,
    UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS,
    UPDATE_ROLLBACK_COMPLETE,
    UPDATE_ROLLBACK_FAILED,
    DELETE_IN_PROGRESS,
    DELETE_COMPLETE,
    DELETE_FAILED,
    IMPORT_IN_PROGRESS,
    IMPORT_COMPLETE,
    IMPORT_ROLLBACK_IN_PROGRESS,
    IMPORT_ROLLBACK_COMPLETE,
    IMPORT_ROLLBACK_FAILED;

    /** Reads CloudFormation's word. One that is not known is an error, never a success. */
    public static StackStatus of(String word) {
        for (StackStatus status : values()) {
            if (status.name().equals(word)) {
                return status;
            }
        }
        throw new IllegalStateException("CloudFormation gave the stack status " + word
                + ", which this version of Pointsman does not know; look at the stack, and update Pointsman");
    }
}
