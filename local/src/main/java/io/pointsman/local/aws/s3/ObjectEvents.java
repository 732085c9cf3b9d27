package io.pointsman.local.aws.s3;

import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import io.pointsman.local.aws.Caller;
import io.pointsman.local.aws.World;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Tells EventBridge what happens to the objects of buckets that have it switched on. */
final class ObjectEvents {
    private final World world;
    private long sequence;

    ObjectEvents(World world) {
        this.world = world;
    }

    /** @param reason the API call */
    void created(Bucket bucket, String key, StoredObject object, Caller caller, String reason) {
        JsonObject about = about(key, object)
                .with("size", object.body().length)
                .with("etag", object.etag().replace("\"", ""));
        tell(bucket, "Object Created", about, caller, JsonObject.of("reason", reason));
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
