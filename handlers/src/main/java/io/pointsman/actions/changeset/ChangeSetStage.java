package io.pointsman.actions.changeset;

import io.pointsman.cloudformation.ChangeSetOrder.Kind;

/** Where {@code changeset} is. */
sealed interface ChangeSetStage {
    /**
     * Looking for the change set of this request, to adopt it or to make it.
     *
     * @param attempt which of the names is tried, from 1
     */
    record Opening(int attempt) implements ChangeSetStage {}

    /**
     * Following one change set to its end.
     *
     * @param looks how often it was looked at: the waits grow with it
     */
    record Following(String arn, Kind kind, int looks) implements ChangeSetStage {
        Following again() {
            return new Following(arn, kind, looks + 1);
        }
    }

    ChangeSetStage FIRST = new Opening(1);
}
