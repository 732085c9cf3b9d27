package io.pointsman.endpoint.codepipeline;

import io.pointsman.endpoint.Caller;
import io.pointsman.endpoint.Operation;
import io.pointsman.json.JsonObject;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What there is to read about pipelines that run: the state, the executions, the actions. */
final class HistoryOperations {
    private final Pipelines pipelines;

    HistoryOperations(Pipelines pipelines) {
        this.pipelines = pipelines;
    }

    Map<String, Operation> operations() {
        return Map.of(
                "GetPipelineState", this::state,
                "GetPipelineExecution", this::execution,
                "ListPipelineExecutions", this::executions,
                "ListActionExecutions", this::actions);
    }

    private JsonObject state(JsonObject input, Caller caller) {
        return StateView.of(pipelines.need(input.needText("name")));
    }

    private JsonObject execution(JsonObject input, Caller caller) {
        Execution found = pipeline(input).execution(input.needText("pipelineExecutionId"));
        return JsonObject.of("pipelineExecution", ExecutionView.details(found));
    }

    /** Newest first. */
    private JsonObject executions(JsonObject input, Caller caller) {
        Pipeline pipeline = named(input);
        Optional<StageDeclaration> succeededIn = input.objectOrEmpty("filter")
                .object("succeededInStage")
                .flatMap(filter -> filter.text("stageName"))
                .map(pipeline::stage);
        List<JsonObject> summaries = pipeline.executions().reversed().stream()
                .filter(execution -> succeededIn.isEmpty() || Rollbacks.succeededIn(execution, succeededIn.get()))
                .map(ExecutionView::summary)
                .toList();
        return Pages.cut(input, 100, "pipelineExecutionSummaries", summaries);
    }

    /** Newest first. */
    private JsonObject actions(JsonObject input, Caller caller) {
        Pipeline pipeline = named(input);
        List<JsonObject> details = wanted(pipeline, input.objectOrEmpty("filter"))
                .flatMap(execution -> execution.actions().stream())
                .sorted(Comparator.comparing(ActionRun::started))
                .map(ActionView::history)
                .toList()
                .reversed();
        return Pages.cut(input, 100, "actionExecutionDetails", details);
    }

    private static Stream<Execution> wanted(Pipeline pipeline, JsonObject filter) {
        return filter.text("pipelineExecutionId")
                .or(() -> filter.objectOrEmpty("latestInPipelineExecution").text("pipelineExecutionId"))
                .map(pipeline::execution)
                .map(Stream::of)
                .orElseGet(() -> pipeline.executions().stream());
    }

    private Pipeline named(JsonObject input) {
        return pipeline(input);
    }

    private Pipeline pipeline(JsonObject input) {
        return pipelines.need(input.needText("pipelineName"));
    }
}
