package io.pointsman.endpoint.wire;

import io.pointsman.endpoint.encoding.Percent;
import io.pointsman.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The XML documents of S3's answers. */
final class S3Xml {
    private static final String NAMESPACE = "http://s3.amazonaws.com/doc/2006-03-01/";

    /** Operation to the name of its document. Operations that are not here answer with headers alone. */
    private static final Map<String, String> ROOTS = Map.ofEntries(
            Map.entry("ListBuckets", "ListAllMyBucketsResult"),
            Map.entry("ListObjects", "ListBucketResult"),
            Map.entry("ListObjectsV2", "ListBucketResult"),
            Map.entry("ListObjectVersions", "ListVersionsResult"),
            Map.entry("ListMultipartUploads", "ListMultipartUploadsResult"),
            Map.entry("GetObjectAttributes", "GetObjectAttributesOutput"),
            Map.entry("ListParts", "ListPartsResult"),
            Map.entry("CreateMultipartUpload", "InitiateMultipartUploadResult"),
            Map.entry("CompleteMultipartUpload", "CompleteMultipartUploadResult"),
            Map.entry("CopyObject", "CopyObjectResult"),
            Map.entry("UploadPartCopy", "CopyPartResult"),
            Map.entry("DeleteObjects", "DeleteResult"),
            Map.entry("GetBucketVersioning", "VersioningConfiguration"),
            Map.entry("GetBucketLifecycleConfiguration", "LifecycleConfiguration"),
            Map.entry("GetBucketNotificationConfiguration", "NotificationConfiguration"),
            Map.entry("GetObjectTagging", "Tagging"));

    /** Lists whose items stand in the document without a common parent, by the name of an item. */
    private static final Map<String, String> FLAT = Map.ofEntries(
            Map.entry("Contents", "Contents"),
            Map.entry("CommonPrefixes", "CommonPrefixes"),
            Map.entry("Versions", "Version"),
            Map.entry("DeleteMarkers", "DeleteMarker"),
            Map.entry("Parts", "Part"),
            Map.entry("Uploads", "Upload"),
            Map.entry("Deleted", "Deleted"),
            Map.entry("Errors", "Error"),
            Map.entry("Rules", "Rule"),
            Map.entry("Tags", "Tag"),
            Map.entry("Transitions", "Transition"),
            Map.entry("NoncurrentVersionTransitions", "NoncurrentVersionTransition"));

    private static final Map<String, String> NESTED = Map.of("Buckets", "Bucket", "TagSet", "Tag");

    private static final Set<String> KEYS =
            Set.of("Key", "Prefix", "Delimiter", "StartAfter", "Marker", "NextMarker", "KeyMarker", "NextKeyMarker");

    /** Members that an answer with a document has in its headers alone. */
    private static final Set<String> IN_A_HEADER = Set.of(
            "BucketKeyEnabled",
            "CopySourceVersionId",
            "DeleteMarker",
            "LastModified",
            "SSEKMSKeyId",
            "ServerSideEncryption",
            "TransitionDefaultMinimumObjectSize",
            "VersionId");

    private static final Set<String> IN_A_HEADER_OF_AN_UPLOAD = Set.of("ChecksumAlgorithm", "ChecksumType");

    private final boolean encoded;
    private final Xml xml = new Xml();

    private S3Xml(boolean encoded) {
        this.encoded = encoded;
    }

    static boolean has(String operation) {
        return ROOTS.containsKey(operation) || operation.equals("GetBucketLocation");
    }

    static String of(String operation, JsonObject output) {
        S3Xml document =
                new S3Xml(output.text("EncodingType").filter("url"::equals).isPresent());
        if (operation.equals("GetBucketLocation")) {
            return document.location(output);
        }
        String root = ROOTS.getOrDefault(operation, operation);
        document.xml.open(root, NAMESPACE);
        document.members(output.object(root)
                .orElseGet(() -> inDocument(operation, output))
                .members());
        return document.xml.close(root).toString();
    }

    private String location(JsonObject output) {
        return xml.open("LocationConstraint", NAMESPACE)
                .text(output.text("LocationConstraint").orElse(""))
                .close("LocationConstraint")
                .toString();
    }

    private static JsonObject inDocument(String operation, JsonObject output) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>(output.members());
        members.keySet().removeAll(IN_A_HEADER);
        if (operation.equals("CreateMultipartUpload")) {
            members.keySet().removeAll(IN_A_HEADER_OF_AN_UPLOAD);
        }
        return JsonObject.of(members);
    }

    private void members(Map<?, ?> members) {
        members.forEach((name, value) -> member(String.valueOf(name), value));
    }

    private void member(String name, @Nullable Object value) {
        switch (value) {
            case null -> {}
            case JsonObject object -> element(name, object.members());
            case Map<?, ?> map -> element(name, map);
            case List<?> list -> list(name, list);
            default -> xml.leaf(name, encoded && KEYS.contains(name) ? Percent.key(String.valueOf(value)) : value);
        }
    }

    private void element(String name, Map<?, ?> members) {
        xml.open(name);
        members(members);
        xml.close(name);
    }

    private void list(String name, List<?> items) {
        if (FLAT.containsKey(name)) {
            items.forEach(item -> member(FLAT.getOrDefault(name, name), item));
        } else {
            xml.open(name);
            items.forEach(item -> member(NESTED.getOrDefault(name, name), item));
            xml.close(name);
        }
    }
}
