package io.pointsman.endpoint.codepipeline;

import io.pointsman.endpoint.Caller;
import io.pointsman.endpoint.Operation;
import io.pointsman.endpoint.World;
import io.pointsman.json.JsonObject;
import java.util.Map;
import java.util.Optional;

/** Pipelines as structures: create, update, read, list, delete. */
final class PipelineOperations {
    private final World world;
    private final Pipelines pipelines;
    private final Line line;
    private final Starts starts;

    PipelineOperations(World world, Pipelines pipelines, Line line, Starts starts) {
        this.world = world;
        this.pipelines = pipelines;
        this.line = line;
        this.starts = starts;
    }

    Map<String, Operation> operations() {
        return Map.of(
                "CreatePipeline", this::create,
                "UpdatePipeline", this::update,
                "GetPipeline", this::get,
                "DeletePipeline", this::delete,
                "ListPipelines", this::list);
    }

    /** As in AWS, a new pipeline starts an execution at once, if all its variables have default values. */
    private JsonObject create(JsonObject input, Caller caller) {
        PipelineDeclaration declaration = declaration(input);
        Map<String, String> tags = Tags.read(input);
        Pipeline pipeline = pipelines.create(declaration, line.now());
        pipeline.tags().putAll(tags);
        starts.first(pipeline, caller);
        return JsonObject.of("pipeline", pipeline.json(1), "tags", pipeline.tagList());
    }

    private PipelineDeclaration declaration(JsonObject input) {
        PipelineDeclaration declaration = PipelineDeclaration.read(input.objectOrEmpty("pipeline"), world.region());
        StructureRules.check(declaration);
        return declaration;
    }

    private JsonObject update(JsonObject input, Caller caller) {
        PipelineDeclaration declaration = declaration(input);
        Pipeline pipeline = pipelines
                .find(declaration.name())
                .orElseThrow(() ->
                        Refusals.structure("Pipeline '" + declaration.name() + "' does not exist; create it first"));
        line.cancelWaiting(pipeline);
        pipeline.update(declaration, line.now());
        return JsonObject.of("pipeline", pipeline.json(pipeline.version()));
    }

    private JsonObject get(JsonObject input, Caller caller) {
        Pipeline pipeline = named(input);
        long version = input.number("version").orElse((long) pipeline.version());
        if (pipeline.at(version).isEmpty()) {
            throw Refusals.refuse(
                    "PipelineVersionNotFoundException",
                    "Pipeline '" + pipeline.name() + "' does not have a version '" + version + "'");
        }
        JsonObject metadata = JsonObject.of(
                "pipelineArn", pipeline.arn(), "created", pipeline.created(), "updated", pipeline.updated());
        return JsonObject.of("pipeline", pipeline.json(version), "metadata", metadata);
    }

    /** Deleting what is not there is no error. */
    private JsonObject delete(JsonObject input, Caller caller) {
        Optional<Pipeline> gone = pipelines.remove(input.needText("name"));
        gone.ifPresent(pipeline -> pipeline.executions().stream()
                .filter(execution -> execution.status().isOpen())
                .forEach(this::abandon));
        return JsonObject.empty();
    }

    private void abandon(Execution execution) {
        execution.stop(Optional.of("The pipeline was deleted"), true, line.now());
        line.stop(execution);
    }

    private JsonObject list(JsonObject input, Caller caller) {
        return Pages.cut(
                input,
                1_000,
                "pipelines",
                pipelines.all().stream().map(PipelineOperations::summary).toList());
    }

    private static JsonObject summary(Pipeline pipeline) {
        return JsonObject.of(
                "name", pipeline.name(),
                "version", pipeline.version(),
                "pipelineType", pipeline.now().type().name(),
                "executionMode", pipeline.now().mode().name(),
                "created", pipeline.created(),
                "updated", pipeline.updated());
    }

    private Pipeline named(JsonObject input) {
        return pipelines.need(input.needText("name"));
    }
}
