package io.pointsman.actions.changeset;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/**
 * An S3 on the machine that the function runs on, as {@code pointsman serve} is one: it has no console, so an object is shown by a
 * signed address, which a browser opens as it is. Nowhere else: such an address is as good as a password.
 */
record S3OnThisMachine(URI uri) {
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    /** The longest that S3 takes. */
    private static final Duration VALID = Duration.ofDays(7);

    /** @param environment of the function; the SDK's clients are led by the same variables */
    static Optional<S3OnThisMachine> of(Map<String, String> environment) {
        return Stream.of("AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL")
                .flatMap(name -> Optional.ofNullable(environment.get(name)).stream())
                .findFirst()
                .map(URI::create)
                .filter(uri -> uri.getHost() != null && LOOPBACK.contains(uri.getHost()))
                .map(S3OnThisMachine::new);
    }

    /**
     * @param s3 whose Region and credentials sign
     * @param version empty: whatever lies there when it is opened
     */
    String address(S3Client s3, String bucket, String key, Optional<String> version) {
        try (S3Presigner presigner = S3Presigner.builder()
                .endpointOverride(uri)
                .region(s3.serviceClientConfiguration().region())
                .credentialsProvider(s3.serviceClientConfiguration().credentialsProvider())
                .serviceConfiguration(
                        S3Configuration.builder().pathStyleAccessEnabled(true).build())
                .build()) {
            return presigner
                    .presignGetObject(presign -> presign.signatureDuration(VALID)
                            .getObjectRequest(get -> get.bucket(bucket).key(key).versionId(version.orElse(null))))
                    .url()
                    .toString();
        }
    }
}
