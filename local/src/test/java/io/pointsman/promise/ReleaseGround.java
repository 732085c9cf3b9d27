package io.pointsman.promise;

import io.pointsman.endpoint.AlteredService;
import io.pointsman.endpoint.Endpoint;
import io.pointsman.endpoint.Operation;
import io.pointsman.endpoint.World;
import io.pointsman.endpoint.clock.EndpointClock;
import io.pointsman.endpoint.keep.Moment;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import io.pointsman.runtime.FunctionsInProcess;
import io.pointsman.runtime.InProcessSurroundings;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * One account of its own on a stopped clock, with a pipeline whose actions are Pointsman's functions in this process. Lambda is played: it
 * keeps the events, and a function that does not come to its end gets its event twice more.
 */
public final class ReleaseGround implements AutoCloseable {
    /** In the place of code: the versions of the release before come back. */
    static final String PREVIOUS = "previous";

    private static final int MOST_TURNS = 4_000;
    private static final int ATTEMPTS = 3;
    private static final Duration TURN = Duration.ofSeconds(10);
    private static final Duration STEP = Duration.ofSeconds(2);
    private static final Duration AHEAD = Duration.ofSeconds(100);
    private static final ThreadLocal<List<ExecutionEnvironment>> ENVIRONMENTS = ThreadLocal.withInitial(ArrayList::new);

    public final World world;

    /** Every event in the order in which Lambda took it. */
    public final List<Event> events = new ArrayList<>();

    /** Hears of every event that was delivered in its turn. */
    transient Consumer<Event> afterEach = event -> {};

    /** Of each function. */
    public Duration timeout = Duration.ofMinutes(15);

    /** Whether Lambda loses the events of the functions that do not come to their end. */
    boolean losesEvents;

    /** Runs an event's function in the place of this process; what it returns is empty when its process was killed. */
    public transient Optional<BiFunction<Event, Duration, Optional<JsonObject>>> elsewhere = Optional.empty();

    private final Endpoint endpoint;
    private final transient Moment.Stage stage;
    private final EndpointClock clock = EndpointClock.stopped(Instant.parse("2026-10-01T12:00:00Z"));
    private ReleasedApplication application;
    private final Deque<Event> waiting = new ArrayDeque<>();
    private final Deque<JsonObject> hooks = new ArrayDeque<>();
    private final transient List<ExecutionEnvironment> environments = ENVIRONMENTS.get();
    private final transient List<ExecutionEnvironment> begun = new ArrayList<>();
    private final Deque<Event> underWay = new ArrayDeque<>();
    private final Map<String, String> pipelines = new HashMap<>();

    /** What was announced by processes that are gone. */
    private final List<String> earlier = new ArrayList<>();

    /** What goes wrong in the application from now on. */
    public ReleasedApplication.Trouble trouble = ReleasedApplication.Trouble.NONE;

    /** @param attempt 1 to 3 */
    public record Event(String function, String payload, int attempt) {
        private Event again() {
            return new Event(function, payload, attempt + 1);
        }
    }

    public ReleaseGround(ReleasedApplication application) {
        this(application, Optional.empty());
    }

    /** @param moment of another one, from which this one goes on */
    private ReleaseGround(ReleasedApplication application, Optional<Moment> moment) {
        this.application = application;
        endpoint = Endpoint.of("123456789012", "us-east-1", clock);
        world = endpoint.world();
        world.reachableAt(URI.create("http://127.0.0.1:1"));
        world.add(AlteredService.of(
                Optional.ofNullable(world.services().get("lambda")).orElseThrow(), "Invoke", this::invoked));
        stage = new Moment.Stage(world);
        moment.ifPresentOrElse(stage::goOnFrom, this::furnish);
    }

    /** From a moment of another one, which goes on without it. */
    static ReleaseGround from(Moment moment, ReleasedApplication application) {
        return new ReleaseGround(application, Optional.of(moment));
    }

    /** While no event is worked on: who goes on from it finds new processes. */
    Moment now() {
        keepWhatWasAnnounced();
        return stage.now();
    }

    private void keepWhatWasAnnounced() {
        begun.forEach(one -> earlier.addAll(one.announced()));
        begun.clear();
    }

    private void furnish() {
        for (String bucket : List.of("source", InProcessSurroundings.BUCKET)) {
            world.call("s3", "CreateBucket", JsonObject.of("Bucket", bucket));
            world.call(
                    "s3",
                    "PutBucketVersioning",
                    JsonObject.of("Bucket", bucket, "VersioningConfiguration", JsonObject.of("Status", "Enabled")));
        }
        world.call(
                "monitoring",
                "PutMetricAlarm",
                JsonObject.of("AlarmName", ReleasedApplication.ALARM)
                        .with("MetricName", "Errors")
                        .with("Namespace", "AWS/Lambda")
                        .with("Statistic", "Sum")
                        .with("Period", 60)
                        .with("EvaluationPeriods", 1)
                        .with("Threshold", 1)
                        .with("ComparisonOperator", "GreaterThanThreshold"));
        alarm("OK");
    }

