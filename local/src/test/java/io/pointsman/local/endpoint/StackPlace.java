package io.pointsman.local.endpoint;

import io.pointsman.artifact.RangedBytes;
import io.pointsman.artifact.ReproducibleZip;
import io.pointsman.endpoint.AlteredService;
import io.pointsman.endpoint.Operation;
import io.pointsman.endpoint.RetryAtOnce;
import io.pointsman.endpoint.World;
import io.pointsman.endpoint.clock.EndpointClock;
import io.pointsman.endpoint.cloudformation.CloudFormationService;
import io.pointsman.endpoint.codedeploy.CodeDeployFaults;
import io.pointsman.endpoint.codedeploy.CodeDeployService;
import io.pointsman.endpoint.lambda.LambdaFaults;
import io.pointsman.endpoint.lambda.LambdaService;
import io.pointsman.endpoint.monitoring.CloudWatchService;
import io.pointsman.endpoint.s3.S3Service;
import io.pointsman.endpoint.sts.StsService;
import io.pointsman.endpoint.wire.EndpointServer;
import io.pointsman.endpoint.wire.InProcessWire;
import io.pointsman.engine.Action;
import io.pointsman.engine.ActionRunner;
import io.pointsman.engine.Job;
import io.pointsman.engine.JobArtifact;
import io.pointsman.engine.Journal;
import io.pointsman.engine.Outcome;
import io.pointsman.engine.Patience;
import io.pointsman.engine.Step;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import io.pointsman.release.CodePlace;
import io.pointsman.release.ReleaseManifest;
import io.pointsman.release.record.ReleaseRecords;
import io.pointsman.runtime.Artifacts;
import io.pointsman.runtime.Log;
import io.pointsman.runtime.OwnersSettings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.codedeploy.CodeDeployClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * CloudFormation and S3 on a stopped clock, with the real SDK clients of both, and what an action needs around it: the {@code
 * Release} artifact, release records, the runner. While an action waits, the clock moves by as much.
 */
public final class StackPlace implements AutoCloseable, ReleaseRecords, Artifacts, Log, Journal {
    public static final String BUCKET = "releases";
    private static final int MOST_WAITS = 2_000;

    public final EndpointClock clock = EndpointClock.stopped(Instant.parse("2026-10-01T12:00:00Z"));
    public final World world = new World("123456789012", "us-east-1", clock);

    /** For clients of this process; whoever is in another one comes to {@link #uri}. */
    public final SdkHttpClient wire = new InProcessWire(world);

    public final CloudFormationClient cloudFormation;
    public final S3Client s3;
    public final LambdaClient lambda;
    public final CodeDeployClient codeDeploy;
    public final CloudWatchClient cloudWatch;

    /** As the functions have it for CreateDeployment: it asks once. */
    public final CodeDeployClient deployer;

    /** What people saw while AWS worked, and what went to the log. */
    public final List<String> told = new ArrayList<>();

    public final List<JsonObject> logged = new ArrayList<>();
    public final Map<String, byte[]> written = new HashMap<>();

    /** The files of the Release artifact beside the template and the manifest. */
    public final Map<String, String> files = new HashMap<>();

    /** In the artifact. */
    public String templatePath = "sam.template";

    public String template = "";

    /** Settings file of the pipeline's owner. */
    public String owners = "";

    /** What the manifest says of code. */
    public List<CodePlace> code = List.of();

    public String run = "run-1";
    private Runnable meanwhile = () -> {};
    private final Map<String, String> records = new HashMap<>();
    private final LambdaService lambdaService = new LambdaService(world);
    private final CodeDeployService codeDeployService = new CodeDeployService(world);
    private final EndpointServer server;

    public StackPlace() {
        world.add(new CloudFormationService(world));
        world.add(new S3Service(world));
        world.add(lambdaService);
        world.add(new StsService(world));
        world.add(codeDeployService);
        world.add(new CloudWatchService(world));
        server = EndpointServer.start(world, 0);
        cloudFormation = client(CloudFormationClient.builder(), RetryAtOnce.strategy());
        lambda = client(LambdaClient.builder(), RetryAtOnce.strategy());
        cloudWatch = client(CloudWatchClient.builder(), RetryAtOnce.strategy());
        codeDeploy = client(CodeDeployClient.builder(), RetryAtOnce.strategy());
        deployer = client(CodeDeployClient.builder(), AwsRetryStrategy.doNotRetry());
        s3 = client(S3Client.builder().forcePathStyle(true), RetryAtOnce.strategy());
        s3.createBucket(create -> create.bucket(BUCKET));
    }

    private <B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>, C> C client(
            B builder, RetryStrategy retries) {
        return builder.endpointOverride(server.uri())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
                .httpClient(wire)
                .overrideConfiguration(over -> over.retryStrategy(retries))
                .build();
    }

