package io.pointsman.runtime;

import io.pointsman.endpoint.RetryAtOnce;
import io.pointsman.engine.Pause;
import io.pointsman.local.endpoint.StackPlace;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.codedeploy.CodeDeployClient;
import software.amazon.awssdk.services.codepipeline.CodePipelineClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.DelegatingS3Client;
import software.amazon.awssdk.services.s3.S3Client;

/** A function's surroundings on the endpoint and its clock, in this process. */
final class EndpointSurroundings implements Surroundings, Clients {
    final SlowCalls calls;

    /** Details of what was announced. */
    final List<String> announced = new ArrayList<>();

    /** Happens at each wait in place, before the clock moves. */
    Runnable meanwhile = () -> {};

    private final StackPlace place;

    /** What the process of the functions keeps: a new one is a new process. */
    KeptSteps kept = new KeptSteps();

    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final CloudFormationClient cloudFormation;
    private final LambdaClient lambda;
    private final CodeDeployClient codeDeploy;
    private final CodeDeployClient deployer;
    private final CodePipelineClient codePipeline;
    private final CloudWatchClient cloudWatch;
    private final S3Client s3;

    EndpointSurroundings(StackPlace place) {
        this.place = place;
        this.calls = new SlowCalls(place.clock);
        cloudFormation = client(CloudFormationClient.builder(), usual());
        lambda = client(LambdaClient.builder(), usual());
        codeDeploy = client(CodeDeployClient.builder(), usual());
        deployer = client(CodeDeployClient.builder(), usual().retryStrategy(AwsRetryStrategy.doNotRetry()));
        codePipeline = client(CodePipelineClient.builder(), usual());
        cloudWatch = client(CloudWatchClient.builder(), usual());
        s3 = new DelegatingS3Client(client(S3Client.builder().forcePathStyle(true), usual())) {
            @Override
            public void close() {
                // Each job closes its own; this one is for all of them.
            }
        };
    }

    private ClientOverrideConfiguration.Builder usual() {
        return ClientOverrideConfiguration.builder()
                .retryStrategy(RetryAtOnce.strategy())
                .addExecutionInterceptor(calls);
    }

    private <B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>, C> C client(
            B builder, ClientOverrideConfiguration.Builder overrides) {
        return builder.endpointOverride(place.uri())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
                .httpClient(place.wire)
                .overrideConfiguration(overrides.build())
                .build();
    }

    String log() {
        return log.toString(StandardCharsets.UTF_8);
    }

    @Override
    public Workplace.Environment environment() {
        return new Workplace.Environment(Map.of(
                "RELEASE_BUCKET",
                StackPlace.BUCKET,
                "CODEDEPLOY_ROLE_ARN",
                "arn:aws:iam::123456789012:role/codedeploy"));
    }

    @Override
    public InstantSource clock() {
        return place.clock;
    }

    @Override
    public KeptSteps kept() {
        return kept;
    }

    @Override
    public Pause pause() {
        return time -> {
            meanwhile.run();
            place.pass(time);
            calls.waited();
        };
    }

    @Override
    public PrintStream out() {
        return new PrintStream(log, true, StandardCharsets.UTF_8);
    }

    @Override
    public Announcements announcements() {
        return (end, detail) -> {
            AnnouncedEvent.checked(end, detail);
            announced.add(end.detailType());
        };
    }

    @Override
    public Clients clients(Target target) {
        return this;
    }

    @Override
    public S3Client s3(Optional<ArtifactCredentials> credentials) {
        return s3;
    }

    @Override
    public S3Client s3() {
        return s3(Optional.empty());
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
        return deployer;
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
