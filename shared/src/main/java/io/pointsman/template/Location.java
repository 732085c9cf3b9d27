package io.pointsman.template;

import java.util.Optional;

/**
 * An object in S3.
 *
 * @param version where it is pinned
 */
public record Location(String bucket, String key, Optional<String> version) {
    public static Location of(String bucket, String key) {
        return new Location(bucket, key, Optional.empty());
    }

    @Override
    public String toString() {
        return "s3://" + bucket + "/" + key
                + version.map(v -> "?versionId=" + v).orElse("");
    }
}
