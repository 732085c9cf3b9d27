package io.pointsman.endpoint.codepipeline;

import io.pointsman.json.JsonObject;
import java.util.List;

/** Fills a declared structure with what AWS adds to it. */
final class DeclarationDefaults {
    private DeclarationDefaults() {}

    static JsonObject complete(JsonObject pipeline) {
        return defaulted(
                defaulted(
                        pipeline.with(
                                "stages",
                                pipeline.objects("stages").stream()
                                        .map(DeclarationDefaults::stage)
                                        .toList()),
                        "executionMode",
                        ExecutionMode.SUPERSEDED.name()),
                "pipelineType",
                PipelineType.V1.name());
    }

    private static JsonObject stage(JsonObject stage) {
        return stage.with(
                "actions",
                stage.objects("actions").stream()
                        .map(DeclarationDefaults::action)
                        .toList());
    }

    private static JsonObject action(JsonObject action) {
        JsonObject ordered = defaulted(action, "runOrder", 1L);
        JsonObject configured = defaulted(ordered, "configuration", JsonObject.empty());
        JsonObject in = defaulted(configured, "inputArtifacts", List.of());
        return defaulted(in, "outputArtifacts", List.of());
    }

    private static JsonObject defaulted(JsonObject object, String name, Object value) {
        return object.has(name) ? object : object.with(name, value);
    }
}
