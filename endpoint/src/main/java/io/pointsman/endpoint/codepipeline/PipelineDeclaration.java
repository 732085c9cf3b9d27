package io.pointsman.endpoint.codepipeline;

import io.pointsman.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One version of a pipeline's structure.
 *
 * @param text the structure as GetPipeline gives it back, without its version
 */
record PipelineDeclaration(
        String name,
        PipelineType type,
        ExecutionMode mode,
        ArtifactStore store,
        List<StageDeclaration> stages,
        List<VariableDeclaration> variables,
        JsonObject text) {
    static PipelineDeclaration read(JsonObject pipeline, String region) {
        JsonObject full = DeclarationDefaults.complete(pipeline);
        return new PipelineDeclaration(
                full.needText("name"),
                PipelineType.valueOf(full.needText("pipelineType")),
                ExecutionMode.valueOf(full.needText("executionMode")),
                ArtifactStore.read(store(full, region)),
                full.objects("stages").stream().map(StageDeclaration::read).toList(),
                full.objects("variables").stream()
                        .map(VariableDeclaration::read)
                        .toList(),
                full);
    }

    private static JsonObject store(JsonObject pipeline, String region) {
        return pipeline.object("artifactStore")
                .or(() -> pipeline.objectOrEmpty("artifactStores").object(region))
                .orElseThrow(() -> Refusals.structure(
                        "Pipeline must have an artifactStore, or an artifactStores entry for its own Region "
                                + region));
    }

    Optional<StageDeclaration> stage(String wanted) {
        return stages.stream().filter(stage -> stage.name().equals(wanted)).findFirst();
    }

    StageDeclaration first() {
        return stages.getFirst();
    }

    /** The stage after this one; empty after the last. */
    Optional<StageDeclaration> after(StageDeclaration stage) {
        return stages.stream().skip(stages.indexOf(stage) + 1L).findFirst();
    }

    Stream<ActionDeclaration> actions() {
        return stages.stream().flatMap(stage -> stage.actions().stream());
    }
}
