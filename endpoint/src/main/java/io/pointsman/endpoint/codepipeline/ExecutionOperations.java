package io.pointsman.endpoint.codepipeline;

import io.pointsman.endpoint.Caller;
import io.pointsman.endpoint.Operation;
import io.pointsman.endpoint.World;
import io.pointsman.json.JsonObject;
import java.util.Map;

/** What a person does to executions: start, stop, retry, roll back. */
final class ExecutionOperations {
    private final World world;
    private final Pipelines pipelines;
    private final Line line;
    private final Starts starts;

    ExecutionOperations(World world, Pipelines pipelines, Line line, Starts starts) {
        this.world = world;
        this.pipelines = pipelines;
        this.line = line;
        this.starts = starts;
    }

    Map<String, Operation> operations() {
        return Map.of(
                "StartPipelineExecution", starts::start,
                "StopPipelineExecution", this::stop,
                "RetryStageExecution", this::retry,
                "RollbackStage", this::rollBack);
    }

    private JsonObject stop(JsonObject input, Caller caller) {
        Execution execution = pipeline(input).execution(input.needText("pipelineExecutionId"));
        boolean abandon = input.flag("abandon").orElse(false);
        stoppable(execution, abandon);
        execution.stop(input.text("reason"), abandon, line.now());
        line.stop(execution);
        return JsonObject.of("pipelineExecutionId", execution.id());
    }

    private static void stoppable(Execution execution, boolean abandon) {
        if (!execution.status().isOpen()) {
            throw Refusals.refuse(
                    "PipelineExecutionNotStoppableException",
                    "Execution " + execution.id() + " is not in progress, it is "
                            + execution.status().word());
        }
        if (execution.status() == ExecutionStatus.STOPPING && (!abandon || execution.isAbandoned())) {
            throw Refusals.refuse(
                    "DuplicatedStopRequestException",
                    "Execution " + execution.id() + " is already stopping; it can only be abandoned as well");
        }
    }

    private JsonObject retry(JsonObject input, Caller caller) {
        Pipeline pipeline = pipeline(input);
        StageDeclaration stage = pipeline.stage(input.needText("stageName"));
        Execution execution = execution(pipeline, input.needText("pipelineExecutionId"), stage);
        line.retry(Retries.retryable(execution, stage), RetryMode.valueOf(input.needText("retryMode")), true);
        return JsonObject.of("pipelineExecutionId", execution.id());
    }

    /** The operation has no exception for an execution that does not exist; it is not the latest one either. */
    private static Execution execution(Pipeline pipeline, String id, StageDeclaration stage) {
        return pipeline.executions().stream()
                .filter(execution -> execution.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Retries.notLatest(id, stage));
    }

    private JsonObject rollBack(JsonObject input, Caller caller) {
        Pipeline pipeline = pipeline(input);
        StageDeclaration stage = pipeline.stage(input.needText("stageName"));
        Execution target = pipeline.execution(input.needText("targetPipelineExecutionId"));
        Trigger trigger = new Trigger("ManualRollback", Callers.arn(world));
        Execution rollback = Rollbacks.manual(pipeline, stage, target, trigger, line.now());
        line.rollBack(rollback, stage);
        return JsonObject.of("pipelineExecutionId", rollback.id());
    }

    private Pipeline pipeline(JsonObject input) {
        return pipelines.need(input.needText("pipelineName"));
    }
}
