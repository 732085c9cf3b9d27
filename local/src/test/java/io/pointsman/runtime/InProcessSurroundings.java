package io.pointsman.runtime;

import io.pointsman.endpoint.RetryAtOnce;
import io.pointsman.engine.Pause;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
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
import software.amazon.awssdk.services.codepipeline.CodePipelineClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.DelegatingS3Client;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * What functions of this process find around them: real clients over a connection of the test's, the test's time. The clients outlive the
 * endpoint, so that thousands of releases do not make them anew.
 */
public final class InProcessSurroundings implements Surroundings, Clients {
    public static final String BUCKET = "releases";

    private static final Workplace.Environment ENVIRONMENT = new Workplace.Environment(
            Map.of("RELEASE_BUCKET", BUCKET, "CODEDEPLOY_ROLE_ARN", "arn:aws:iam::123456789012:role/codedeploy"));

    /** Detail types and details of what was announced. */
    public final List<String> announced = new ArrayList<>();

    /** The whole of it, as JSON. */
    public final List<String> details = new ArrayList<>();

    PrintStream out = new PrintStream(OutputStream.nullOutputStream());

    private final SdkHttpClient http;
    private final AwsCredentialsProvider own;
    private final CloudFormationClient cloudFormation;
    private final LambdaClient lambda;
    private final CodeDeployClient codeDeploy;
    private final CodeDeployClient deployer;
    private final CodePipelineClient codePipeline;
    private final CloudWatchClient cloudWatch;
    private final S3Client s3;
    private final S3Client artifacts;
    private AwsCredentialsProvider artifactKeys;
    private KeptSteps kept = new KeptSteps();
    private InstantSource clock = InstantSource.system();
    private Pause pause = time -> {};

    public InProcessSurroundings(SdkHttpClient http, String accessKeyId) {
        this.http = http;
        own = StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKeyId, "secret"));
        cloudFormation = client(CloudFormationClient.builder(), own, RetryAtOnce.strategy());
        lambda = client(LambdaClient.builder(), own, RetryAtOnce.strategy());
        codeDeploy = client(CodeDeployClient.builder(), own, RetryAtOnce.strategy());
        deployer = client(CodeDeployClient.builder(), own, AwsRetryStrategy.doNotRetry());
        codePipeline = client(CodePipelineClient.builder(), own, RetryAtOnce.strategy());
        cloudWatch = client(CloudWatchClient.builder(), own, RetryAtOnce.strategy());
        s3 = s3(own);
        artifactKeys = own;
        artifacts = new DelegatingS3Client(s3(() -> artifactKeys.resolveCredentials())) {
            @Override
            public void close() {
                // Each job closes its own; this one is for all of them.
            }
        };
    }

    private S3Client s3(AwsCredentialsProvider credentials) {
        return client(S3Client.builder().forcePathStyle(true), credentials, RetryAtOnce.strategy());
    }

    private <B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>, C> C client(
            B builder, AwsCredentialsProvider credentials, RetryStrategy retries) {
        return builder.endpointOverride(URI.create("http://127.0.0.1:1"))
                .region(Region.US_EAST_1)
                .credentialsProvider(credentials)
                .httpClient(http)
                .overrideConfiguration(over -> over.retryStrategy(retries))
                .build();
    }

    /** From now on a new process, in the time of another endpoint. */
    public void begin(InstantSource time, Pause waiting) {
        clock = time;
        pause = waiting;
        kept = new KeptSteps();
        announced.clear();
        details.clear();
    }

    /** What a process knows is gone with it. */
    public void restart() {
        kept = new KeptSteps();
    }

    @Override
    public Workplace.Environment environment() {
        return ENVIRONMENT;
    }

    @Override
    public InstantSource clock() {
        return clock;
    }

    @Override
    public KeptSteps kept() {
        return kept;
    }

    @Override
    public Pause pause() {
        return pause;
    }

    @Override
    public PrintStream out() {
        return out;
    }

    @Override
    public Announcements announcements() {
        return (end, detail) -> {
            announced.add(end.detailType() + " " + facts(AnnouncedEvent.checked(end, detail)));
            details.add(Json.text(detail));
        };
    }

    private static JsonObject facts(JsonObject detail) {
        return JsonObject.of("stack", detail.text("stack"), "run", detail.text("run"));
    }

    @Override
    public Clients clients(Target target) {
        return this;
    }

    @Override
    public S3Client s3(Optional<ArtifactCredentials> credentials) {
        artifactKeys = credentials.map(ArtifactCredentials::provider).orElse(own);
        return artifacts;
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
