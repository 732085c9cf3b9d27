package io.pointsman.triggers.start;

import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What S3 calls the function with: its event notification, of which only uploads matter. S3's own test event has no records; a deletion
 * is no upload.
 */
record UploadEvent(List<Upload> uploads) {
    private static final String UPLOADED = "ObjectCreated";

    static UploadEvent parse(String text) {
        return new UploadEvent(Json.object(text).objects("Records").stream()
                .filter(record -> record.text("eventName").orElse("").contains(UPLOADED))
                .map(record -> upload(record.objectOrEmpty("s3")))
                .toList());
    }

    /** S3 writes the key as in a URL, with a plus for a space. */
    private static Upload upload(JsonObject s3) {
        JsonObject object = s3.objectOrEmpty("object");
        return new Upload(
                s3.objectOrEmpty("bucket").needText("name"),
                URLDecoder.decode(object.needText("key"), StandardCharsets.UTF_8),
                object.text("versionId").filter(version -> !version.isEmpty()),
                object.text("sequencer").orElse("") + object.text("eTag").orElse(""));
    }
}
