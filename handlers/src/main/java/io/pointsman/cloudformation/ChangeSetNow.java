package io.pointsman.cloudformation;

import io.pointsman.review.Change;
import io.pointsman.review.Changes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A change set as it is now.
 *
 * @param stackId ARN of its stack
 * @param mark its description: tells whether it is ours, and for the same inputs
 * @param includesNested it was made together with those of its nested stacks
 * @param made when it was begun
 * @param changes those of nested change sets among them; empty where they were not asked for
 */
public record ChangeSetNow(
        String arn,
        String name,
        String stackId,
        Status status,
        Execution execution,
        String reason,
        Optional<String> mark,
        boolean includesNested,
        List<Change> changes,
        Optional<Instant> made) {
    public ChangeSetNow(
            String arn,
            String name,
            String stackId,
            Status status,
            Execution execution,
            String reason,
            Optional<String> mark,
            boolean includesNested,
            List<Change> changes) {
        this(arn, name, stackId, status, execution, reason, mark, includesNested, changes, Optional.empty());
    }

    /** How far CloudFormation is with making it. */
    public enum Status {
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
    public enum Execution {
        UNAVAILABLE,
        AVAILABLE,
        EXECUTE_IN_PROGRESS,
        EXECUTE_COMPLETE,
        EXECUTE_FAILED,
        OBSOLETE
    }

    public boolean carries(String other) {
        return mark.filter(other::equals).isPresent();
    }

    public Changes all() {
        return new Changes(changes);
    }
}
