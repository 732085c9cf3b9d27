package io.pointsman.endpoint.cloudformation.stack;

import io.pointsman.endpoint.cloudformation.intrinsic.Desired.Wanted;
import io.pointsman.endpoint.cloudformation.resource.Kinds;
import io.pointsman.endpoint.cloudformation.resource.Made;
import io.pointsman.endpoint.cloudformation.resource.Wish;
import io.pointsman.endpoint.cloudformation.resource.Work;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Removes what a stack no longer wants.
 *
 * @param isLeftover another resource already has its name in the stack, so only the events speak of it
 */
record Removal(Stack stack, Wanted wanted, Made made, boolean isRetained, boolean isLeftover) implements Task {
    @Override
    public boolean isIdle() {
        if (isRetained) {
            tell(ResourceStatus.DELETE_SKIPPED, "");
            forget();
        }
        return isRetained;
    }

    @Override
    public void announce() {
        tell(ResourceStatus.DELETE_IN_PROGRESS, "");
    }

    @Override
    public Work work() {
        Marker.of(wanted).check("DELETE");
        Wish wish = new Wish(
                stack.world(),
                stack.name(),
                stack.id(),
                wanted.id(),
                wanted.type(),
                made.properties(),
                Map.of(),
                Map.of());
        Made resolved = Resolving.ofLast(stack.world(), made);
        return Kinds.of(stack.world(), wanted.type()).delete(wish.with(resolved.properties()), resolved);
    }

    @Override
    public void known(Made now) {
        // It is known already.
    }

    @Override
    public void done(Made now) {
        tell(ResourceStatus.DELETE_COMPLETE, "");
        forget();
    }

    @Override
    public void failed(String reason) {
        tell(ResourceStatus.DELETE_FAILED, reason);
    }

    @Override
    public void cancelled() {
        failed("Resource deletion cancelled");
    }

    @Override
    public Duration takes() {
        return Marker.of(wanted).takes();
    }

    private void forget() {
        if (!isLeftover) {
            stack.forget(wanted.id());
        }
    }

    private void tell(ResourceStatus status, String reason) {
        if (isLeftover) {
            stack.tell(wanted, made.physicalId(), status, reason, made.properties());
        } else {
            stack.move(wanted, Optional.of(made), status, reason);
        }
    }
}
