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
        CallMeter meter) {
    /** One more than the SDK's own three at each end of a burst; the engine tries again after that. */
    private static final int ATTEMPTS = 5;

    private static final Duration ATTEMPT = Duration.ofSeconds(30);
    private static final Duration CALL = Duration.ofSeconds(90);

    static AwsSetup from(Map<String, String> environment) {
        return from(environment, new CallMeter());
    }

    /** @param meter counts what every client of this setup asks */
    static AwsSetup from(Map<String, String> environment, CallMeter meter) {
        SdkHttpClient http = UrlConnectionHttpClient.builder()
                .connectionTimeout(Duration.ofSeconds(5))
                .socketTimeout(ATTEMPT)
                .build();
        return new AwsSetup(http, namesAnEndpoint(environment), Optional.empty(), Optional.empty(), meter);
    }

    private static boolean namesAnEndpoint(Map<String, String> environment) {
        return environment.containsKey("AWS_ENDPOINT_URL")
                || environment.containsKey("AWS_ENDPOINT_URL_S3")
                || System.getProperty("aws.endpointUrl") != null
                || System.getProperty("aws.endpointUrlS3") != null;
    }

    AwsSetup in(Optional<Region> other) {
        return other.isEmpty() ? this : new AwsSetup(http, pathStyle, other, credentials, meter);
    }

    AwsSetup as(AwsCredentialsProvider other) {
        return new AwsSetup(http, pathStyle, region, Optional.of(other), meter);
    }

    S3Client s3() {
        return client(S3Client.builder().forcePathStyle(pathStyle));
    }

    <B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>, C> C client(B builder) {
        region.ifPresent(builder::region);
        credentials.ifPresent(builder::credentialsProvider);
        return builder.httpClient(http).overrideConfiguration(overrides()).build();
    }

    private ClientOverrideConfiguration overrides() {
        return ClientOverrideConfiguration.builder()
                .retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder()
                        .maxAttempts(ATTEMPTS)
                        .build())
                .apiCallAttemptTimeout(ATTEMPT)
                .apiCallTimeout(CALL)
                .addMetricPublisher(meter)
                .build();
    }
}
