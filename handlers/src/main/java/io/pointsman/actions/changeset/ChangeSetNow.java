package io.pointsman.actions.changeset;

import java.util.List;
import java.util.Optional;

/**
 * A change set as it is now.
 *
 * @param stackId ARN of its stack
 * @param mark its description: tells whether it is ours, and for the same inputs
 */
record ChangeSetNow(
        String arn,
        String name,
        String stackId,
        Status status,
        Execution execution,
        String reason,
        Optional<String> mark,
        List<Change> changes) {

    /** How far CloudFormation is with making it. */
    enum Status {
        CREATE_PENDING,
        CREATE_IN_PROGRESS,
        CREATE_COMPLETE,
        FAILED,
        DELETE_PENDING,
        DELETE_IN_PROGRESS,
        DELETE_COMPLETE,
        DELETE_FAILED
    }

    /** Whether it can be, is or was executed. */
    enum Execution {
        UNAVAILABLE,
        AVAILABLE,
        EXECUTE_IN_PROGRESS,
        EXECUTE_COMPLETE,
        EXECUTE_FAILED,
        OBSOLETE
    }

    boolean carries(String other) {
        return mark.filter(other::equals).isPresent();
    }
}
