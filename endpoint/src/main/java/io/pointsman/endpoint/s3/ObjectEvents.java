package io.pointsman.endpoint.s3;

import io.pointsman.endpoint.Caller;
import io.pointsman.endpoint.World;
import io.pointsman.endpoint.encoding.Percent;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Tells EventBridge and functions what happens to the objects of buckets that are to tell them. */
final class ObjectEvents {
    /** What S3's own notifications call an API call. */
    private static final Map<String, String> EVENTS =
            Map.of("CopyObject", "Copy", "CompleteMultipartUpload", "CompleteMultipartUpload", "POST Object", "Post");

    private final World world;
    private long sequence;

    ObjectEvents(World world) {
        this.world = world;
    }

    /** @param reason the API call */
    void created(Bucket bucket, String key, StoredObject object, Caller caller, String reason) {
        JsonObject about = about(key, object)
                .with("size", object.body().size())
                .with("etag", object.etag().replace("\"", ""));
        tell(bucket, "Object Created", about, caller, JsonObject.of("reason", reason));
        String event = "ObjectCreated:" + EVENTS.getOrDefault(reason, "Put");
        bucket.functions().stream()
                .filter(notice -> notice.wants(event, key))
                .forEach(notice -> notify(notice, record(bucket, event, key, object)));
    }

    /** @param marker the delete marker, where the object is only hidden */
    void deleted(Bucket bucket, String key, Optional<StoredObject> marker, Caller caller) {
        JsonObject about = marker.map(object -> about(key, object)).orElse(JsonObject.of("key", key));
        String kind = marker.isPresent() ? "Delete Marker Created" : "Permanently Deleted";
        tell(bucket, "Object Deleted", about, caller, JsonObject.of("reason", "DeleteObject", "deletion-type", kind));
    }

    private static JsonObject about(String key, StoredObject object) {
        JsonObject about = JsonObject.of("key", key);
        return object.versionId().equals(StoredObject.NULL_VERSION)
                ? about
                : about.with("version-id", object.versionId());
    }

    private void tell(Bucket bucket, String type, JsonObject object, Caller caller, JsonObject more) {
        if (bucket.tellsEventBridge()) {
            world.call(
                    "events",
                    "PutEvents",
                    JsonObject.of("Entries", List.of(entry(bucket, type, object, caller, more))));
        }
    }

    private void notify(FunctionNotice notice, JsonObject record) {
        JsonObject event = JsonObject.of("Records", List.of(record));
        world.call(
                "lambda",
                "Invoke",
                JsonObject.of("FunctionName", notice.functionArn(), "InvocationType", "Event")
                        .with("Payload", Json.text(event).getBytes(StandardCharsets.UTF_8)));
    }

    /** As S3 sends it to a function: the key is encoded as in a form. */
    private JsonObject record(Bucket bucket, String event, String key, StoredObject object) {
        JsonObject about = JsonObject.of("key", Percent.key(key))
                .with("size", object.body().size())
                .with("eTag", object.etag().replace("\"", ""))
                .with("sequencer", "%016X".formatted(++sequence));
        if (!object.versionId().equals(StoredObject.NULL_VERSION)) {
            about = about.with("versionId", object.versionId());
        }
        JsonObject where = JsonObject.of("name", bucket.name(), "arn", "arn:aws:s3:::" + bucket.name());
        return JsonObject.of("eventVersion", "2.1", "eventSource", "aws:s3", "awsRegion", world.region())
                .with("eventTime", world.clock().instant().toString())
                .with("eventName", event)
                .with("s3", JsonObject.of("s3SchemaVersion", "1.0", "bucket", where, "object", about));
    }

    private JsonObject entry(Bucket bucket, String type, JsonObject object, Caller caller, JsonObject more) {
        JsonObject detail = JsonObject.of(
                "version",
                "0",
                "bucket",
                JsonObject.of("name", bucket.name()),
                "object",
                object.with("sequencer", "%016X".formatted(++sequence)),
                "request-id",
                UUID.randomUUID().toString(),
                "requester",
                caller.equals(Caller.AWS) ? "s3.amazonaws.com" : world.account(),
                "source-ip-address",
                "127.0.0.1");
        for (var member : more.members().entrySet()) {
            detail = detail.with(member.getKey(), member.getValue());
        }
        return JsonObject.of(
                "Source",
                "aws.s3",
                "DetailType",
                type,
                "Detail",
                Json.text(detail),
                "Resources",
                List.of("arn:aws:s3:::" + bucket.name()));
    }
}
