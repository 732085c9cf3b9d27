package io.pointsman.local.aws.cloudformation.stack;

import java.util.Optional;

/** How an operation on a stack is to go about it. */
public record Ask(Optional<String> token, OnFailure onFailure) {
    /** What becomes of a stack whose operation fails. */
    public enum OnFailure {
        ROLLBACK,
        DELETE,
        DO_NOTHING
    }
}
