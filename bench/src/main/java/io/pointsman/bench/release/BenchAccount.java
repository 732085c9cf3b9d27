package io.pointsman.bench.release;

import io.pointsman.bench.release.PlayedRelease.Invoked;
import io.pointsman.bench.release.PlayedRelease.Span;
import io.pointsman.endpoint.AlteredService;
import io.pointsman.endpoint.Endpoint;
import io.pointsman.endpoint.Operation;
import io.pointsman.endpoint.Service;
import io.pointsman.endpoint.World;
import io.pointsman.endpoint.clock.EndpointClock;
import io.pointsman.endpoint.cloudformation.CloudFormationService;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** One account with a pipeline of Pointsman's five actions. AWS is as slow as it is; Lambda's control plane answers 15 requests a second. */
final class BenchAccount implements AutoCloseable {
    static final Duration CHANGE_SET = Duration.ofSeconds(8);

    private static final String BUCKET = "releases";
    private static final String PIPELINE = "shop";
    private static final String STACK = "shop";
    private static final int MOST_AT_ONCE = 1_000;
    private static final double SPEED = 20;
    private static final Duration LOOK = Duration.ofMillis(20);
    private static final Duration REST = Duration.ofMinutes(5);
    private static final Map<String, String> VARIABLES =
            Map.of("RELEASE_BUCKET", BUCKET, "CODEDEPLOY_ROLE_ARN", "arn:aws:iam::123456789012:role/codedeploy");

    private final EndpointClock clock;
    private final Endpoint endpoint;
    private final World world;
    private final Functions functions;
    private final Deque<JsonObject> events = new ArrayDeque<>();
    private final List<Invoked> invocations = new ArrayList<>();
    private final List<AskedCall> calls = new ArrayList<>();
    private final String config;
    private volatile String current = "";

    private BenchAccount(String config, EndpointClock clock, Function<BenchAccount, Functions> functions) {
        this.config = config;
        this.clock = clock;
        this.endpoint = Endpoint.of("123456789012", "us-east-1", clock);
        this.world = endpoint.world();
        world.reachableAt(URI.create("http://127.0.0.1:1"));
        ((CloudFormationService) service("cloudformation")).changeSetsTake(CHANGE_SET);
        world.add(AlteredService.of(service("lambda"), "Invoke", this::invoked));
        this.functions = functions.apply(this);
        for (String bucket : List.of("source", BUCKET)) {
            world.call("s3", "CreateBucket", JsonObject.of("Bucket", bucket));
            JsonObject versioning = JsonObject.of("Status", "Enabled");
            world.call(
                    "s3",
                    "PutBucketVersioning",
                    JsonObject.of("Bucket", bucket, "VersioningConfiguration", versioning));
        }
    }

    /**
     * Its functions are in this process, and its clock stands still until something is waited for.
     *
     * @param config of CodeDeploy's, for every deployment
     */
    static BenchAccount onPaper(String config) {
        return new BenchAccount(
                config,
                EndpointClock.stopped(Instant.parse("2026-10-01T12:00:00Z")),
                it -> new FunctionsHere(it.world, VARIABLES, it::asked));
    }

    /** Its functions are processes, and its clock runs. */
    static BenchAccount withProcesses(String config) {
        return new BenchAccount(
                config, EndpointClock.running(SPEED), it -> new FunctionsInProcesses(it.world, VARIABLES));
    }

    Functions functions() {
        return functions;
    }

    private Service service(String name) {
        return Objects.requireNonNull(world.services().get(name), name);
    }

    private Operation invoked(Operation real) {
        return (input, caller) -> {
            byte[] payload = input.bytes("Payload").orElseThrow();
            events.add(JsonObject.of("function", input.needText("FunctionName"))
                    .with("payload", new String(payload, StandardCharsets.UTF_8)));
            return JsonObject.of("StatusCode", 202, "RequestId", "request");
        };
    }

    private synchronized void asked(String operation, String path) {
        calls.add(new AskedCall(invocations.size() + 1, current, operation, path, clock.instant()));
    }

    /** A release from its source to its end, some minutes after whatever was before. */
    PlayedRelease release(ReleasedShop shop) throws IOException {
        clock.pass(REST);
        upload(shop);
        invocations.clear();
        calls.clear();
        Instant begun = clock.instant();
        String execution = started();
        while (isUnderWay(execution)) {
            if (events.isEmpty()) {
                clock.pass(LOOK);
            } else {
                deliver(events.remove());
            }
        }
        if (!status(execution).equals("Succeeded")) {
            throw new IllegalStateException(status(execution) + "\n" + functions.log());
        }
        return new PlayedRelease(List.copyOf(invocations), List.copyOf(calls), aws(begun));
    }

    private void upload(ReleasedShop shop) throws IOException {
        Path file = Files.createTempFile("artifact", ".zip");
        try {
            shop.write(file);
            try (InputStream in = Files.newInputStream(file)) {
                world.call(
                        "s3",
                        "PutObject",
                        JsonObject.of("Bucket", "source", "Key", "app.zip")
                                .with("Body", world.spool().of(in)));
            }
        } finally {
            Files.delete(file);
        }
    }

    private String started() {
        JsonObject none = JsonObject.empty();
        if (world.call("codepipeline", "ListPipelines", none)
                .objects("pipelines")
                .isEmpty()) {
            world.call("codepipeline", "CreatePipeline", JsonObject.of("pipeline", pipeline()));
            clock.pass(LOOK);
            return world.call("codepipeline", "ListPipelineExecutions", JsonObject.of("pipelineName", PIPELINE))
                    .objects("pipelineExecutionSummaries")
                    .getFirst()
                    .needText("pipelineExecutionId");
        }
        return world.call("codepipeline", "StartPipelineExecution", JsonObject.of("name", PIPELINE))
                .needText("pipelineExecutionId");
    }

