package io.pointsman.endpoint.cloudformation.stack;

import io.pointsman.endpoint.cloudformation.intrinsic.Desired;
import io.pointsman.endpoint.cloudformation.resource.Made;
import io.pointsman.endpoint.cloudformation.resource.Work;
import io.pointsman.endpoint.cloudformation.template.Invalid;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A resource that an update would remove and the stack's policy protects: it fails the update before anything is cleaned up. */
record ProtectedRemoval(Stack stack, StackResource resource, Touched touched, String reason) implements Task {
    static Map<String, Task> among(Stack stack, Desired desired, StackPolicy policy, Touched touched) {
        Map<String, Task> removals = new LinkedHashMap<>();
        stack.resources().values().stream()
                .filter(resource -> !desired.resources().containsKey(resource.id()))
                .filter(resource -> resource.made().isPresent())
                .forEach(resource -> policy.refusal(StackPolicy.Act.DELETE, resource.id(), resource.type())
                        .ifPresent(reason ->
                                removals.put(resource.id(), new ProtectedRemoval(stack, resource, touched, reason))));
        return removals;
    }

    @Override
    public boolean isIdle() {
        touched.remember(resource.id(), Optional.of(resource));
        throw Invalid.because(reason);
    }

    @Override
    public void announce() {
        // It never begins.
    }

    @Override
    public Work work() {
        throw Invalid.because(reason);
    }

    @Override
    public void known(Made made) {
        // It is known already.
    }

    @Override
    public void done(Made made) {
        // It never is.
    }

    @Override
    public void failed(String why) {
        stack.move(resource.wanted(), resource.made(), ResourceStatus.UPDATE_FAILED, why);
    }

    @Override
    public void cancelled() {
        failed("Resource update cancelled");
    }

    @Override
    public Duration takes() {
        return Duration.ZERO;
    }
}
