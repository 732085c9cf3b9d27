package io.pointsman.endpoint.cloudformation.stack;

import io.pointsman.endpoint.AwsError;
import io.pointsman.endpoint.clock.EndpointClock;
import io.pointsman.endpoint.cloudformation.resource.Work;
import io.pointsman.endpoint.cloudformation.template.Refusals;
import io.pointsman.endpoint.kept.KeptConsumer;
import io.pointsman.endpoint.kept.KeptSupplier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Works through the resources of one phase: each as soon as those that it waits for are through, side by side where nothing is in
 * the way.
 */
final class Wave {
    private static final Duration LOOK = Duration.ofSeconds(1);
    /** As long as the longest shift that CodeDeploy allows an alias. */
    private static final int LOOKS = 180_000;

    private final EndpointClock clock;
    private final Map<String, Set<String>> needs;
    private final Map<String, Task> waiting;
    private final Map<String, Task> running = new LinkedHashMap<>();
    private final Set<String> through = new LinkedHashSet<>();
    private final List<String> failed = new ArrayList<>();
    private final boolean stopsAtFailure;
    private final KeptConsumer<List<String>> end;
    private boolean ended;

    /**
     * @param needs which others each resource waits for; those that are not in this wave do not count
     * @param end hears the logical ids that failed
     */
    Wave(
            EndpointClock clock,
            Map<String, Set<String>> needs,
            Map<String, Task> tasks,
            boolean stopsAtFailure,
            KeptConsumer<List<String>> end) {
        this.clock = clock;
        this.needs = needs;
        this.waiting = new LinkedHashMap<>(tasks);
        this.stopsAtFailure = stopsAtFailure;
        this.end = end;
    }

    void advance() {
        boolean moved = true;
        while (moved && !isStopped()) {
            moved = launchReady();
        }
        if (!ended && running.isEmpty()) {
            ended = true;
            end.accept(List.copyOf(failed));
        }
    }

    /** Gives up: what runs is cancelled, what waits never begins. */
    void stop() {
        waiting.clear();
        cancelRunning();
        advance();
    }

    private boolean isStopped() {
        return stopsAtFailure && !failed.isEmpty();
    }

    private boolean launchReady() {
        List<String> ready = waiting.keySet().stream().filter(this::isReady).toList();
        ready.forEach(id -> Optional.ofNullable(waiting.remove(id)).ifPresent(task -> launch(id, task)));
        return !ready.isEmpty();
    }

    private boolean isReady(String id) {
        return needs.getOrDefault(id, Set.of()).stream()
                .noneMatch(other -> waiting.containsKey(other) || running.containsKey(other));
    }

    private void launch(String id, Task task) {
        try {
            if (isStopped() || task.isIdle()) {
                through.add(id);
                return;
            }
            running.put(id, task);
            task.announce();
            clock.after(task.takes(), () -> step(id, task, task::work, LOOKS));
        } catch (RuntimeException e) {
            fail(id, task, Refusals.of(e));
        }
    }

    private void step(String id, Task task, KeptSupplier<Work> work, int looks) {
        if (!running.containsKey(id)) {
            return; // cancelled meanwhile
        }
        try {
            look(id, task, work, looks);
        } catch (RuntimeException e) {
            fail(id, task, Refusals.of(e));
        }
        advance();
    }

    private void look(String id, Task task, KeptSupplier<Work> work, int looks) {
        switch (work.get()) {
            case Work.Done done -> {
                running.remove(id);
                through.add(id);
                task.done(done.made());
            }
            case Work.Later later
            when looks == 0 ->
                throw new AwsError(
                        400,
                        "NotStabilized",
                        "Exceeded attempts to wait for " + later.made().physicalId());
            case Work.Later later -> {
                task.known(later.made());
                clock.after(LOOK, () -> step(id, task, later.look(), looks - 1));
            }
        }
    }

    private void fail(String id, Task task, AwsError error) {
        running.remove(id);
        failed.add(id);
        task.failed(HandlerMessage.of(error));
        if (stopsAtFailure) {
            cancelRunning();
        }
    }

    private void cancelRunning() {
        Map<String, Task> others = Map.copyOf(running);
        running.clear();
        others.forEach((other, cancelled) -> {
            failed.add(other);
            cancelled.cancelled();
        });
    }
}
