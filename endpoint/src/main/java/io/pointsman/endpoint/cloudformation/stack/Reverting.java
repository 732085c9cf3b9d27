package io.pointsman.endpoint.cloudformation.stack;

import io.pointsman.endpoint.cloudformation.intrinsic.Desired.Wanted;
import io.pointsman.endpoint.cloudformation.resource.Kinds;
import io.pointsman.endpoint.cloudformation.resource.Made;
import io.pointsman.endpoint.cloudformation.resource.Wish;
import io.pointsman.endpoint.cloudformation.resource.Work;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Takes one resource back to what it was before the update. */
record Reverting(Stack stack, StackResource before, Map<String, String> tags) implements Task {
    @Override
    public boolean isIdle() {
        return false;
    }

    private Wanted wanted() {
        return before.wanted();
    }

    private Made was() {
        return before.made().orElseThrow();
    }

    @Override
    public void announce() {
        stack.move(wanted(), stack.made(before.id()), ResourceStatus.UPDATE_IN_PROGRESS, "");
    }

    /** A resource that was replaced is still there and only takes its place again. */
    @Override
    public Work work() {
        Marker.of(wanted()).check("ROLLBACK");
        Made now = stack.made(before.id()).orElse(was());
        if (!now.physicalId().equals(was().physicalId())) {
            return new Work.Done(was());
        }
        Wish wish = new Wish(
                stack.world(),
                stack.name(),
                stack.id(),
                before.id(),
                before.type(),
                was().properties(),
                tags,
                Map.of());
        return Resolving.of(
                wish, resolved -> Kinds.of(stack.world(), before.type()).update(resolved, now));
    }

    @Override
    public void known(Made now) {
        // It is known already.
    }

    @Override
    public void done(Made now) {
        stack.move(wanted(), Optional.of(was()), ResourceStatus.UPDATE_COMPLETE, "");
    }

    @Override
    public void failed(String reason) {
        stack.move(wanted(), stack.made(before.id()), ResourceStatus.UPDATE_FAILED, reason);
    }

    @Override
    public void cancelled() {
        failed("Resource update cancelled");
    }

    @Override
    public Duration takes() {
        return Marker.of(wanted()).takes();
    }
}
