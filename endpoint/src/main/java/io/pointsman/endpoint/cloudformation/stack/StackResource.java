package io.pointsman.endpoint.cloudformation.stack;

import io.pointsman.endpoint.cloudformation.intrinsic.Desired.Wanted;
import io.pointsman.endpoint.cloudformation.resource.Made;
import java.time.Instant;
import java.util.Optional;

/**
 * One resource of a stack, as it is now.
 *
 * @param made what exists of it; empty before it exists and after it is gone
 */
public record StackResource(Wanted wanted, Optional<Made> made, ResourceStatus status, String reason, Instant at) {
    public String id() {
        return wanted.id();
    }

    public String type() {
        return wanted.type();
    }

    public String physicalId() {
        return made.map(Made::physicalId).orElse("");
    }

    StackResource with(Wanted now) {
        return new StackResource(now, made, status, reason, at);
    }

    StackResource with(Optional<Made> now) {
        return new StackResource(wanted, now, status, reason, at);
    }
}
