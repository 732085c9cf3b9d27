package io.pointsman.endpoint.s3;

import io.pointsman.endpoint.AwsError;
import io.pointsman.endpoint.Caller;
import io.pointsman.endpoint.World;
import io.pointsman.endpoint.disk.Blob;
import io.pointsman.endpoint.encoding.Percent;
import io.pointsman.json.JsonObject;
import io.pointsman.json.JsonTrouble;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** PutObject, CopyObject and the deletions. */
final class ObjectWrites {
    private static final int LONGEST_KEY = 1_024;

    private final World world;
    private final Buckets buckets;
    private final ObjectReads reads;
    private final ObjectEvents events;

    ObjectWrites(World world, Buckets buckets, ObjectReads reads, ObjectEvents events) {
        this.world = world;
        this.buckets = buckets;
        this.reads = reads;
        this.events = events;
    }

    JsonObject put(JsonObject input, Caller caller) {
        Blob body = Blob.in(input, "Body").orElseGet(Blob::empty);
        JsonObject attributes = Attributes.with(Attributes.of(input), Checksums.of(input, body));
        Bucket bucket = buckets.of(input);
        StoredObject object = store(bucket, input, body, Digest.etag(body), tagged(attributes, input));
        events.created(bucket, input.needText("Key"), object, caller, "PutObject");
        return Attributes.ofWritten(object, bucket);
    }

    private static JsonObject tagged(JsonObject attributes, JsonObject input) {
        return input.text("Tagging")
                .map(text -> attributes.with("TagSet", ObjectTags.read(text)))
                .orElse(attributes);
    }

    /** Under the conditions that the input names. */
    StoredObject store(Bucket bucket, JsonObject input, Blob body, String etag, JsonObject attributes) {
        String key = input.needText("Key");
        if (key.getBytes(StandardCharsets.UTF_8).length > LONGEST_KEY) {
            throw new AwsError(
                    400, "KeyTooLongError", "Your key is too long", JsonObject.of("MaxSizeAllowed", LONGEST_KEY));
        }
        Conditions.ofWrite(input, key, bucket.current(key));
        StoredObject object = StoredObject.of(
                bucket.nextVersionId(), body, etag, world.clock().instant(), attributes);
        bucket.add(key, object);
        return object;
    }

    JsonObject copy(JsonObject input, Caller caller) {
        Source from = Source.of(input);
        Bucket sourceBucket = buckets.named(from.bucket());
        StoredObject source = reads.find(sourceBucket, from.key(), from.versionId());
        Conditions.ofCopySource(input, source);
        Bucket bucket = buckets.of(input);
        checkNotOntoItself(from, input);
        JsonObject attributes =
                Attributes.with(Attributes.ofCopy(input, source.attributes()), Checksums.of(input, source.body()));
        StoredObject object = store(bucket, input, source.body(), Digest.etag(source.body()), attributes);
        events.created(bucket, input.needText("Key"), object, caller, "CopyObject");
        JsonObject result = Attributes.with(
                JsonObject.of("ETag", object.etag(), "LastModified", object.modified()), Attributes.checksums(object));
        JsonObject answer = JsonObject.of(
                        "CopyObjectResult",
                        result,
                        "ServerSideEncryption",
                        object.attributes().needText("ServerSideEncryption"))
                .with("SSEKMSKeyId", object.attributes().text("SSEKMSKeyId"));
        answer = sourceBucket.versioning() == Bucket.Versioning.OFF
                ? answer
                : answer.with("CopySourceVersionId", source.versionId());
        return bucket.versioning() == Bucket.Versioning.OFF ? answer : answer.with("VersionId", object.versionId());
    }

    private static void checkNotOntoItself(Source from, JsonObject input) {
        boolean same =
                from.bucket().equals(input.needText("Bucket")) && from.key().equals(input.needText("Key"));
        boolean changes =
                input.text("MetadataDirective").filter("REPLACE"::equals).isPresent()
                        || from.versionId().isPresent()
                        || input.has("ServerSideEncryption")
                        || input.has("StorageClass");
        if (same && !changes) {
            throw S3Errors.invalid(
                    "InvalidRequest",
                    "This copy request is illegal because it is trying to copy an object to itself without changing the"
                            + " object's metadata, storage class, website redirect location or encryption attributes.");
        }
    }

