package io.pointsman.runtime;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.codedeploy.CodeDeployClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * How a client is made: connection, retries, timeouts, and whose credentials. What is empty the SDK finds by itself: Region and
 * role from the function's environment. {@code AWS_ENDPOINT_URL} is the SDK's own to read, too; only S3's path style, which an
 * endpoint without a name for each bucket needs, is decided here.
 */
record AwsSetup(
        SdkHttpClient http,
        boolean pathStyle,
        Optional<Region> region,
        Optional<AwsCredentialsProvider> credentials,
        CallMeter meter,
        SpedUpPause pause,
        AnsweredTime time) {
    /** One more than the SDK's own three at each end of a burst; the engine tries again after that. */
    private static final int ATTEMPTS = 5;

    static final Duration ATTEMPT = Duration.ofSeconds(30);
    static final Duration CALL = Duration.ofSeconds(90);

    /** A function that is invoked answers at its end. Less than the 15 minutes that whoever waits for it may run itself. */
    static final Duration INVOCATION = Duration.ofMinutes(10);

    /**
     * @param meter counts what every client of this setup asks
     * @param time hears what time every answer says
     */
    static AwsSetup from(Map<String, String> environment, CallMeter meter, AnsweredTime time) {
        return new AwsSetup(
                http(ATTEMPT),
                namesAnEndpoint(environment),
                Optional.empty(),
                Optional.empty(),
                meter,
                new SpedUpPause(environment),
                time);
    }

    private static SdkHttpClient http(Duration silence) {
        return UrlConnectionHttpClient.builder()
                .connectionTimeout(Duration.ofSeconds(5))
                .socketTimeout(silence)
                .build();
    }

    private static boolean namesAnEndpoint(Map<String, String> environment) {
        return environment.containsKey("AWS_ENDPOINT_URL")
                || environment.containsKey("AWS_ENDPOINT_URL_S3")
                || System.getProperty("aws.endpointUrl") != null
                || System.getProperty("aws.endpointUrlS3") != null;
    }

    AwsSetup in(Optional<Region> other) {
        return other.isEmpty() ? this : new AwsSetup(http, pathStyle, other, credentials, meter, pause, time);
    }

    AwsSetup as(AwsCredentialsProvider other) {
        return new AwsSetup(http, pathStyle, region, Optional.of(other), meter, pause, time);
    }

    S3Client s3() {
        return client(S3Client.builder().forcePathStyle(pathStyle));
    }

    /** Keeps to the quotas of Lambda's control plane. */
    LambdaClient lambda() {
        return client(LambdaClient.builder(), overrides().addExecutionInterceptor(new LambdaPace(paced())));
    }

    /** For calls of Invoke that wait for the answer. They are not repeated: a function may have done half of its work. */
    LambdaClient invoker() {
        AwsSetup patient = new AwsSetup(http(INVOCATION), pathStyle, region, credentials, meter, pause, time);
        return patient.client(
                LambdaClient.builder(),
                overrides()
                        .retryStrategy(AwsRetryStrategy.doNotRetry())
                        .apiCallAttemptTimeout(INVOCATION)
                        .apiCallTimeout(INVOCATION));
    }

    private PacedClock paced() {
        return PacedClock.of(pause, time.machine());
    }

    /** One for all clients of CodeDeploy. */
    DeploymentPace deploymentPace() {
        return new DeploymentPace(paced());
    }

    CodeDeployClient codeDeploy(DeploymentPace pace) {
        return client(CodeDeployClient.builder(), overrides().addExecutionInterceptor(pace));
    }

    /** For a call that is not idempotent. */
    CodeDeployClient deployer(DeploymentPace pace) {
        return client(
                CodeDeployClient.builder(),
                overrides().addExecutionInterceptor(pace).retryStrategy(AwsRetryStrategy.doNotRetry()));
    }

    <B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>, C> C client(B builder) {
        return client(builder, overrides());
    }

    private <B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>, C> C client(
            B builder, ClientOverrideConfiguration.Builder overrides) {
        region.ifPresent(builder::region);
        credentials.ifPresent(builder::credentialsProvider);
        return builder.httpClient(http).overrideConfiguration(overrides.build()).build();
    }

    private ClientOverrideConfiguration.Builder overrides() {
        ClientOverrideConfiguration.Builder overrides = ClientOverrideConfiguration.builder()
                .retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder()
                        .maxAttempts(ATTEMPTS)
                        .build())
                .apiCallAttemptTimeout(ATTEMPT)
                .apiCallTimeout(CALL)
                .addMetricPublisher(meter);
        // AWS says no time of its own; only where an endpoint is named may an answer move the time that is told.
        return pathStyle ? overrides.addExecutionInterceptor(time) : overrides;
    }
}
