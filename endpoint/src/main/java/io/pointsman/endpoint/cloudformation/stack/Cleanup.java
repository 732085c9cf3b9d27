package io.pointsman.endpoint.cloudformation.stack;

import io.pointsman.endpoint.cloudformation.intrinsic.Desired;
import io.pointsman.endpoint.cloudformation.resource.Made;
import io.pointsman.endpoint.cloudformation.template.Declared;
import io.pointsman.endpoint.kept.KeptConsumer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The removals at the end of an operation, users before what they use. */
record Cleanup(Stack stack, Map<String, Task> removals, Map<String, Set<String>> needs) {
    void run(Duration pause, KeptConsumer<List<String>> end) {
        stack.world()
                .clock()
                .after(pause, () -> new Wave(stack.world().clock(), needs, removals, false, end).advance());
    }

    /** After an update: what the new blueprint no longer has, and what was replaced. */
    static Cleanup after(Stack stack, Desired before, Desired now, Touched touched) {
        Map<String, Task> removals = new LinkedHashMap<>();
        List.copyOf(stack.resources().values()).stream()
                .filter(resource -> !now.resources().containsKey(resource.id()))
                .forEach(resource -> remove(stack, resource, removals));
        touched.before()
                .forEach((id, was) ->
                        was.flatMap(old -> replaced(stack, old)).ifPresent(task -> removals.put(id, task)));
        return new Cleanup(stack, removals, Graph.removing(before));
    }

    private static void remove(Stack stack, StackResource resource, Map<String, Task> removals) {
        if (resource.made().isEmpty()) {
            stack.forget(resource.id());
            return;
        }
        removals.put(
                resource.id(),
                new Removal(stack, resource.wanted(), resource.made().get(), isRetained(resource), false));
    }

    private static boolean isRetained(StackResource resource) {
        return resource.wanted()
                .declared()
                .deletionPolicy()
                .filter("Retain"::equals)
                .isPresent();
    }

    private static Optional<Task> replaced(Stack stack, StackResource old) {
        Made was = old.made().orElseThrow();
        Declared declared = old.wanted().declared();
        boolean retained = declared.replacePolicy().filter("Retain"::equals).isPresent();
        return stack.made(old.id())
                .filter(made -> !made.physicalId().equals(was.physicalId()))
                .map(made -> new Removal(stack, old.wanted(), was, retained, true));
    }

    /** Everything but what somebody asked to keep. */
    static Cleanup of(Stack stack, Desired desired, Set<String> kept) {
        Map<String, Task> removals = new LinkedHashMap<>();
        List.copyOf(stack.resources().values()).forEach(resource -> {
            if (kept.contains(resource.id())) {
                resource.made()
                        .ifPresent(made ->
                                removals.put(resource.id(), new Removal(stack, resource.wanted(), made, true, false)));
            } else {
                remove(stack, resource, removals);
            }
        });
        return new Cleanup(stack, removals, Graph.removing(desired));
    }
}