    private Operation invoked(Operation real) {
        return (input, caller) -> {
            String function = input.needText("FunctionName");
            byte[] payload = input.bytes("Payload").orElseThrow();
            if (FunctionsInProcess.names().contains(function)) {
                Event event = new Event(function, new String(payload, StandardCharsets.UTF_8), 1);
                events.add(event);
                waiting.add(event);
            } else {
                hooks.add(Json.object(new String(payload, StandardCharsets.UTF_8)));
            }
            return JsonObject.of("StatusCode", 202, "RequestId", "request-" + events.size());
        };
    }

    /** From now on nobody has alarms made. */
    void without() {
        application = ReleasedApplication.of(application.functions(), application.config());
    }

    /** The pipeline, whose first execution begins. */
    public String begin(String code) {
        return begin(application.without().pipeline(JsonObject.empty()), code);
    }

    String begin(JsonObject pipeline, String code) {
        upload(code);
        String name = pipeline.needText("name");
        world.call("codepipeline", "CreatePipeline", JsonObject.of("pipeline", pipeline));
        pass(Duration.ofSeconds(1));
        String id = world.call("codepipeline", "ListPipelineExecutions", JsonObject.of("pipelineName", name))
                .objects("pipelineExecutionSummaries")
                .getFirst()
                .needText("pipelineExecutionId");
        pipelines.put(id, name);
        return id;
    }

    /** One more execution of the pipeline, with the source that lies there. */
    String startAgain() {
        return started(ReleasedApplication.PIPELINE);
    }

    /** One more execution of the pipeline as it is. */
    String startAnother(String pipeline, String code) {
        upload(code);
        return started(pipeline);
    }

    List<String> pipelines() {
        return world.call("codepipeline", "ListPipelines", JsonObject.empty()).objects("pipelines").stream()
                .map(pipeline -> pipeline.needText("name"))
                .toList();
    }

    private String pipeline(String execution) {
        return pipelines.getOrDefault(execution, ReleasedApplication.PIPELINE);
    }

    void upload(String code) {
        world.call(
                "s3",
                "PutObject",
                JsonObject.of(
                        "Bucket",
                        "source",
                        "Key",
                        "app.zip",
                        "Body",
                        world.spool().of(application.artifact(code))));
    }

    public String start(String code) {
        boolean back = code.equals(PREVIOUS);
        JsonObject more = back ? JsonObject.of("To", "previous") : JsonObject.empty();
        world.call("codepipeline", "UpdatePipeline", JsonObject.of("pipeline", application.pipeline(more)));
        if (!back) {
            upload(code);
        }
        return started(ReleasedApplication.PIPELINE);
    }

    private String started(String pipeline) {
        String id = world.call("codepipeline", "StartPipelineExecution", JsonObject.of("name", pipeline))
                .needText("pipelineExecutionId");
        pipelines.put(id, pipeline);
        pass(Duration.ofSeconds(1));
        return id;
    }

    public void pass(Duration time) {
        clock.pass(time);
    }

    /** A function waits, and what there is beside it goes on. */
    private void waited(Duration time) {
        pass(time);
        answerHooks();
        alarm();
    }

    /** Until CodePipeline says that it is over. */
    public String toItsEnd(String execution) {
        for (int turn = 0; turn < MOST_TURNS; turn++) {
            answerHooks();
            alarm();
            if (!waiting.isEmpty()) {
                Event event = waiting.remove();
                deliver(event);
                afterEach.accept(event);
            } else if (status(execution).equals("InProgress")) {
                pass(TURN);
            } else {
                return status(execution);
            }
        }
        throw new AssertionError("no end of " + execution + ": " + log());
    }

    /** Plays an execution until such an event is on its way, which is taken and not delivered. */
    public Event until(String execution, Predicate<Event> wanted) {
        while (!waiting.isEmpty() || status(execution).equals("InProgress")) {
            answerHooks();
            if (waiting.isEmpty()) {
                pass(TURN);
                continue;
            }
            Event event = waiting.remove();
            if (wanted.test(event)) {
                return event;
            }
            deliver(event);
        }
        throw new AssertionError("no such event of " + execution + ", " + status(execution) + ": " + log());
    }

    private void answerHooks() {
        while (!hooks.isEmpty()) {
            JsonObject event = hooks.remove();
            world.call(
                    "codedeploy",
                    "PutLifecycleEventHookExecutionStatus",
                    JsonObject.of("deploymentId", event.needText("DeploymentId"))
                            .with("lifecycleEventHookExecutionId", event.needText("LifecycleEventHookExecutionId"))
                            .with("status", trouble == ReleasedApplication.Trouble.HOOK ? "Failed" : "Succeeded"));
        }
    }

    /** As soon as traffic is shared. */
    private void alarm() {
        if (trouble == ReleasedApplication.Trouble.ALARM && isShared()) {
            alarm("ALARM");
        }
    }

