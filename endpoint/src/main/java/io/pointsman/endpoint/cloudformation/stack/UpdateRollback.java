package io.pointsman.endpoint.cloudformation.stack;

import io.pointsman.endpoint.clock.EndpointClock;
import io.pointsman.endpoint.cloudformation.intrinsic.Desired;
import io.pointsman.endpoint.cloudformation.resource.Made;
import io.pointsman.endpoint.kept.KeptWork;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Takes an update back: changed resources to what they were, then new ones away. */
final class UpdateRollback {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Stack stack;
    private final Touched touched;
    private final Desired tried;
    private final KeptWork heard;
    private final Map<String, Made> replacements = new LinkedHashMap<>();

    UpdateRollback(Stack stack, Touched touched, Desired tried, KeptWork heard) {
        this.stack = stack;
        this.touched = touched;
        this.tried = tried;
        this.heard = heard;
    }

    /** As a part of the operation that failed. */
    void begin(String reason) {
        stack.move(StackStatus.UPDATE_ROLLBACK_IN_PROGRESS, reason);
        revert(touched.before().keySet());
    }

    /** As an operation of its own. */
    void begin(Optional<String> token, String reason) {
        stack.begin(token, StackStatus.UPDATE_ROLLBACK_IN_PROGRESS, reason);
        revert(touched.before().keySet());
    }

    private void revert(Collection<String> ids) {
        touched.before()
                .forEach((id, was) -> was.flatMap(this::replacement).ifPresent(made -> replacements.put(id, made)));
        Map<String, String> tags = stack.blueprint().map(Blueprint::tags).orElse(Map.of());
        Map<String, Task> tasks = new LinkedHashMap<>();
        touched.before()
                .forEach((id, was) -> was.filter(before -> ids.contains(id))
                        .ifPresent(before -> tasks.put(id, new Reverting(stack, before, tags))));
        EndpointClock clock = stack.world().clock();
        Map<String, Set<String>> needs = Graph.making(stack.desired());
        clock.after(PAUSE, () -> new Wave(clock, needs, tasks, false, this::reverted).advance());
    }

    private Optional<Made> replacement(StackResource before) {
        return stack.made(before.id())
                .filter(now ->
                        !now.physicalId().equals(before.made().orElseThrow().physicalId()));
    }

    private void reverted(List<String> failed) {
        if (!failed.isEmpty()) {
            stack.move(StackStatus.UPDATE_ROLLBACK_FAILED, new FailedList(stack, failed).said());
            stack.wayBack(Optional.of((token, skipped) -> again(failed, token, skipped)));
            heard.run();
            return;
        }
        stack.move(StackStatus.UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS, "");
        Map<String, Task> removals = new LinkedHashMap<>();
        touched.before().forEach((id, was) -> {
            if (was.isEmpty()) {
                created(id).ifPresent(task -> removals.put(id, task));
            }
        });
        replacements.forEach((id, made) -> removals.put(id, leftover(id, made)));
        new Cleanup(stack, removals, Graph.removing(tried)).run(PAUSE, left -> {
            stack.move(StackStatus.UPDATE_ROLLBACK_COMPLETE, "");
            heard.run();
        });
    }

    private void again(List<String> failed, Optional<String> token, Set<String> skipped) {
        stack.begin(token, StackStatus.UPDATE_ROLLBACK_IN_PROGRESS, "User Initiated");
        revert(failed.stream().filter(id -> !skipped.contains(id)).toList());
    }

    /** What the update created goes, unless its policy keeps it; what it failed to create is only forgotten. */
    private Optional<Task> created(String id) {
        Optional<StackResource> resource = stack.resource(id);
        if (resource.flatMap(StackResource::made).isEmpty()) {
            stack.forget(id);
            return Optional.empty();
        }
        return resource.map(now -> new Removal(stack, now.wanted(), now.made().orElseThrow(), isRetained(now), false));
    }

    private static boolean isRetained(StackResource resource) {
        return resource.wanted()
                .declared()
                .deletionPolicy()
                .filter("Retain"::equals)
                .isPresent();
    }

    private Task leftover(String id, Made made) {
        return new Removal(stack, stack.resource(id).orElseThrow().wanted(), made, false, true);
    }
}
