package io.pointsman.endpoint.iam;

import io.pointsman.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What S3 tells IAM of an upload: whether an object comes into being by it, and under which condition. */
public final class ObjectWrite {
    private static final Set<String> PARTS = Set.of("CreateMultipartUpload", "UploadPart", "UploadPartCopy");
    private static final Set<String> OBJECTS = Set.of("PutObject", "CompleteMultipartUpload", "CopyObject");

    private ObjectWrite() {}

    /** Condition keys of {@code s3:PutObject}; none of another operation. */
    public static Map<String, String> keys(String operation, JsonObject input) {
        Map<String, String> keys = new HashMap<>();
        if (PARTS.contains(operation) || OBJECTS.contains(operation)) {
            keys.put("s3:ObjectCreationOperation", String.valueOf(OBJECTS.contains(operation)));
            input.text("IfNoneMatch").ifPresent(value -> keys.put("s3:if-none-match", value));
            input.text("IfMatch").ifPresent(value -> keys.put("s3:if-match", value));
        }
        return keys;
    }
}
