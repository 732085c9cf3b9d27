package io.pointsman.endpoint.wire;

import io.pointsman.endpoint.AwsError;
import io.pointsman.json.JsonObject;
import java.util.List;
import java.util.Set;

/** The XML documents that requests to S3 bring, as members of its API. */
final class S3Documents {
    /** Settings that the endpoint keeps as they came. */
    private static final Set<String> KEPT = Set.of(
            "PutBucketEncryption",
            "PutPublicAccessBlock",
            "PutBucketPolicy",
            "PutBucketTagging",
            "PutBucketOwnershipControls");

    private S3Documents() {}

    static JsonObject in(JsonObject input, String operation, Request request) {
        return switch (operation) {
            case "PutObject", "UploadPart" -> input.with("Body", (Object) request.body());
            case "CreateBucket" -> input.with("CreateBucketConfiguration", location(request));
            case "PutBucketVersioning" -> input.with("VersioningConfiguration", versioning(request));
            case "PutBucketNotificationConfiguration" -> input.with("NotificationConfiguration", notification(request));
            case "PutBucketLifecycleConfiguration" ->
                input.with("LifecycleConfiguration", LifecycleDocument.read(request));
            case "DeleteObjects" -> input.with("Delete", deletion(request));
            case "CompleteMultipartUpload" -> input.with("MultipartUpload", parts(request));
            case "PutObjectTagging" -> input.with("Tagging", tagging(request));
            default -> KEPT.contains(operation) ? input.with("Document", request.text()) : input;
        };
    }

    private static JsonObject location(Request request) {
        return JsonObject.empty()
                .with("LocationConstraint", XmlNode.read(request.bytes()).textOf("LocationConstraint"));
    }

    private static JsonObject versioning(Request request) {
        return JsonObject.empty().with("Status", XmlNode.read(request.bytes()).textOf("Status"));
    }

    private static JsonObject notification(Request request) {
        JsonObject configuration = JsonObject.empty();
        for (XmlNode child : XmlNode.read(request.bytes()).children()) {
            configuration = configuration.with(child.name(), JsonObject.empty());
        }
        return configuration;
    }

    private static JsonObject deletion(Request request) {
        XmlNode delete = XmlNode.read(request.bytes());
        List<JsonObject> objects = delete.children("Object").stream()
                .map(object -> JsonObject.empty()
                        .with("Key", object.textOf("Key"))
                        .with("VersionId", object.textOf("VersionId"))
                        .with("IfMatch", object.textOf("ETag")))
                .toList();
        boolean quiet = delete.textOf("Quiet").filter("true"::equals).isPresent();
        return JsonObject.of("Objects", objects, "Quiet", quiet);
    }

    private static JsonObject parts(Request request) {
        return JsonObject.of(
                "Parts",
                XmlNode.read(request.bytes()).children("Part").stream()
                        .map(part -> JsonObject.empty()
                                .with("PartNumber", part.textOf("PartNumber").map(S3Documents::number))
                                .with("ETag", part.textOf("ETag")))
                        .toList());
    }

    private static long number(String text) {
        if (!text.matches("\\d{1,9}")) {
            throw new AwsError(400, "MalformedXML", "not a part number: " + text);
        }
        return Long.parseLong(text);
    }

    private static JsonObject tagging(Request request) {
        return JsonObject.of(
                "TagSet",
                XmlNode.read(request.bytes()).children("TagSet").stream()
                        .flatMap(set -> set.children("Tag").stream())
                        .map(tag -> JsonObject.empty()
                                .with("Key", tag.textOf("Key"))
                                .with("Value", tag.textOf("Value")))
                        .toList());
    }
}
