package io.pointsman.template;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An object in S3.
 *
 * @param version where it is pinned
 */
public record Location(String bucket, String key, Optional<String> version) {
    private static final Pattern TEXT = Pattern.compile("s3://([^/?]+)/([^?]+)(?:\\?versionId=([^&]+))?");

    public static Location of(String bucket, String key) {
        return new Location(bucket, key, Optional.empty());
    }

    /** @param version as S3 says it: {@code null} is what a bucket without versions has, whose bytes may change */
    public static Location of(String bucket, String key, Optional<String> version) {
        return new Location(bucket, key, version.filter(id -> !id.equals("null")));
    }

    /** Whatever lies there now. */
    public Location withoutVersion() {
        return of(bucket, key);
    }

    /** {@code s3://bucket/key}, with {@code ?versionId=} where it is pinned; empty where the text is none. */
    static Optional<Location> parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        return matcher.matches()
                ? Optional.of(new Location(matcher.group(1), matcher.group(2), Optional.ofNullable(matcher.group(3))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return "s3://" + bucket + "/" + key
                + version.map(v -> "?versionId=" + v).orElse("");
    }
}