    private boolean isUnderWay(String execution) {
        return status(execution).equals("InProgress");
    }

    private String status(String execution) {
        return world.call(
                        "codepipeline",
                        "GetPipelineExecution",
                        JsonObject.of("pipelineName", PIPELINE, "pipelineExecutionId", execution))
                .objectOrEmpty("pipelineExecution")
                .needText("status");
    }

    /** While CloudFormation updates the stack its own requests are part of what it takes. */
    private void deliver(JsonObject event) {
        current = event.needText("function");
        endpoint.lambda().limitControlPlane(!current.equals("execute"));
        Instant from = clock.instant();
        functions.call(current, event.needText("payload"));
        invocations.add(new Invoked(current, new Span(from, clock.instant())));
    }

    /** The longest deployment stands for all: they need not wait for each other. */
    private AwsItself aws(Instant begun) {
        boolean changes = calls.stream().anyMatch(call -> call.operation().equals("cloudformation:CreateChangeSet"));
        return new AwsItself(
                changes ? CHANGE_SET : Duration.ZERO,
                stackUpdate(begun).map(Span::length).orElse(Duration.ZERO),
                deployments().stream()
                        .map(one -> new Span(time(one, "createTime"), time(one, "completeTime")))
                        .filter(span -> !span.from().isBefore(begun))
                        .map(Span::length)
                        .max(Duration::compareTo)
                        .orElse(Duration.ZERO));
    }

    private static Instant time(JsonObject of, String member) {
        return (Instant) Objects.requireNonNull(of.members().get(member), member);
    }

    private Optional<Span> stackUpdate(Instant begun) {
        List<Instant> times =
                pages("cloudformation", "DescribeStackEvents", JsonObject.of("StackName", STACK), "NextToken").stream()
                        .flatMap(page -> page.objects("StackEvents").stream())
                        .filter(event -> event.needText("LogicalResourceId").equals(STACK))
                        .filter(event -> !event.needText("ResourceStatus").equals("REVIEW_IN_PROGRESS"))
                        .map(event -> time(event, "Timestamp"))
                        .filter(at -> !at.isBefore(begun))
                        .sorted()
                        .toList();
        return times.isEmpty() ? Optional.empty() : Optional.of(new Span(times.getFirst(), times.getLast()));
    }

    private List<JsonObject> deployments() {
        return pages("codedeploy", "ListDeployments", JsonObject.empty(), "nextToken").stream()
                .flatMap(page -> page.texts("deployments").stream())
                .map(id -> world.call("codedeploy", "GetDeployment", JsonObject.of("deploymentId", id))
                        .objectOrEmpty("deploymentInfo"))
                .toList();
    }

    private List<JsonObject> pages(String service, String operation, JsonObject input, String token) {
        List<JsonObject> pages = new ArrayList<>();
        pages.add(world.call(service, operation, input));
        for (Optional<String> next = pages.getLast().text(token); next.isPresent(); ) {
            pages.add(world.call(service, operation, input.with(token, next.get())));
            next = pages.getLast().text(token);
        }
        return pages;
    }

    private JsonObject pipeline() {
        List<JsonObject> actions = List.of(
                action("rewrite", 1, "Source", "Release", JsonObject.of("Run", "#{codepipeline.PipelineExecutionId}")),
                action("changeset", 2, "Release", "Review", JsonObject.empty()),
                action("execute", 3, "Release", "", JsonObject.empty()),
                action("publish", 4, "Release", "", JsonObject.empty()),
                action("shift", 5, "Release", "", shift()));
        return Json.object("""
            {"name": "%s", "roleArn": "arn:aws:iam::123456789012:role/pipeline", "pipelineType": "V2",
             "artifactStore": {"type": "S3", "location": "%s"}, "stages": [
              {"name": "Source", "actions": [{"name": "Source",
               "actionTypeId": {"category": "Source", "owner": "AWS", "provider": "S3", "version": "1"},
               "configuration": {"S3Bucket": "source", "S3ObjectKey": "app.zip", "PollForSourceChanges": "false"},
               "outputArtifacts": [{"name": "Source"}]}]},
              {"name": "Release", "actions": %s}]}
            """.formatted(PIPELINE, BUCKET, Json.text(actions)));
    }

    private JsonObject shift() {
        return JsonObject.of("DeploymentConfigName", config, "MaxConcurrent", MOST_AT_ONCE);
    }

    private static JsonObject action(String name, int order, String takes, String makes, JsonObject parameters) {
        JsonObject type = JsonObject.of("category", "Invoke", "owner", "AWS", "provider", "Lambda", "version", "1");
        JsonObject configuration =
                JsonObject.of("FunctionName", name, "UserParameters", Json.text(parameters.with("StackName", STACK)));
        JsonObject action = JsonObject.of("name", name, "runOrder", order, "namespace", name)
                .with("actionTypeId", type)
                .with("configuration", configuration)
                .with("inputArtifacts", List.of(JsonObject.of("name", takes)));
        return makes.isEmpty() ? action : action.with("outputArtifacts", List.of(JsonObject.of("name", makes)));
    }

    @Override
    public void close() {
        functions.close();
        endpoint.close();
        clock.close();
    }
}
