package io.pointsman.endpoint.s3.policy;

import io.pointsman.json.JsonObject;
import java.util.Map;
import java.util.Set;

/** What policies call the operations of S3. */
public final class S3Actions {
    /** Where the action is not called as the operation. */
    private static final Map<String, String> OTHERS = Map.ofEntries(
            Map.entry("HeadObject", "GetObject"),
            Map.entry("HeadBucket", "ListBucket"),
            Map.entry("ListObjects", "ListBucket"),
            Map.entry("ListObjectsV2", "ListBucket"),
            Map.entry("ListObjectVersions", "ListBucketVersions"),
            Map.entry("ListMultipartUploads", "ListBucketMultipartUploads"),
            Map.entry("ListParts", "ListMultipartUploadParts"),
            Map.entry("CopyObject", "PutObject"),
            Map.entry("CreateMultipartUpload", "PutObject"),
            Map.entry("UploadPart", "PutObject"),
            Map.entry("UploadPartCopy", "PutObject"),
            Map.entry("CompleteMultipartUpload", "PutObject"),
            Map.entry("DeleteObjects", "DeleteObject"),
            Map.entry("GetBucketLifecycleConfiguration", "GetLifecycleConfiguration"),
            Map.entry("PutBucketLifecycleConfiguration", "PutLifecycleConfiguration"),
            Map.entry("DeleteBucketLifecycle", "PutLifecycleConfiguration"),
            Map.entry("GetBucketNotificationConfiguration", "GetBucketNotification"),
            Map.entry("PutBucketNotificationConfiguration", "PutBucketNotification"),
            Map.entry("GetBucketEncryption", "GetEncryptionConfiguration"),
            Map.entry("PutBucketEncryption", "PutEncryptionConfiguration"),
            Map.entry("DeleteBucketEncryption", "PutEncryptionConfiguration"),
            Map.entry("GetPublicAccessBlock", "GetBucketPublicAccessBlock"),
            Map.entry("PutPublicAccessBlock", "PutBucketPublicAccessBlock"),
            Map.entry("DeletePublicAccessBlock", "PutBucketPublicAccessBlock"),
            Map.entry("DeleteBucketTagging", "PutBucketTagging"),
            Map.entry("DeleteBucketOwnershipControls", "PutBucketOwnershipControls"));

    private static final Set<String> OF_VERSIONS = Set.of("GetObject", "DeleteObject", "GetObjectAttributes");
    private static final String TAGGING = "Tagging";

    private S3Actions() {}

    public static String of(String operation, JsonObject input) {
        String action = OTHERS.getOrDefault(operation, operation);
        return "s3:" + (input.has("VersionId") ? ofVersion(action) : action);
    }

    private static String ofVersion(String action) {
        return action.endsWith("Object" + TAGGING)
                ? action.replace(TAGGING, "Version" + TAGGING)
                : OF_VERSIONS.contains(action) ? action.replaceFirst("Object", "ObjectVersion") : action;
    }
}
