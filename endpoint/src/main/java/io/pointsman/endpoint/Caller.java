package io.pointsman.endpoint;

import java.util.Optional;

/**
 * Who calls.
 *
 * @param accessKeyId as the request was signed; {@code "anonymous"} when it was not
 * @param origin what a service calls for, where it calls in a customer's name
 */
public record Caller(String accessKeyId, Optional<Origin> origin) {
    /** The endpoint itself, for what one service does to another. */
    public static final Caller AWS = new Caller("AWS");

    public Caller(String accessKeyId) {
        this(accessKeyId, Optional.empty());
    }

    /** A service that calls because a customer asked. */
    public static Caller of(Origin origin) {
        return new Caller(AWS.accessKeyId, Optional.of(origin));
    }
}
