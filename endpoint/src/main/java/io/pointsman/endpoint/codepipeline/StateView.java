package io.pointsman.endpoint.codepipeline;

import io.pointsman.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** A pipeline as it stands: what GetPipelineState answers. */
final class StateView {
    private final Pipeline pipeline;

    private StateView(Pipeline pipeline) {
        this.pipeline = pipeline;
    }

    static JsonObject of(Pipeline pipeline) {
        StateView view = new StateView(pipeline);
        return JsonObject.of(
                "pipelineName", pipeline.name(),
                "pipelineVersion", pipeline.version(),
                "stageStates", pipeline.now().stages().stream().map(view::stage).toList(),
                "created", pipeline.created(),
                "updated", pipeline.updated());
    }

    private JsonObject stage(StageDeclaration stage) {
        Track track = pipeline.track(stage);
        List<JsonObject> waiting =
                track.waiting().stream().map(StateView::waiting).toList();
        return JsonObject.of("stageName", stage.name())
                .with("inboundExecution", waiting.stream().reduce((older, newer) -> newer))
                .with("inboundExecutions", Optional.of(waiting).filter(some -> !some.isEmpty()))
                .with("inboundTransitionState", transition(stage, track))
                .with(
                        "actionStates",
                        stage.actions().stream()
                                .map(action -> action(track, action))
                                .toList())
                .with("latestExecution", track.latest().map(StateView::execution))
                .with("retryStageMetadata", track.latest().flatMap(StateView::retries));
    }

    private static JsonObject waiting(Execution execution) {
        return JsonObject.of(
                "pipelineExecutionId", execution.id(),
                "status", execution.status().word(),
                "type", execution.type().name());
    }

    private static JsonObject execution(StageRun run) {
        return waiting(run.execution()).with("status", run.status().word());
    }

    /** Nothing leads into the first stage. */
    private Optional<JsonObject> transition(StageDeclaration stage, Track track) {
        JsonObject state = track.closed()
                .map(closed -> JsonObject.of(
                        "enabled", false,
                        "lastChangedBy", closed.by(),
                        "lastChangedAt", closed.at(),
                        "disabledReason", closed.reason()))
                .orElseGet(() -> JsonObject.of("enabled", true));
        return Optional.of(state).filter(some -> !stage.equals(pipeline.now().first()));
    }

    private static JsonObject action(Track track, ActionDeclaration action) {
        return JsonObject.of("actionName", action.name())
                .with("currentRevision", track.revision(action.name()).map(SourceRevision::current))
                .with("revisionUrl", track.revision(action.name()).map(SourceRevision::url))
                .with("latestExecution", track.action(action.name()).map(ActionView::latest));
    }

    private static Optional<JsonObject> retries(StageRun run) {
        return run.retryTrigger()
                .map(trigger -> JsonObject.of("latestRetryTrigger", trigger)
                        .with("manualStageRetryAttempt", atLeastOne(run.manualRetries()))
                        .with("autoStageRetryAttempt", atLeastOne(run.automaticRetries())));
    }

    private static Optional<Integer> atLeastOne(int count) {
        return Optional.of(count).filter(some -> some > 0);
    }
}
