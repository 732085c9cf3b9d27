package io.pointsman.endpoint.codepipeline;

import io.pointsman.endpoint.Caller;
import io.pointsman.endpoint.World;
import io.pointsman.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Starts executions: by hand, by an event, and the first one of a new pipeline. */
final class Starts {
    /** Executions in progress of one QUEUED or PARALLEL pipeline. */
    private static final int MOST = 50;

    private final World world;
    private final Pipelines pipelines;
    private final Line line;

    Starts(World world, Pipelines pipelines, Line line) {
        this.world = world;
        this.pipelines = pipelines;
        this.line = line;
    }

    JsonObject start(JsonObject input, Caller caller) {
        Pipeline pipeline = pipelines.need(input.needText("name"));
        Execution execution = input.text("clientRequestToken")
                .flatMap(pipeline::startedWith)
                .orElseGet(() -> begin(pipeline, input, trigger(caller)));
        input.text("clientRequestToken").ifPresent(token -> pipeline.remember(token, execution));
        return JsonObject.of("pipelineExecutionId", execution.id());
    }

    /** A service of AWS starts a pipeline for a rule of EventBridge; a person or a program starts it by the API. */
    private Trigger trigger(Caller caller) {
        return caller.equals(Caller.AWS)
                ? new Trigger("CloudWatchEvent", world.arn("events", "rule"))
                : new Trigger("StartPipelineExecution", Callers.arn(world));
    }

    /** The first execution of a new pipeline. */
    void first(Pipeline pipeline, Caller caller) {
        boolean complete = pipeline.now().variables().stream()
                .allMatch(variable -> variable.defaultValue().isPresent());
        if (complete) {
            begin(pipeline, JsonObject.empty(), new Trigger("CreatePipeline", Callers.arn(world)));
        }
    }

    private Execution begin(Pipeline pipeline, JsonObject input, Trigger trigger) {
        room(pipeline);
        Map<String, String> variables = PipelineVariables.resolve(pipeline.now(), input.objects("variables"));
        List<SourceOverride> overrides = input.objects("sourceRevisions").stream()
                .map(SourceOverride::read)
                .toList();
        overrides.forEach(override -> SourceOverrides.check(pipeline.now(), override));
        Execution execution = new Execution(new Execution.Start(
                UUID.randomUUID().toString(),
                pipeline,
                pipeline.version(),
                trigger,
                variables,
                overrides,
                Optional.empty(),
                line.now()));
        line.start(execution);
        return execution;
    }

    private static void room(Pipeline pipeline) {
        long open = pipeline.executions().stream()
                .filter(execution -> execution.status().isOpen())
                .count();
        if (pipeline.now().mode() != ExecutionMode.SUPERSEDED && open >= MOST) {
            throw Refusals.refuse(
                    "ConcurrentPipelineExecutionsLimitExceededException",
                    "Pipeline '" + pipeline.name() + "' has " + open + " executions in progress, which is the most");
        }
    }
}
