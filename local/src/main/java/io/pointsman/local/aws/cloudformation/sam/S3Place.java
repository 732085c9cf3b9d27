package io.pointsman.local.aws.cloudformation.sam;

import io.pointsman.local.aws.cloudformation.template.Values;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code CodeUri} and {@code ContentUri} to Bucket, Key and Version, in either form. */
final class S3Place {
    private static final Pattern URI = Pattern.compile("s3://([^/?]+)/([^?]+)(?:\\?versionId=(.+))?");

    private S3Place() {}

    static Map<String, Object> of(Object location, String resource, String property) {
        Map<String, Object> place = new LinkedHashMap<>();
        if (location instanceof Map<?, ?> map) {
            require(map.containsKey("Bucket") && map.containsKey("Key"), resource, property);
            Values.at(map, "Bucket").ifPresent(bucket -> place.put("S3Bucket", bucket));
            Values.at(map, "Key").ifPresent(key -> place.put("S3Key", key));
            Values.at(map, "Version").ifPresent(version -> place.put("S3ObjectVersion", version));
            return place;
        }
        Matcher uri = URI.matcher(Values.text(location));
        if (!uri.matches()) {
            throw new SamTrouble(
                    resource,
                    "'" + property + "' is not a valid S3 Uri of the form 's3://bucket/key' with optional versionId "
                            + "query parameter.");
        }
        place.put("S3Bucket", uri.group(1));
        place.put("S3Key", uri.group(2));
        if (uri.group(3) != null) {
            place.put("S3ObjectVersion", uri.group(3));
        }
        return place;
    }

    private static void require(boolean whole, String resource, String property) {
        if (!whole) {
            throw new SamTrouble(resource, "'" + property + "' requires Bucket and Key properties to be specified.");
        }
    }
}
