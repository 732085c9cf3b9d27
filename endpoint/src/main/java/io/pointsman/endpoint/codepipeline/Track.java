package io.pointsman.endpoint.codepipeline;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One stage of a pipeline as it stands on the line: who is in it, who waits before it, and whether its entry is open. */
final class Track {
    private final Deque<Execution> waiting = new ArrayDeque<>();
    private final Map<String, ActionRun> actions = new HashMap<>();
    private final Map<String, SourceRevision> revisions = new HashMap<>();
    private Optional<StageRun> latest = Optional.empty();
    private Optional<Closed> closed = Optional.empty();

    /** A disabled transition: who closed it, when, and why. */
    record Closed(String by, Instant at, String reason) {}

    Deque<Execution> waiting() {
        return waiting;
    }

    Optional<StageRun> latest() {
        return latest;
    }

    boolean isBusy() {
        return latest.filter(run -> run.status().isOpen()).isPresent();
    }

    void entered(StageRun run) {
        latest = Optional.of(run);
    }

    void started(ActionRun run) {
        actions.put(run.name(), run);
    }

    void found(SourceRevision revision) {
        revisions.put(revision.action(), revision);
    }

    Optional<ActionRun> action(String name) {
        return Optional.ofNullable(actions.get(name));
    }

    Optional<SourceRevision> revision(String action) {
        return Optional.ofNullable(revisions.get(action));
    }

    Optional<Closed> closed() {
        return closed;
    }

    void close(Closed why) {
        closed = Optional.of(why);
    }

    void open() {
        closed = Optional.empty();
    }

    /** Everyone who waits, out of the line. */
    List<Execution> clear() {
        List<Execution> all = List.copyOf(waiting);
        waiting.clear();
        return all;
    }
}
