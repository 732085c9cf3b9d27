package io.pointsman.local.aws;

/**
 * Who calls.
 *
 * @param accessKeyId as the request was signed; {@code "anonymous"} when it was not
 */
public record Caller(String accessKeyId) {
    /** The endpoint itself, for what one service does to another. */
    public static final Caller AWS = new Caller("AWS");
}
