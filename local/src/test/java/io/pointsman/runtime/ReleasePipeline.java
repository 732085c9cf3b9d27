package io.pointsman.runtime;

import io.pointsman.actions.changeset.ChangeSetHandler;
import io.pointsman.actions.execute.ExecuteHandler;
import io.pointsman.actions.publish.PublishHandler;
import io.pointsman.actions.retain.RetainHandler;
import io.pointsman.actions.rewrite.RewriteHandler;
import io.pointsman.actions.shift.ShiftHandler;
import io.pointsman.artifact.ReproducibleZip;
import io.pointsman.endpoint.codepipeline.CodePipelineService;
import io.pointsman.endpoint.monitoring.CloudWatchService;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import io.pointsman.local.endpoint.StackPlace;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetSummary;
import software.amazon.awssdk.services.cloudformation.model.ExecutionStatus;
import software.amazon.awssdk.services.codedeploy.model.DeploymentStatus;
import software.amazon.awssdk.services.codepipeline.model.StageRetryMode;

/**
 * A pipeline of the endpoint whose actions are Pointsman's functions, in this process and on the endpoint's clock. Lambda keeps its
 * events: a function that is killed gets its event twice more, and a test delivers any of them again whenever it likes.
 */
final class ReleasePipeline implements AutoCloseable {
    static final String STACK = "web";
    private static final String NAME = "shop";
    private static final int MOST_TURNS = 4_000;
    private static final int ATTEMPTS = 3;
    private static final String RUN = "'Run':'#{codepipeline.PipelineExecutionId}'";

    /** The execution has ended. */
    static final Event NONE = new Event("", "", 0);

    final StackPlace place = new StackPlace();
    final EndpointSurroundings around = new EndpointSurroundings(place);

    /** Every event that Lambda has delivered for the first time, oldest first. */
    final List<Event> events = new ArrayList<>();

    /** Of each function. */
    Duration timeout = Duration.ofMinutes(15);

    /** Of the next upload. */
    String code = "one";

    String more = "";

    /** Files of the next upload beside the template and {@code src}. */
    final Map<String, String> files = new LinkedHashMap<>();

    private final Deque<Event> waiting = new ArrayDeque<>();
    private final Map<String, ActionFunction> functions = new LinkedHashMap<>();

    /**
     * An asynchronous event.
     *
     * @param attempt 1 to 3
     */
    record Event(String function, String payload, int attempt) {
        private Event again() {
            return new Event(function, payload, attempt + 1);
        }
    }

    /** Whose first execution, of the code one, has begun. */
    ReleasePipeline() {
        this(RUN);
    }

    /** Whose {@code execute} is told the digest that {@code changeset} gave, as in the ready pipelines. */
    static ReleasePipeline reviewed() {
        return new ReleasePipeline(RUN, "'ChangeSetDigest':'#{changeset.ChangeSetDigest}'");
    }

    /** @param run of {@code rewrite}; without, the source artifact names it */
    ReleasePipeline(String run) {
        this(run, "");
    }

    private ReleasePipeline(String run, String execute) {
        functions.put("rewrite", new RewriteHandler());
        functions.put("changeset", new ChangeSetHandler());
        functions.put("execute", new ExecuteHandler());
        functions.put("publish", new PublishHandler());
        functions.put("shift", new ShiftHandler());
        functions.put("retain", new RetainHandler());
        place.world.add(new CodePipelineService(place.world));
        place.world.add(new CloudWatchService(place.world));
        place.alter("lambda", "Invoke", real -> (input, caller) -> {
            String function = input.needText("FunctionName");
            if (!functions.containsKey(function)) {
                return real.answer(input, caller);
            }
            if (input.text("InvocationType").equals(Optional.of("DryRun"))) {
                return JsonObject.of("StatusCode", 204);
            }
            if (!input.text("InvocationType").equals(Optional.of("Event"))) {
                return answered(function, input.bytes("Payload").orElseThrow());
            }
            Event event =
                    new Event(function, new String(input.bytes("Payload").orElseThrow(), StandardCharsets.UTF_8), 1);
            events.add(event);
            waiting.add(event);
            return JsonObject.of("StatusCode", 202);
        });
        place.s3.createBucket(create -> create.bucket("source"));
        for (String bucket : List.of("source", StackPlace.BUCKET)) {
            place.s3.putBucketVersioning(
                    put -> put.bucket(bucket).versioningConfiguration(versioning -> versioning.status("Enabled")));
        }
        upload();
        place.world.call(
                "codepipeline", "CreatePipeline", JsonObject.of("pipeline", PipelineText.pipeline(run, execute)));
        place.pass(Duration.ofSeconds(1));
    }

