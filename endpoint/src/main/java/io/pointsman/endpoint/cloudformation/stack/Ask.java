package io.pointsman.endpoint.cloudformation.stack;

import java.util.Optional;

/**
 * How an operation on a stack is to go about it.
 *
 * @param policy what the operation itself may do
 * @param nextPolicy what the stack's policy is once the operation has worked
 */
public record Ask(Optional<String> token, OnFailure onFailure, StackPolicy policy, Optional<StackPolicy> nextPolicy) {
    /** Under the stack's own policy, which stays. */
    public Ask(Optional<String> token, OnFailure onFailure, Stack stack) {
        this(token, onFailure, stack.policy(), Optional.empty());
    }

    /** What becomes of a stack whose operation fails. */
    public enum OnFailure {
        ROLLBACK,
        DELETE,
        DO_NOTHING
    }
}
