package io.pointsman.runtime;

import com.amazonaws.services.lambda.runtime.Context;
import io.pointsman.engine.Pause;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.codedeploy.CodeDeployClient;
import software.amazon.awssdk.services.codepipeline.CodePipelineClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;

/** One of Pointsman's functions with its process: real clients at their usual pace, over a given connection and in a given time. */
public final class TimedFunction implements Surroundings, Clients {
    private final ActionFunction function;
    private final InstantSource clock;
    private final Pause pause;
    private final Workplace.Environment environment;
    private final KeptSteps kept = new KeptSteps();
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final CallMeter meter = new CallMeter();
    private final SdkHttpClient http;
    private final AwsCredentialsProvider own;
    private final CloudFormationClient cloudFormation;
    private final LambdaClient lambda;
    private final CodeDeployClient codeDeploy;
    private final CodePipelineClient codePipeline;
    private final CloudWatchClient cloudWatch;
    private final S3Client s3;

    /** @param pause lets the clock's time pass */
    public TimedFunction(
            ActionFunction function,
            InstantSource clock,
            Pause pause,
            SdkHttpClient http,
            Map<String, String> variables) {
        this.function = function;
        this.clock = clock;
        this.pause = pause;
        this.http = http;
        this.environment = new Workplace.Environment(variables);
        own = StaticCredentialsProvider.create(AwsBasicCredentials.create("function", "secret"));
        cloudFormation = client(CloudFormationClient.builder(), own, overrides());
        lambda = client(LambdaClient.builder(), own, overrides().addExecutionInterceptor(new LambdaPace(paced())));
        codeDeploy = client(
                CodeDeployClient.builder(), own, overrides().addExecutionInterceptor(new DeploymentPace(paced())));
        codePipeline = client(CodePipelineClient.builder(), own, overrides());
        cloudWatch = client(CloudWatchClient.builder(), own, overrides());
        s3 = s3(own);
    }

    private PacedClock paced() {
        return new PacedClock(clock, moment -> {
            Duration left = Duration.between(clock.instant(), moment);
            if (left.isPositive()) {
                pause.of(left);
            }
        });
    }

    private ClientOverrideConfiguration.Builder overrides() {
        return ClientOverrideConfiguration.builder()
                .addMetricPublisher(meter)
                .retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder()
                        .maxAttempts(5)
                        .backoffStrategy(this::waited)
                        .throttlingBackoffStrategy(this::waited)
                        .build());
    }

    /** In the clock's time, so that nothing is left for the client to wait. */
    private Duration waited(int attempt) {
        try {
            pause.of(Duration.ofMillis(500L << Math.min(attempt - 1, 4)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Duration.ZERO;
    }

    private S3Client s3(AwsCredentialsProvider credentials) {
        return client(S3Client.builder().forcePathStyle(true), credentials, overrides());
    }

    private <B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>, C> C client(
            B builder, AwsCredentialsProvider credentials, ClientOverrideConfiguration.Builder overrides) {
        return builder.endpointOverride(URI.create("http://127.0.0.1:1"))
                .region(Region.US_EAST_1)
                .credentialsProvider(credentials)
                .httpClient(http)
                .overrideConfiguration(overrides.build())
                .build();
    }

    /** What the function returns. */
    public JsonObject call(String event, Duration timeout) {
        ByteArrayOutputStream result = new ByteArrayOutputStream();
        try {
            function.handle(
                    new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)),
                    result,
                    invocation(timeout),
                    this);
        } catch (IOException e) {
            throw new UncheckedIOException(log(), e);
        }
        return Json.object(result.toString(StandardCharsets.UTF_8));
    }

    private static Context invocation(Duration left) {
        return (Context) Proxy.newProxyInstance(
                TimedFunction.class.getClassLoader(),
                new Class<?>[] {Context.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getRemainingTimeInMillis" -> Math.toIntExact(left.toMillis());
                    case "getAwsRequestId" -> "request";
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    /** Everything that it has logged. */
    public String log() {
        return log.toString(StandardCharsets.UTF_8);
    }

    @Override
    public Workplace.Environment environment() {
        return environment;
    }

    @Override
    public InstantSource clock() {
        return clock;
    }

    @Override
    public Pause pause() {
        return pause;
    }

    @Override
    public KeptSteps kept() {
        return kept;
    }

    @Override
    public PrintStream out() {
        return new PrintStream(log, true, StandardCharsets.UTF_8);
    }

    @Override
    public CallMeter meter() {
        return meter;
    }

    @Override
    public Clients clients(Target target) {
        return this;
    }

    @Override
    public S3Client s3(Optional<ArtifactCredentials> credentials) {
        return s3(credentials.map(ArtifactCredentials::provider).orElse(own));
    }

    @Override
    public S3Client s3() {
        return s3;
    }

    @Override
    public CloudFormationClient cloudFormation() {
        return cloudFormation;
    }

    @Override
    public LambdaClient lambda() {
        return lambda;
    }

    @Override
    public LambdaClient invoker() {
        return lambda;
    }

    @Override
    public CodeDeployClient codeDeploy() {
        return codeDeploy;
    }

    @Override
    public CodeDeployClient deployer() {
        return codeDeploy;
    }

    @Override
    public CloudWatchClient cloudWatch() {
        return cloudWatch;
    }

    @Override
    public CodePipelineClient codePipeline() {
        return codePipeline;
    }
}