    /** What CodeDeploy does otherwise than expected. */
    public CodeDeployFaults codeDeployFaults() {
        return codeDeployService.faults();
    }

    /** What becomes of versions otherwise than expected. */
    public LambdaFaults lambdaFaults() {
        return lambdaService.faults();
    }

    /** Where the endpoint answers. */
    public java.net.URI uri() {
        return server.uri();
    }

    /** Runs at each wait, before the clock moves. */
    public void meanwhile(Runnable what) {
        meanwhile = what;
    }

    public <R, S> Outcome play(Action<R, S> action, JsonObject userParameters, JobArtifact... outputs) {
        JobArtifact input = new JobArtifact("Release", "artifacts", "release.zip", Optional.empty());
        Instant never = clock.instant().plus(Duration.ofDays(30));
        Job job = new Job("job", true, userParameters, List.of(input), List.of(outputs), Optional.empty(), never);
        Patience patient = new Patience(Duration.ofHours(1), Duration.ofDays(30), Duration.ofSeconds(20), 20);
        return new ActionRunner(clock, this::pause, patient, this).run(action, job);
    }

    private void pause(Duration time) {
        if (told.size() > MOST_WAITS) {
            throw new AssertionError("no end: " + told.getLast());
        }
        meanwhile.run();
        pass(time);
    }

    public void pass(Duration time) {
        clock.advance(time);
    }

    public JsonObject call(String operation, Object... members) {
        return world.call("cloudformation", operation, JsonObject.of(members));
    }

    /** From now on whoever comes over the wire may not call that operation. */
    public void deny(String service, String operation) {
        world.add(AlteredService.denied(
                Optional.ofNullable(world.services().get(service)).orElseThrow(), operation));
    }

    /** From now on an operation of a service does what the test makes of it. */
    public void alter(String service, String operation, UnaryOperator<Operation> altered) {
        world.add(AlteredService.of(
                Optional.ofNullable(world.services().get(service)).orElseThrow(), operation, altered));
    }

    /** Puts a template where nested stacks find it, and gives its address. */
    public String stored(String key, String text) {
        s3.putObject(put -> put.bucket(BUCKET).key(key), software.amazon.awssdk.core.sync.RequestBody.fromString(text));
        return "https://s3.us-east-1.amazonaws.com/" + BUCKET + "/" + key;
    }

    public String status(String stack) {
        return cloudFormation
                .describeStacks(ask -> ask.stackName(stack))
                .stacks()
                .getFirst()
                .stackStatusAsString();
    }

    @Override
    public Optional<OwnersSettings> ownersSettings(String stack) {
        return owners.isEmpty()
                ? Optional.empty()
                : Optional.of(OwnersSettings.parse("s3://" + BUCKET + "/settings/" + stack + ".yaml", owners));
    }

    @Override
    public RangedBytes open(JobArtifact artifact) {
        Map<String, byte[]> zip = new HashMap<>();
        files.forEach((path, text) -> zip.put(path, text.getBytes(StandardCharsets.UTF_8)));
        ReleaseManifest manifest = new ReleaseManifest(
                "release-of-" + run, run, templatePath, "unused", "source", "app.zip", code, Map.of());
        zip.put(templatePath, template.getBytes(StandardCharsets.UTF_8));
        zip.put(ReleaseManifest.PATH, manifest.text().getBytes(StandardCharsets.UTF_8));
        return RangedBytes.of(ReproducibleZip.of(zip));
    }

    @Override
    public void write(JobArtifact artifact, byte[] zip) {
        written.put(artifact.name(), zip);
    }

    @Override
    public void holdTurn(String stack) {
        // one writer alone
    }

    @Override
    public JsonObject find(String stack, String name) {
        return Json.object(records.getOrDefault(stack + " " + name, "{}"));
    }

    @Override
    public JsonObject update(String stack, String name, UnaryOperator<JsonObject> change) {
        records.put(stack + " " + name, Json.text(change.apply(find(stack, name))));
        return find(stack, name);
    }

    @Override
    public void say(String message, JsonObject facts) {
        logged.add(facts.with("message", message));
    }

    @Override
    public void moved(String stage, Step<?> step, Duration took) {
        switch (step) {
            case Step.Wait<?>(var next, var progress, var after) -> told.add(progress.summary());
            case Step.Unclear<?>(var next, String why) -> told.add(why);
            case Step.Next<?> next -> told.add("went on from " + stage);
            case Step.Done<?> done -> told.add("done");
            case Step.Stop<?> stop -> told.add("stopped");
        }
    }

    @Override
    public void surprised(RuntimeException e) {
        throw new AssertionError("unexpected", e);
    }

    @Override
    public void close() {
        cloudFormation.close();
        lambda.close();
        codeDeploy.close();
        deployer.close();
        lambdaService.close();
        s3.close();
        server.close();
    }
}