    /** What {@code CopySource} names: {@code [/]BUCKET/KEY[?versionId=ID]}, percent-encoded. */
    record Source(String bucket, String key, Optional<String> versionId) {
        static Source of(JsonObject input) {
            String text = input.needText("CopySource").replaceFirst("^/", "");
            int query = text.indexOf("?versionId=");
            String place = Percent.path(query < 0 ? text : text.substring(0, query));
            int slash = place.indexOf('/');
            if (slash < 1) {
                throw S3Errors.invalid(
                        "InvalidArgument",
                        "Copy Source must mention the source bucket and key: sourcebucket/sourcekey");
            }
            Optional<String> version =
                    query < 0 ? Optional.empty() : Optional.of(text.substring(query + "?versionId=".length()));
            return new Source(place.substring(0, slash), place.substring(slash + 1), version);
        }
    }

    JsonObject delete(JsonObject input, Caller caller) {
        Bucket bucket = buckets.of(input);
        String key = input.needText("Key");
        input.text("IfMatch").ifPresent(etag -> Conditions.ofWrite(input, key, bucket.current(key)));
        return input.text("VersionId")
                .map(versionId -> deleteVersion(bucket, key, versionId, caller))
                .orElseGet(() -> deleteNewest(bucket, key, caller));
    }

    private JsonObject deleteVersion(Bucket bucket, String key, String versionId, Caller caller) {
        Optional<StoredObject> gone = bucket.remove(key, versionId);
        gone.ifPresent(object -> events.deleted(bucket, key, Optional.empty(), caller));
        JsonObject answer = JsonObject.of("VersionId", versionId);
        return gone.filter(StoredObject::isDeleteMarker).isPresent() ? answer.with("DeleteMarker", true) : answer;
    }

    /** Nothing is lost where versions are kept: the key gets a marker instead. */
    private JsonObject deleteNewest(Bucket bucket, String key, Caller caller) {
        if (bucket.versioning() == Bucket.Versioning.OFF) {
            bucket.remove(key, StoredObject.NULL_VERSION)
                    .ifPresent(object -> events.deleted(bucket, key, Optional.empty(), caller));
            return JsonObject.empty();
        }
        StoredObject marker =
                StoredObject.deleteMarker(bucket.nextVersionId(), world.clock().instant());
        bucket.add(key, marker);
        events.deleted(bucket, key, Optional.of(marker), caller);
        return JsonObject.of("DeleteMarker", true, "VersionId", marker.versionId());
    }

    JsonObject deleteMany(JsonObject input, Caller caller) {
        JsonObject delete = input.objectOrEmpty("Delete");
        List<JsonObject> objects = delete.objects("Objects");
        if (objects.isEmpty() || objects.size() > 1_000) {
            throw S3Errors.invalid(
                    "MalformedXML",
                    "The XML you provided was not well-formed or did not validate against our published schema");
        }
        buckets.of(input);
        List<JsonObject> deleted = new ArrayList<>();
        List<JsonObject> errors = new ArrayList<>();
        for (JsonObject object : objects) {
            deleteOne(object.with("Bucket", input.needText("Bucket")), caller, deleted, errors);
        }
        boolean quiet = String.valueOf(delete.members().get("Quiet")).equals("true");
        return JsonObject.of("Deleted", quiet ? List.of() : deleted, "Errors", errors);
    }

    private void deleteOne(JsonObject object, Caller caller, List<JsonObject> deleted, List<JsonObject> errors) {
        try {
            JsonObject done = delete(object, caller);
            JsonObject told = JsonObject.of("Key", object.needText("Key")).with("VersionId", object.text("VersionId"));
            deleted.add(
                    done.has("DeleteMarker")
                            ? told.with("DeleteMarker", true).with("DeleteMarkerVersionId", done.needText("VersionId"))
                            : told);
        } catch (AwsError error) {
            errors.add(
                    JsonObject.of("Key", object.text("Key").orElse(""), "Code", error.code(), "Message", error.said()));
        } catch (JsonTrouble trouble) {
            throw S3Errors.invalid("MalformedXML", String.valueOf(trouble.getMessage()));
        }
    }
}