    /** Somebody calls a function by hand, and waits. */
    private JsonObject answered(String function, byte[] payload) {
        JsonObject result = deliver(new Event(function, new String(payload, StandardCharsets.UTF_8), ATTEMPTS));
        return JsonObject.of("StatusCode", 200L, "Payload", Json.text(result).getBytes(StandardCharsets.UTF_8));
    }

    void upload() {
        String app = "def handler(event, context):\n    return '" + code + "'\n";
        Map<String, byte[]> all = new LinkedHashMap<>();
        all.put("template.yaml", PipelineText.template(more).getBytes(StandardCharsets.UTF_8));
        all.put("src/app.py", app.getBytes(StandardCharsets.UTF_8));
        files.forEach((path, text) -> all.put(path, text.getBytes(StandardCharsets.UTF_8)));
        byte[] zip = ReproducibleZip.of(all);
        place.s3.putObject(put -> put.bucket("source").key("app.zip"), RequestBody.fromBytes(zip));
    }

    /** A release of this code, begun; its first event is on its way. */
    String start(String newCode) {
        code = newCode;
        upload();
        String id = place.world
                .call("codepipeline", "StartPipelineExecution", JsonObject.of("name", NAME))
                .needText("pipelineExecutionId");
        place.pass(Duration.ofSeconds(1));
        return id;
    }

    /** Status at its end. */
    String release(String newCode) {
        String id = start(newCode);
        toItsEnd(id);
        return status(id);
    }

    void toItsEnd(String execution) {
        for (Event event = take(execution); !event.equals(NONE); event = take(execution)) {
            deliver(event);
        }
    }

    /** Plays an execution until an event of this function is on its way, which is taken and not delivered. */
    Event until(String function, String execution) {
        for (Event event = take(execution); !event.equals(NONE); event = take(execution)) {
            if (event.function().equals(function)) {
                return event;
            }
            deliver(event);
        }
        throw new AssertionError("no event for " + function + ": " + around.log());
    }

    /** Lets time pass, and delivers what is on its way then. */
    void pass(Duration time) {
        place.pass(time);
        while (!waiting.isEmpty()) {
            deliver(waiting.remove());
        }
    }

    /** Takes the next event that is on its way, when there is one. */
    Event take(String execution) {
        for (int turn = 0; turn < MOST_TURNS; turn++) {
            if (!waiting.isEmpty()) {
                return waiting.remove();
            }
            if (!status(execution).equals("InProgress")) {
                return NONE;
            }
            place.pass(Duration.ofSeconds(10));
        }
        throw new AssertionError("no end: " + around.log());
    }

    /** What the function returns; empty when it was killed, and Lambda calls again after a minute, then after two. */
    JsonObject deliver(Event event) {
        around.calls.invocation(place.clock.instant().plus(timeout));
        ByteArrayOutputStream result = new ByteArrayOutputStream();
        try {
            Objects.requireNonNull(functions.get(event.function()))
                    .handle(
                            new ByteArrayInputStream(event.payload().getBytes(StandardCharsets.UTF_8)),
                            result,
                            Invocation.with(timeout),
                            around);
        } catch (SlowCalls.Killed e) {
            failed(event);
            return JsonObject.empty();
        } catch (IOException e) {
            failed(event);
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            if (around.calls.isDead()) {
                failed(event);
                return JsonObject.empty();
            }
            throw e;
        }
        return Json.object(result.toString(StandardCharsets.UTF_8));
    }

