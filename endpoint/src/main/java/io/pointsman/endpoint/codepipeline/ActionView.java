package io.pointsman.endpoint.codepipeline;

import io.pointsman.json.JsonObject;
import java.util.List;

/** A run of an action as the API shows it. */
final class ActionView {
    private ActionView() {}

    /** As in GetPipelineState. */
    static JsonObject latest(ActionRun run) {
        return JsonObject.of(
                        "actionExecutionId", run.id(),
                        "status", run.status().word(),
                        "lastStatusChange", run.updated())
                .with("summary", run.report().summary())
                .with("percentComplete", run.report().percent())
                .with("externalExecutionId", run.report().externalId())
                .with("token", run.approvalToken().filter(token -> run.isOpen()))
                .with("lastUpdatedBy", run.updatedBy())
                .with("errorDetails", run.fault().map(Fault::json));
    }

    /** As in ListActionExecutions. */
    static JsonObject history(ActionRun run) {
        return JsonObject.of(
                        "pipelineExecutionId", run.execution().id(),
                        "actionExecutionId", run.id(),
                        "pipelineVersion", run.execution().start().version(),
                        "stageName", run.stage().name(),
                        "actionName", run.name(),
                        "startTime", run.started(),
                        "lastUpdateTime", run.updated(),
                        "status", run.status().word(),
                        "input", input(run),
                        "output", output(run))
                .with("updatedBy", run.updatedBy());
    }

    private static JsonObject input(ActionRun run) {
        ActionDeclaration declared = run.declaration();
        return JsonObject.of(
                        "actionTypeId", declared.type().json(),
                        "configuration", JsonObject.of(declared.configuration()),
                        "resolvedConfiguration", JsonObject.of(run.configuration()),
                        "inputArtifacts", places(run.inputs()))
                .with("namespace", declared.namespace());
    }

    private static JsonObject output(ActionRun run) {
        JsonObject result = JsonObject.empty()
                .with("externalExecutionId", run.report().externalId())
                .with("externalExecutionSummary", run.report().summary())
                .with("errorDetails", run.fault().map(Fault::json));
        return JsonObject.of(
                "outputArtifacts",
                run.status() == ActionStatus.SUCCEEDED ? places(run.outputs()) : List.of(),
                "executionResult",
                result,
                "outputVariables",
                JsonObject.of(run.variables()));
    }

    private static List<JsonObject> places(List<ArtifactPlace> places) {
        return places.stream().map(ArtifactPlace::inHistory).toList();
    }
}
