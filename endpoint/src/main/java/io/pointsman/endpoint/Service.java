package io.pointsman.endpoint;

import io.pointsman.endpoint.http.WebDoor;
import java.util.Map;
import java.util.Set;

/** One AWS service of the endpoint: a table of operations by API name. How they are spoken is {@link Protocol}'s business. */
public interface Service {
    /** The name that requests are signed with: {@code s3}, {@code cloudformation}, {@code lambda}, ... */
    String signingName();

    Protocol protocol();

    /** API name to operation. What is not here is an unknown operation, answered as AWS does. */
    Map<String, Operation> operations();

    /**
     * The operations that run without the endpoint's lock, because they wait for something outside: Lambda's {@code Invoke}
     * waits for a process. Such an operation takes the lock itself ({@code world.locked}) each time that it reads or changes
     * state, and gives it back before it waits. Whoever holds the lock must not call one in a way that waits.
     */
    default Set<String> unlocked() {
        return Set.of();
    }

    /** The doors for customers who speak plain HTTP, each by the first part of its path. */
    default Map<String, WebDoor> doors() {
        return Map.of();
    }

    /** Takes up again what runs beside requests and the clock, when the endpoint's state was read from a directory. */
    default void resume() {}

    /** Ends what the service started outside of this process. */
    default void close() {}

    /** How a service is spoken to. */
    enum Protocol {
        /** Form in, XML out: CloudFormation, STS, CloudWatch. */
        QUERY,
        /** X-Amz-Target and JSON 1.1: CodeDeploy, CodePipeline, EventBridge. */
        JSON,
        /** Paths and JSON: Lambda. */
        LAMBDA_REST,
        /** Paths and JSON: both APIs of API Gateway. */
        API_GATEWAY_REST,
        /** Paths, headers and XML: S3. */
        S3_REST
    }
}
