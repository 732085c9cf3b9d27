package io.pointsman.endpoint.cloudformation.drift;

import io.pointsman.endpoint.cloudformation.stack.Stack;
import io.pointsman.endpoint.cloudformation.stack.StackResource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was found when drift was last looked for. An operation that touches a resource makes what is known of it void. */
public final class DriftBook {
    private final Map<String, Map<String, Checked>> byStack = new LinkedHashMap<>();
    private final List<Detection> detections = new ArrayList<>();

    /** One resource, looked at. */
    public record Checked(StackResource resource, Drift drift, Instant at) {}

    public Checked check(Stack stack, StackResource resource, Instant now) {
        Checked checked = new Checked(resource, Drift.of(stack.world(), resource), now);
        byStack.computeIfAbsent(stack.id(), id -> new LinkedHashMap<>()).put(resource.id(), checked);
        return checked;
    }

    /** What still holds of a resource. */
    public Optional<Checked> of(Stack stack, StackResource resource) {
        return Optional.ofNullable(byStack.getOrDefault(stack.id(), Map.of()).get(resource.id()))
                .filter(checked -> !resource.at().isAfter(checked.at()));
    }

    public List<Checked> of(Stack stack) {
        return stack.resources().values().stream()
                .flatMap(resource -> of(stack, resource).stream())
                .toList();
    }

    void begun(Detection detection) {
        detections.add(detection);
    }

    Optional<Detection> detection(String id) {
        return detections.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /** The last one of a stack that is through, unless the stack has changed since. */
    public Optional<Detection> last(Stack stack) {
        return detections.reversed().stream()
                .filter(one -> one.stack() == stack && one.isComplete())
                .findFirst()
                .filter(one -> stack.updated().filter(one.at()::isBefore).isEmpty());
    }
}
