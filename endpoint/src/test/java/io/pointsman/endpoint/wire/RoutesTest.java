package io.pointsman.endpoint.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pointsman.endpoint.Endpoint;
import io.pointsman.endpoint.Service;
import io.pointsman.endpoint.clock.EndpointClock;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each path leads to an operation, and each operation has a path. */
final class RoutesTest {
    private final Endpoint endpoint = Endpoint.of("111122223333", "us-east-1", EndpointClock.stopped(Instant.EPOCH));

    @AfterEach
    void close() {
        endpoint.close();
    }

    @Test
    void of_lambda() {
        assertEquals(operations("lambda"), new TreeSet<>(LambdaRoutes.TABLE.operations()));
    }

    @Test
    void of_s3() {
        Set<String> said = new TreeSet<>(S3Routes.operations());
        said.addAll(Set.of("CopyObject", "ListObjects", "ListObjectsV2", "PutObject", "UploadPart", "UploadPartCopy"));
        assertEquals(operations("s3"), said);
    }

    @Test
    void of_both_apis_of_api_gateway() {
        Set<String> has = operations("apigateway");
        has.addAll(operations("apigatewayv2"));
        Set<String> without = new TreeSet<>(ApiGatewayDialect.ROUTES.operations());
        without.removeAll(has);
        assertEquals(Set.of(), without);
    }

    private Set<String> operations(String name) {
        Service service = Objects.requireNonNull(endpoint.world().services().get(name), name);
        return new TreeSet<>(service.operations().keySet());
    }
}
