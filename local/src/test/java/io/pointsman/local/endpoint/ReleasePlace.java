package io.pointsman.local.endpoint;

import io.pointsman.artifact.ReproducibleZip;
import io.pointsman.endpoint.AlteredService;
import io.pointsman.endpoint.Operation;
import io.pointsman.endpoint.Service;
import io.pointsman.endpoint.World;
import io.pointsman.endpoint.clock.EndpointClock;
import io.pointsman.endpoint.codedeploy.CodeDeployService;
import io.pointsman.endpoint.lambda.LambdaService;
import io.pointsman.endpoint.monitoring.CloudWatchService;
import io.pointsman.endpoint.s3.S3Service;
import io.pointsman.endpoint.sts.StsService;
import io.pointsman.endpoint.wire.EndpointServer;
import io.pointsman.endpoint.wire.InProcessWire;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import io.pointsman.release.record.ReleaseRecords;
import io.pointsman.runtime.LambdaPace;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.codedeploy.CodeDeployClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Lambda and CodeDeploy on a stopped clock, and the real SDK clients of both. A function is not run when it gets an event: tests
 * read the payloads and answer for it.
 */
public final class ReleasePlace implements AutoCloseable, ReleaseRecords {
    public static final Instant START = Instant.parse("2026-10-01T12:00:00Z");
    public static final String ROLE = "arn:aws:iam::123456789012:role/app";

    /** Of each invocation on paper. */
    public static final String REQUEST = "request-1";

    public final EndpointClock clock = EndpointClock.stopped(START);
    public final World world = new World("123456789012", "us-east-1", clock);

    /** What hooks were called with. */
    public final List<JsonObject> invoked = new ArrayList<>();

    /** How often each operation of Lambda's control plane was asked for, by whomever. */
    public final Map<String, Integer> asked = new ConcurrentHashMap<>();

    private int inFlight;
    private final PriorityQueue<Instant> waiting = new PriorityQueue<>();
    private final LambdaService lambdaService = new LambdaService(world);
    private final Map<String, String> records = new HashMap<>();
    private final EndpointServer server;
    public final LambdaClient lambda;

    /** As the functions have it: within the account's quotas, on this clock. */
    public final LambdaClient paced;

    public final CodeDeployClient codeDeploy;

    public final CloudWatchClient cloudWatch;

    /** Nothing answers it here. */
    public final CloudFormationClient cloudFormation;

    public final S3Client s3;

    /** From now on an operation of a service does what the test makes of it. */
    public void alter(String service, String operation, UnaryOperator<Operation> altered) {
        world.add(AlteredService.of(
                Optional.ofNullable(world.services().get(service)).orElseThrow(), operation, altered));
    }

    public ReleasePlace() {
        world.add(new Unrun());
        world.add(new CodeDeployService(world));
        world.add(new S3Service(world));
        world.add(new CloudWatchService(world));
        world.add(new StsService(world));
        server = EndpointServer.start(world, 0);
        lambda = client(LambdaClient.builder());
        paced = client(LambdaClient.builder()
                .overrideConfiguration(over -> over.addExecutionInterceptor(new LambdaPace(clock, this::rest))
                        .addExecutionInterceptor(new InFlight())));
        codeDeploy = client(CodeDeployClient.builder());
        cloudWatch = client(CloudWatchClient.builder());
        cloudFormation = client(CloudFormationClient.builder());
        s3 = client(S3Client.builder().forcePathStyle(true));
    }

    private <B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>, C> C client(B builder) {
        return builder.endpointOverride(server.uri())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
                .httpClient(new InProcessWire(world))
                .build();
    }

    /** A request takes no time: the clock stands still until it is answered, so that it arrives when its turn is, one after the other. */
    private synchronized void rest(Instant moment) throws InterruptedException {
        waiting.add(moment);
        while (moment.isAfter(clock.instant())) {
            if (inFlight == 0 && moment.equals(waiting.peek())) {
                clock.advance(Duration.between(clock.instant(), moment));
            } else {
                wait();
            }
        }
        waiting.remove(moment);
        inFlight++;
        notifyAll();
    }

    private synchronized void answered() {
        inFlight--;
        notifyAll();
    }

