package io.pointsman.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** The pace of a real client, on a clock that stands still but for the waits. */
final class LambdaPaceTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private Instant now = START;
    private final Queue<Integer> statuses = new ArrayDeque<>();
    private final LambdaClient lambda = LambdaClient.builder()
            .region(Region.US_EAST_1)
            .credentialsProvider(AnonymousCredentialsProvider.create())
            .httpClient(new Answering())
            .overrideConfiguration(over -> over.addExecutionInterceptor(
                            new LambdaPace(() -> now, moment -> now = moment.isAfter(now) ? moment : now))
                    .retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder()
                            .maxAttempts(3)
                            .backoffStrategy(retry -> Duration.ZERO)
                            .throttlingBackoffStrategy(retry -> Duration.ZERO)
                            .build()))
            .build();

    /** With the next status, with 200 when there is none. */
    private final class Answering implements SdkHttpClient {
        @Override
        public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
            int status = statuses.isEmpty() ? 200 : statuses.remove();
            return new ExecutableHttpRequest() {
                @Override
                public HttpExecuteResponse call() {
                    return HttpExecuteResponse.builder()
                            .response(
                                    SdkHttpResponse.builder().statusCode(status).build())
                            .responseBody(AbortableInputStream.create(
                                    new ByteArrayInputStream("{}".getBytes(StandardCharsets.UTF_8))))
                            .build();
                }

                @Override
                public void abort() {}
            };
        }

        @Override
        public void close() {}
    }

    /** A slot is the fourteenth of a second, and up to a tenth of it longer. */
    private void assertPassed(double slots) {
        double passed = Duration.between(START, now).toMillis() / 1000.0 * 14;
        assertTrue(passed >= slots - 0.1 && passed <= slots * 1.1, passed + " slots");
    }

    private void list(int times) {
        for (int i = 0; i < times; i++) {
            lambda.listVersionsByFunction(list -> list.functionName("web"));
        }
    }

    @Test
    void fourteen_requests_of_the_control_plane_take_a_second() {
        list(15);

        assertPassed(14.0);
    }

    @Test
    void each_attempt_of_a_request_takes_a_slot() {
        statuses.addAll(List.of(500, 500));
        list(2);

        assertPassed(3.0);
    }

    @Test
    void states_are_read_past_the_slots_of_the_others() {
        list(1);
        lambda.getFunction(get -> get.functionName("web"));

        assertEquals(START, now);
    }
}
