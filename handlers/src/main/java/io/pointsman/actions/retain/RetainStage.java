package io.pointsman.actions.retain;

/**
 * Where {@code retain} is. What is left to delete is looked at anew each time.
 *
 * @param deleted versions so far
 * @param bytes freed so far
 */
record RetainStage(int deleted, long bytes) {
    RetainStage and(int more, long moreBytes) {
        return new RetainStage(deleted + more, bytes + moreBytes);
    }
}
