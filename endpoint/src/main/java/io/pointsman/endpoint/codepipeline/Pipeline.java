package io.pointsman.endpoint.codepipeline;

import io.pointsman.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One pipeline: every version of its structure, its stages as they stand, its executions. */
final class Pipeline {
    private final String arn;
    private final List<PipelineDeclaration> versions = new ArrayList<>();
    private final Map<String, Track> tracks = new HashMap<>();
    private final Map<String, Execution> executions = new LinkedHashMap<>();
    private final Map<String, String> byClientToken = new HashMap<>();
    private final Map<String, String> tags = new LinkedHashMap<>();
    private final Instant created;
    private Instant updated;

    Pipeline(String arn, PipelineDeclaration first, Instant now) {
        this.arn = arn;
        this.created = now;
        this.updated = now;
        update(first, now);
    }

    void update(PipelineDeclaration next, Instant now) {
        versions.add(next);
        tracks.keySet().removeIf(name -> next.stage(name).isEmpty());
        next.stages().forEach(stage -> tracks.computeIfAbsent(stage.name(), name -> new Track()));
        updated = now;
    }

    String arn() {
        return arn;
    }

    String name() {
        return now().name();
    }

    int version() {
        return versions.size();
    }

    /** The structure as it is now. */
    PipelineDeclaration now() {
        return versions.getLast();
    }

    Optional<PipelineDeclaration> at(long version) {
        return version < 1 || version > versions.size()
                ? Optional.empty()
                : Optional.of(versions.get((int) version - 1));
    }

    Instant created() {
        return created;
    }

    Instant updated() {
        return updated;
    }

    Map<String, String> tags() {
        return tags;
    }

    StageDeclaration stage(String name) {
        return now().stage(name)
                .orElseThrow(() -> Refusals.refuse(
                        "StageNotFoundException", "Pipeline '" + name() + "' does not have a stage '" + name + "'"));
    }

    /** A stage that an update took away has a track that nobody sees. */
    Track track(StageDeclaration stage) {
        return tracks.getOrDefault(stage.name(), new Track());
    }

    List<Track> tracks() {
        return List.copyOf(tracks.values());
    }

    boolean isParallel() {
        return now().mode() == ExecutionMode.PARALLEL;
    }

    void add(Execution execution) {
        executions.put(execution.id(), execution);
    }

    /** Oldest first. */
    List<Execution> executions() {
        return List.copyOf(executions.values());
    }

    Execution execution(String id) {
        Execution found = executions.get(id);
        if (found == null) {
            throw Refusals.refuse(
                    "PipelineExecutionNotFoundException",
                    "The pipeline '" + name() + "' does not have an execution with ID '" + id + "'");
        }
        return found;
    }

    Optional<Execution> startedWith(String clientToken) {
        return Optional.ofNullable(byClientToken.get(clientToken)).map(this::execution);
    }

    void remember(String clientToken, Execution execution) {
        byClientToken.put(clientToken, execution.id());
    }

    List<JsonObject> tagList() {
        return tags.entrySet().stream()
                .map(tag -> JsonObject.of("key", tag.getKey(), "value", tag.getValue()))
                .toList();
    }

    /** The structure as the API gives it. */
    JsonObject json(long version) {
        return at(version).orElseThrow().text().with("version", version);
    }
}
