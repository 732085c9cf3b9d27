package io.pointsman.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How a property says where code lies in S3. */
enum Shape {
    /** SAM: {@code s3://bucket/key} or a mapping. */
    SAM("Bucket", "Key", "Version"),
    /** CloudFormation's functions: a mapping, which may hold the code itself or name an image. */
    CODE("S3Bucket", "S3Key", "S3ObjectVersion"),
    /** CloudFormation's layers: a mapping. */
    LAYER("S3Bucket", "S3Key", "S3ObjectVersion");

    /** What the text form can say without a doubt about where bucket, key and version begin and end. */
    private static final String PLAIN_KEY = "[A-Za-z0-9/_.!*'()=+@,:-]+";

    private final String bucket;
    private final String key;
    private final String version;

    Shape(String bucket, String key, String version) {
        this.bucket = bucket;
        this.key = key;
        this.version = version;
    }

    String bucket() {
        return bucket;
    }

    String key() {
        return key;
    }

    String version() {
        return version;
    }

    /** Keys by which the mapping says that it needs no object in S3. */
    List<String> other() {
        return this == CODE ? List.of("ZipFile", "ImageUri") : List.of();
    }

    /** The new value of a property. */
    NewValue of(Location location) {
        boolean fits = location.key().matches(PLAIN_KEY)
                && location.version().orElse("v").matches(PLAIN_KEY);
        return this == SAM && fits ? new NewValue.Text(location.toString()) : mapping(location);
    }

    private NewValue mapping(Location location) {
        Map<String, String> members = new LinkedHashMap<>();
        members.put(bucket, location.bucket());
        members.put(key, location.key());
        location.version().ifPresent(v -> members.put(version, v));
        return new NewValue.Members(members);
    }
}
