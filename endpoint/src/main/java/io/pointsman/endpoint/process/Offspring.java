package io.pointsman.endpoint.process;

import io.pointsman.endpoint.disk.ProcessEnvironments;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A function's process with all that it started: in Lambda they share one environment and end with it.
 *
 * <p>A child whose parent is gone is no descendant any more; it is found by the address of the Runtime API in its environment, which
 * is this function's alone for as long as its API listens. Where the system does not show environments it is not found.
 */
final class Offspring {
    /** A process that is killed is gone at once, unless the system itself holds it; a busy machine needs longer. */
    private static final long SECONDS = 30;

    private final Process process;
    private final String mark;

    /** @param mark {@code NAME=VALUE}, in the environment of this process and no other */
    Offspring(Process process, String mark) {
        this.process = process;
        this.mark = mark;
    }

    /** Ends the process and the others, and waits until they are gone. */
    void end() {
        List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
        all.add(process.toHandle());
        end(all);
        endOthers();
    }

    /** Ends what a process that is gone has left. */
    void endOthers() {
        end(ProcessEnvironments.having(mark::equals));
    }

    private static void end(List<ProcessHandle> processes) {
        processes.forEach(ProcessHandle::destroyForcibly);
        CompletableFuture<?>[] ends =
                processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(ends).get(SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("a function's process does not end: " + processes, e);
        }
    }
}
