package io.pointsman.release;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a release brings in, byte for byte: each object with its version and its digests. The same release has the same, in whatever order
 * its template names it.
 *
 * @param objects one text for each object, sorted
 */
public record ReleasedBytes(List<String> objects) {
    /** Of a release that brings in nothing. */
    public static final ReleasedBytes NONE = new ReleasedBytes(List.of());

    public ReleasedBytes {
        objects = List.copyOf(objects);
    }

    /**
     * One object.
     *
     * @param digest of its content, hex
     * @param sha256 of its bytes in Base64; empty where the manifest does not say it
     */
    public record Released(
            String bucket, String key, Optional<String> version, String digest, Optional<String> sha256) {
        /** {@code s3://bucket/key}, with {@code ?versionId=} where it is pinned. */
        public String uri() {
            return "s3://" + bucket + "/" + key
                    + version.map(v -> "?versionId=" + v).orElse("");
        }

        private String text() {
            return uri() + " content " + digest
                    + sha256.map(sha -> " bytes " + sha).orElse("");
        }
    }

    public static ReleasedBytes of(Stream<Released> objects) {
        return new ReleasedBytes(objects.map(Released::text).distinct().sorted().toList());
    }

    /** As a manifest has them. */
    public static ReleasedBytes of(List<CodePlace> code) {
        return of(code.stream()
                .map(one -> new Released(one.bucket(), one.key(), one.version(), one.digest(), one.codeSha256())));
    }
}
