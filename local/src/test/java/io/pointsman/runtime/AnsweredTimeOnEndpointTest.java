package io.pointsman.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.pointsman.endpoint.Endpoint;
import io.pointsman.endpoint.clock.EndpointClock;
import io.pointsman.endpoint.wire.EndpointServer;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

/** Releases are told by the time that the endpoint says with its answers, refusals among them. */
class AnsweredTimeOnEndpointTest {
    private static final Instant MACHINE = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant DAYS_LATER = Instant.parse("2026-01-09T12:00:00Z");

    @Test
    void the_time_of_a_release_is_the_one_that_the_endpoint_answered_with() {
        AnsweredTime time = new AnsweredTime(() -> MACHINE);
        try (EndpointClock clock = EndpointClock.stopped(DAYS_LATER);
                Endpoint endpoint = Endpoint.of("000000000000", "us-east-1", clock);
                EndpointServer server = EndpointServer.start(endpoint.world(), 0);
                LambdaClient lambda = LambdaClient.builder()
                        .endpointOverride(server.uri())
                        .region(Region.US_EAST_1)
                        .credentialsProvider(
                                StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
                        .httpClient(UrlConnectionHttpClient.create())
                        .overrideConfiguration(all -> all.addExecutionInterceptor(time))
                        .build()) {
            assertEquals(MACHINE, time.instant(), "nothing is answered yet");
            assertThrows(ResourceNotFoundException.class, () -> lambda.getFunction(ask -> ask.functionName("none")));
        }
        assertEquals(DAYS_LATER, time.instant());
    }
}
