package io.pointsman.endpoint.codepipeline;

import io.pointsman.endpoint.Caller;
import io.pointsman.endpoint.Operation;
import io.pointsman.endpoint.World;
import io.pointsman.json.JsonObject;
import java.util.Map;
import java.util.Optional;

/** What a person does at a stage: close and open its entry, answer an approval. */
final class StageOperations {
    private final World world;
    private final Pipelines pipelines;
    private final Line line;

    StageOperations(World world, Pipelines pipelines, Line line) {
        this.world = world;
        this.pipelines = pipelines;
        this.line = line;
    }

    Map<String, Operation> operations() {
        return Map.of(
                "EnableStageTransition", this::enable,
                "DisableStageTransition", this::disable,
                "PutApprovalResult", this::approve);
    }

    private JsonObject enable(JsonObject input, Caller caller) {
        Pipeline pipeline = pipelines.need(input.needText("pipelineName"));
        entered(pipeline, input).ifPresent(stage -> {
            pipeline.track(stage).open();
            line.admit(pipeline, stage);
        });
        return JsonObject.empty();
    }

    private JsonObject disable(JsonObject input, Caller caller) {
        Pipeline pipeline = pipelines.need(input.needText("pipelineName"));
        Track.Closed closed = new Track.Closed(Callers.arn(world), line.now(), input.needText("reason"));
        entered(pipeline, input).ifPresent(stage -> pipeline.track(stage).close(closed));
        return JsonObject.empty();
    }

    /** The stage whose entry is meant: an outbound transition is the next stage's inbound one. */
    private static Optional<StageDeclaration> entered(Pipeline pipeline, JsonObject input) {
        StageDeclaration stage = pipeline.stage(input.needText("stageName"));
        return input.needText("transitionType").equals("Inbound")
                ? Optional.of(stage)
                : pipeline.now().after(stage);
    }

    private JsonObject approve(JsonObject input, Caller caller) {
        ActionRun run = approval(input);
        if (!run.isOpen()) {
            throw Refusals.refuse(
                    "ApprovalAlreadyCompletedException",
                    "Action '" + run.name() + "' was approved or rejected already");
        }
        JsonObject result = input.objectOrEmpty("result");
        run.says(JobReport.NONE.then(summary(result)), line.now());
        run.decidedBy(Callers.arn(world));
        decide(run, result);
        return JsonObject.of("approvedAt", line.now());
    }

    private static JobReport summary(JsonObject result) {
        return new JobReport(
                result.text("summary").filter(text -> !text.isEmpty()), Optional.empty(), Optional.empty());
    }

    private void decide(ActionRun run, JsonObject result) {
        if (result.needText("status").equals("Approved")) {
            line.succeed(run, Map.of());
        } else {
            line.fail(run, Fault.jobFailed("Rejected by " + Callers.arn(world) + ": " + result.needText("summary")));
        }
    }

    private ActionRun approval(JsonObject input) {
        Pipeline pipeline = pipelines.need(input.needText("pipelineName"));
        StageDeclaration stage = pipeline.stage(input.needText("stageName"));
        String name = input.needText("actionName");
        if (stage.action(name).isEmpty()) {
            throw Refusals.refuse(
                    "ActionNotFoundException", "Stage '" + stage.name() + "' has no action '" + name + "'");
        }
        return pipeline.executions().reversed().stream()
                .flatMap(execution -> execution.actions().stream())
                .filter(run -> run.approvalToken()
                        .filter(input.needText("token")::equals)
                        .isPresent())
                .filter(run -> run.name().equals(name) && run.stage().name().equals(stage.name()))
                .findFirst()
                .orElseThrow(() -> Refusals.refuse(
                        "InvalidApprovalTokenException",
                        "Action '" + name + "' does not wait for this approval token"));
    }
}
