package io.pointsman.endpoint;

import java.util.Optional;

/**
 * {@code arn:PARTITION:SERVICE:REGION:ACCOUNT:RESOURCE}.
 *
 * @param resource all behind the fifth colon, with the colons that are in it
 */
public record Arn(String partition, String service, String region, String account, String resource) {
    private static final int PARTS = 6;

    /** Empty of what is none. */
    public static Optional<Arn> of(String text) {
        String[] parts = text.split(":", PARTS);
        return parts.length == PARTS && parts[0].equals("arn")
                ? Optional.of(new Arn(parts[1], parts[2], parts[3], parts[4], parts[5]))
                : Optional.empty();
    }

    /** Of what the endpoint itself has called so. */
    public static Arn need(String text) {
        return of(text).orElseThrow(() -> new IllegalArgumentException("not an ARN: " + text));
    }
}