    private void failed(Event event) {
        if (event.attempt() < ATTEMPTS) {
            place.clock.after(Duration.ofMinutes(event.attempt()), () -> waiting.add(event.again()));
        }
    }

    /** Tries the stage again: its failed actions, or all of them. */
    void retry(String execution, StageRetryMode mode) {
        place.world.call(
                "codepipeline",
                "RetryStageExecution",
                JsonObject.of("pipelineName", NAME, "stageName", "Release", "pipelineExecutionId", execution)
                        .with("retryMode", mode.toString()));
        place.pass(Duration.ofSeconds(1));
    }

    /** Somebody takes the stage back to an earlier execution; the new one. */
    String rollBack(String execution) {
        String id = place.world
                .call(
                        "codepipeline",
                        "RollbackStage",
                        JsonObject.of(
                                "pipelineName", NAME, "stageName", "Release", "targetPipelineExecutionId", execution))
                .needText("pipelineExecutionId");
        place.pass(Duration.ofSeconds(1));
        return id;
    }

    /** SHA-256 of what customers get. */
    String liveCode() {
        return place.lambda
                .getFunctionConfiguration(get -> get.functionName("web-F").qualifier("live"))
                .codeSha256();
    }

    /** Somebody stops an execution and does not wait for its actions. */
    void abandon(String execution) {
        place.world.call(
                "codepipeline",
                "StopPipelineExecution",
                JsonObject.of("pipelineName", NAME, "pipelineExecutionId", execution, "abandon", true));
        place.pass(Duration.ofSeconds(1));
    }

    List<String> changeSets(ExecutionStatus status) {
        return place.cloudFormation.listChangeSets(list -> list.stackName(STACK)).summaries().stream()
                .filter(set -> set.executionStatus() == status)
                .map(ChangeSetSummary::changeSetId)
                .toList();
    }

    /** Somebody takes back what is being deployed. */
    void stopDeployments() {
        place.codeDeploy
                .listDeployments(list -> list.includeOnlyStatuses(DeploymentStatus.IN_PROGRESS))
                .deployments()
                .forEach(id -> place.codeDeploy.stopDeployment(
                        stop -> stop.deploymentId(id).autoRollbackEnabled(true)));
        place.pass(Duration.ofSeconds(1));
    }

    /** The version that customers get. */
    String live() {
        return place.lambda
                .getAlias(get -> get.functionName("web-F").name("live"))
                .functionVersion();
    }

    String status(String execution) {
        return place.world
                .call(
                        "codepipeline",
                        "GetPipelineExecution",
                        JsonObject.of("pipelineName", NAME, "pipelineExecutionId", execution))
                .objectOrEmpty("pipelineExecution")
                .needText("status");
    }

    /** Why the latest run of an action failed. */
    String failure(String action) {
        return place
                .world
                .call("codepipeline", "GetPipelineState", JsonObject.of("name", NAME))
                .objects("stageStates")
                .stream()
                .flatMap(stage -> stage.objects("actionStates").stream())
                .filter(state -> state.needText("actionName").equals(action))
                .findFirst()
                .orElseThrow()
                .objectOrEmpty("latestExecution")
                .objectOrEmpty("errorDetails")
                .text("message")
                .orElse("");
    }

    List<Event> events(String function) {
        return events.stream()
                .filter(event -> event.function().equals(function))
                .toList();
    }

    /** The first execution. */
    String first() {
        return place.world
                .call("codepipeline", "ListPipelineExecutions", JsonObject.of("pipelineName", NAME))
                .objects("pipelineExecutionSummaries")
                .getLast()
                .needText("pipelineExecutionId");
    }

    /** See {@link ReleaseTraces}. */
    String everything() {
        return new ReleaseTraces(place).everything();
    }

    @Override
    public void close() {
        place.close();
    }
}
