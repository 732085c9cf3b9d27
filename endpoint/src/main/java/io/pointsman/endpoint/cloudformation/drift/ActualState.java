package io.pointsman.endpoint.cloudformation.drift;

import io.pointsman.endpoint.cloudformation.resource.Made;
import io.pointsman.endpoint.cloudformation.stack.Stack;
import io.pointsman.endpoint.cloudformation.stack.StackResource;
import java.util.List;

/**
 * Lets a stack know its resources as they are. What is then deployed is compared with that, and a rollback goes back to that, as
 * CloudFormation promises of a change set that reverts drift.
 */
public record ActualState(Stack stack) {
    public static ActualState of(Stack stack) {
        return new ActualState(stack);
    }

    public void take() {
        List.copyOf(stack.resources().values()).forEach(this::take);
    }

    private void take(StackResource resource) {
        Drift drift = Drift.of(stack.world(), resource);
        resource.made().ifPresent(made -> take(resource, drift, made));
    }

    private void take(StackResource resource, Drift drift, Made made) {
        stack.found(resource, drift.now(made));
    }
}
