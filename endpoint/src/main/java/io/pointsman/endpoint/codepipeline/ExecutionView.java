package io.pointsman.endpoint.codepipeline;

import io.pointsman.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** An execution as the API shows it. */
final class ExecutionView {
    private ExecutionView() {}

    static JsonObject details(Execution execution) {
        List<JsonObject> revisions =
                execution.revisions().stream().map(SourceRevision::ofArtifact).toList();
        return common(
                        JsonObject.of(
                                "pipelineName", execution.home().name(),
                                "pipelineVersion", execution.start().version(),
                                "artifactRevisions", revisions),
                        execution)
                .with("variables", variables(execution));
    }

    static JsonObject summary(Execution execution) {
        List<JsonObject> revisions =
                execution.revisions().stream().map(SourceRevision::ofSource).toList();
        return common(
                        JsonObject.of(
                                "startTime", execution.start().at(),
                                "lastUpdateTime", execution.updated(),
                                "sourceRevisions", revisions),
                        execution)
                .with("stopTrigger", execution.stopReason().map(reason -> JsonObject.of("reason", reason)));
    }

    private static JsonObject common(JsonObject own, Execution execution) {
        return own.with("pipelineExecutionId", execution.id())
                .with("status", execution.status().word())
                .with("statusSummary", execution.statusSummary())
                .with("trigger", execution.start().trigger().json())
                .with("executionMode", execution.pipeline().mode().name())
                .with("executionType", execution.type().name())
                .with("rollbackMetadata", target(execution));
    }

    private static Optional<JsonObject> target(Execution execution) {
        return execution
                .start()
                .target()
                .map(target -> JsonObject.of("rollbackTargetPipelineExecutionId", target.id()));
    }

    private static List<JsonObject> variables(Execution execution) {
        return execution.start().variables().entrySet().stream()
                .map(variable -> JsonObject.of("name", variable.getKey(), "resolvedValue", variable.getValue()))
                .toList();
    }
}