    private void alarm(String state) {
        world.call(
                "monitoring",
                "SetAlarmState",
                JsonObject.of("AlarmName", ReleasedApplication.ALARM, "StateValue", state, "StateReason", "a test"));
    }

    private boolean isShared() {
        return world.call("lambda", "ListAliases", JsonObject.of("FunctionName", "web-F1")).objects("Aliases").stream()
                .anyMatch(alias -> !alias.objectOrEmpty("RoutingConfig")
                        .objectOrEmpty("AdditionalVersionWeights")
                        .members()
                        .isEmpty());
    }

    /** One delivery more, whatever comes of it: Lambda does not try it again. */
    void deliverQuietly(Event event) {
        boolean before = losesEvents;
        losesEvents = true;
        deliver(event);
        losesEvents = before;
    }

    /** Whether one event is worked on, and no second one beside it. */
    boolean isAlone() {
        return underWay.size() == 1;
    }

    /** The event that is worked on right now, to another environment. */
    void deliverOnceMore() {
        deliver(underWay.getFirst());
    }

    /** One event is delivered, unless none comes for long. */
    void step() {
        for (Duration passed = Duration.ZERO;
                waiting.isEmpty() && passed.compareTo(AHEAD) < 0;
                passed = passed.plus(STEP)) {
            pass(STEP);
        }
        if (!waiting.isEmpty()) {
            deliver(waiting.remove());
        }
    }

    /**
     * The event that is worked on right now, to another environment; then whatever comes of it, for less than a claim holds. The process
     * that is at work stands still meanwhile: to it, it is no time that it waits for an answer.
     */
    void deliverOnceMoreAndGoOn() {
        Instant begun = clock.instant();
        ExecutionEnvironment still = environment(underWay.size() - 1);
        deliverOnceMore();
        goOn(begun.plus(AHEAD));
        still.stoodStill(Duration.between(begun, clock.instant()));
    }

    private void goOn(Instant until) {
        while (clock.instant().isBefore(until)) {
            answerHooks();
            alarm();
            if (waiting.isEmpty()) {
                pass(STEP);
            } else {
                deliver(waiting.remove());
            }
        }
    }

    /** Delivers it to an environment that is free. */
    Optional<JsonObject> deliver(Event event) {
        ExecutionEnvironment environment = environment(underWay.size());
        underWay.push(event);
        try {
            Optional<JsonObject> result = elsewhere.isPresent()
                    ? elsewhere.get().apply(event, timeout)
                    : environment.call(event.function(), event.payload(), timeout);
            if (result.isEmpty()) {
                failed(event);
            }
            return result;
        } finally {
            underWay.pop();
        }
    }

    private ExecutionEnvironment environment(int number) {
        List<ExecutionEnvironment> all = environments;
        while (all.size() <= number) {
            all.add(new ExecutionEnvironment(all.size()));
        }
        while (begun.size() <= number) {
            ExecutionEnvironment fresh = all.get(begun.size());
            fresh.begin(world, this::waited);
            begun.add(fresh);
        }
        return all.get(number);
    }

    private void failed(Event event) {
        world.faults().revive();
        if (event.attempt() < ATTEMPTS && !losesEvents) {
            clock.after(Duration.ofMinutes(event.attempt()), () -> waiting.add(event.again()));
        }
    }

    String status(String execution) {
        return world.call(
                        "codepipeline",
                        "GetPipelineExecution",
                        JsonObject.of("pipelineName", pipeline(execution), "pipelineExecutionId", execution))
                .objectOrEmpty("pipelineExecution")
                .needText("status");
    }

    /** Why the action failed that failed last. */
    String failure(String execution) {
        return world
                .call(
                        "codepipeline",
                        "ListActionExecutions",
                        JsonObject.of("pipelineName", pipeline(execution))
                                .with("filter", JsonObject.of("pipelineExecutionId", execution)))
                .objects("actionExecutionDetails")
                .stream()
                .filter(action -> action.needText("status").equals("Failed"))
                .findFirst()
                .map(action -> action.objectOrEmpty("output")
                        .objectOrEmpty("executionResult")
                        .objectOrEmpty("errorDetails"))
                .flatMap(details -> details.text("message"))
                .orElse("");
    }

    void retry(String execution, String mode) {
        world.call(
                "codepipeline",
                "RetryStageExecution",
                JsonObject.of(
                                "pipelineName",
                                pipeline(execution),
                                "stageName",
                                "Release",
                                "pipelineExecutionId",
                                execution)
                        .with("retryMode", mode));
        pass(Duration.ofSeconds(1));
    }

    public String log() {
        StringBuilder all = new StringBuilder();
        begun.forEach(one -> all.append(one.log()));
        return all.toString();
    }

    /** The whole of what was announced. */
    public List<String> details() {
        return begun.stream().flatMap(one -> one.details().stream()).toList();
    }

    List<String> announced() {
        return Stream.concat(earlier.stream(), begun.stream().flatMap(one -> one.announced().stream()))
                .distinct()
                .sorted()
                .toList();
    }

    @Override
    public void close() {
        endpoint.close();
    }
}