    private final class InFlight implements ExecutionInterceptor {
        @Override
        public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
            answered();
        }
    }

    /** From now on Lambda says 429 to whoever asks too often. */
    public void limitRates() {
        lambdaService.limitControlPlane(true);
        asked.clear();
    }

    /** A snapshot is made of each version that is published from now on. */
    public void snapshot(String function, Duration takes) {
        lambdaService.snapStartTakes(takes);
        JsonObject snapStart = JsonObject.of("ApplyOn", "PublishedVersions");
        world.call(
                "lambda",
                "UpdateFunctionConfiguration",
                JsonObject.of("FunctionName", function).with("SnapStart", snapStart));
        pass(Duration.ofSeconds(5));
    }

    /** For whoever only looks. */
    public void freeRates() {
        lambdaService.limitControlPlane(false);
    }

    /** Somebody looks whom no quota holds up, and who takes nothing of anybody's. */
    public <T> T look(Supplier<T> what) {
        lambdaService.limitControlPlane(false);
        try {
            return what.get();
        } finally {
            lambdaService.limitControlPlane(true);
        }
    }

    /** Requests that count against the quota of 15 a second. */
    public int sharedRequests() {
        return asked.entrySet().stream()
                .filter(entry -> !entry.getKey().equals("GetFunction"))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    /** Lambda, whose functions take events on paper; a call that waits for the answer runs them. */
    private final class Unrun implements Service {
        @Override
        public String signingName() {
            return lambdaService.signingName();
        }

        @Override
        public Protocol protocol() {
            return lambdaService.protocol();
        }

        @Override
        public Map<String, Operation> operations() {
            Map<String, Operation> operations = new HashMap<>();
            lambdaService
                    .operations()
                    .forEach((name, operation) -> operations.put(name, (input, caller) -> {
                        asked.merge(name, 1, Integer::sum);
                        return operation.answer(input, caller);
                    }));
            operations.put("Invoke", (input, caller) -> {
                if (!input.text("InvocationType").equals(Optional.of("Event"))) {
                    return Objects.requireNonNull(lambdaService.operations().get("Invoke"))
                            .answer(input, caller);
                }
                byte[] payload = input.bytes("Payload").orElseThrow();
                invoked.add(Json.object(new String(payload, StandardCharsets.UTF_8)));
                return JsonObject.of("StatusCode", 202, "RequestId", REQUEST);
            });
            return operations;
        }

        @Override
        public Set<String> unlocked() {
            return lambdaService.unlocked();
        }
    }

    /** Whether Python functions can be invoked for an answer on this machine. */
    public static boolean hasNoPython() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .noneMatch(folder -> Files.isExecutable(Path.of(folder, "python3")));
    }

    /** An active function without any version. */
    public void function(String name, String code) {
        world.call(
                "lambda",
                "CreateFunction",
                JsonObject.of("FunctionName", name, "Runtime", "python3.12", "Handler", "app.handler")
                        .with("Role", ROLE)
                        .with("Code", JsonObject.of("ZipFile", zip(code))));
        pass(Duration.ofSeconds(5));
    }

    /** The same on managed instances, with its {@code $LATEST.PUBLISHED}. */
    public void functionOnInstances(String name, String code) {
        JsonObject instances =
                JsonObject.of("CapacityProviderArn", "arn:aws:lambda:us-east-1:123456789012:capacity-provider:pool");
        world.call(
                "lambda",
                "CreateFunction",
                JsonObject.of("FunctionName", name, "Runtime", "python3.12", "Handler", "app.handler")
                        .with("Role", ROLE)
                        .with("MemorySize", 2048)
                        .with("Code", JsonObject.of("ZipFile", zip(code)))
                        .with(
                                "CapacityProviderConfig",
                                JsonObject.of("LambdaManagedInstancesCapacityProviderConfig", instances)));
        pass(Duration.ofSeconds(5));
        world.call("lambda", "PublishVersion", JsonObject.of("FunctionName", name, "PublishTo", "LATEST_PUBLISHED"));
        pass(Duration.ofSeconds(5));
    }

    /** New code, not settled yet. */
    public void update(String name, String code) {
        world.call("lambda", "UpdateFunctionCode", JsonObject.of("FunctionName", name, "ZipFile", zip(code)));
    }

    /** New code and a version of it. */
    public String release(String name, String code) {
        update(name, code);
        pass(Duration.ofSeconds(5));
        String version = world.call("lambda", "PublishVersion", JsonObject.of("FunctionName", name))
                .needText("Version");
        pass(Duration.ofSeconds(5));
        return version;
    }

    public void pass(Duration time) {
        clock.advance(time);
    }

    public static byte[] zip(String code) {
        return ReproducibleZip.of(Map.of("app.py", code.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public void holdTurn(String stack) {
        // one writer alone
    }

    @Override
    public JsonObject find(String stack, String run) {
        return Json.object(records.getOrDefault(stack + " " + run, "{}"));
    }

    @Override
    public JsonObject update(String stack, String run, UnaryOperator<JsonObject> change) {
        records.put(stack + " " + run, Json.text(change.apply(find(stack, run))));
        return find(stack, run);
    }

    @Override
    public void close() {
        lambda.close();
        paced.close();
        codeDeploy.close();
        cloudFormation.close();
        s3.close();
        server.close();
        lambdaService.close();
    }
}
