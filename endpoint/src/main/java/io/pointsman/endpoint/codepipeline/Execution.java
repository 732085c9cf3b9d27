package io.pointsman.endpoint.codepipeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One execution of a pipeline: what it was started with, what it has made, and where it is. */
final class Execution {
    private final Start start;
    private final Map<String, ArtifactPlace> artifacts = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> namespaces = new HashMap<>();
    private final Map<String, SourceRevision> revisions = new LinkedHashMap<>();
    private final Map<String, StageRun> stages = new HashMap<>();
    private final List<ActionRun> actions = new ArrayList<>();
    private ExecutionStatus status = ExecutionStatus.IN_PROGRESS;
    private Optional<String> statusSummary = Optional.empty();
    private Optional<String> stopReason = Optional.empty();
    private boolean abandoned;
    private Instant updated;

    /**
     * What does not change while it runs.
     *
     * @param version of the pipeline's structure
     * @param target the execution that a rollback goes back to
     */
    record Start(
            String id,
            Pipeline home,
            int version,
            Trigger trigger,
            Map<String, String> variables,
            List<SourceOverride> overrides,
            Optional<Execution> target,
            Instant at) {}

    Execution(Start start) {
        this.start = start;
        this.updated = start.at();
        start.target().ifPresent(this::inherit);
    }

    private void inherit(Execution target) {
        artifacts.putAll(target.artifacts);
        namespaces.putAll(target.namespaces);
        revisions.putAll(target.revisions);
    }

    Start start() {
        return start;
    }

    String id() {
        return start.id();
    }

    Pipeline home() {
        return start.home();
    }

    /** The structure that it was started with. */
    PipelineDeclaration pipeline() {
        return start.home().at(start.version()).orElseThrow();
    }

    /** Whether the pipeline was updated since. */
    boolean isOutdated() {
        return start.version() != start.home().version();
    }

    ExecutionType type() {
        return start.target().isPresent() ? ExecutionType.ROLLBACK : ExecutionType.STANDARD;
    }

    ExecutionStatus status() {
        return status;
    }

    Instant updated() {
        return updated;
    }

    Optional<String> statusSummary() {
        return statusSummary;
    }

    Optional<String> stopReason() {
        return stopReason;
    }

    boolean isAbandoned() {
        return abandoned;
    }

    void become(ExecutionStatus next, Instant now) {
        status = next;
        updated = now;
    }

    void explain(String summary) {
        statusSummary = Optional.of(summary);
    }

    void stop(Optional<String> reason, boolean abandon, Instant now) {
        become(ExecutionStatus.STOPPING, now);
        stopReason = reason.or(() -> stopReason);
        abandoned = abandon;
    }

    void made(ArtifactPlace artifact) {
        artifacts.put(artifact.name(), artifact);
    }

    void filled(String namespace, Map<String, String> variables) {
        namespaces.put(namespace, variables);
    }

    void found(SourceRevision revision) {
        revisions.put(revision.artifact(), revision);
    }

    void entered(StageRun stage) {
        stages.put(stage.name(), stage);
    }

    void started(ActionRun action) {
        actions.add(action);
        updated = action.started();
    }

    /** An artifact that an earlier action made; the structure's rules promise that one did. */
    ArtifactPlace artifact(String name) {
        ArtifactPlace place = artifacts.get(name);
        if (place == null) {
            throw new IllegalStateException("execution " + id() + " has no artifact " + name);
        }
        return place;
    }

    Optional<String> variable(String namespace, String key) {
        return Optional.ofNullable(namespaces.getOrDefault(namespace, Map.of()).get(key));
    }

    List<SourceRevision> revisions() {
        return List.copyOf(revisions.values());
    }

    /** Its latest run of that stage; empty when it has not been there. */
    Optional<StageRun> stage(String name) {
        return Optional.ofNullable(stages.get(name));
    }

    List<StageRun> openStages() {
        return stages.values().stream().filter(stage -> stage.status().isOpen()).toList();
    }

    /** Every run of an action, oldest first. */
    List<ActionRun> actions() {
        return List.copyOf(actions);
    }
}
