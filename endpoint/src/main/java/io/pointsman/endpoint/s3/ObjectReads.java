package io.pointsman.endpoint.s3;

import io.pointsman.endpoint.Caller;
import io.pointsman.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** GetObject and HeadObject. */
final class ObjectReads {
    /** Query parameters of a read that set headers of the answer. */
    private static final List<String> OVERRIDABLE = List.of(
            "ContentType", "CacheControl", "ContentDisposition", "ContentEncoding", "ContentLanguage", "Expires");

    private final Buckets buckets;

    ObjectReads(Buckets buckets) {
        this.buckets = buckets;
    }

    JsonObject get(JsonObject input, Caller caller) {
        Bucket bucket = buckets.of(input);
        StoredObject object = find(bucket, input.needText("Key"), input.text("VersionId"));
        Conditions.ofRead(input, object);
        Optional<ObjectPart> numbered = ObjectPart.of(input, object);
        Optional<ByteRange> range = numbered.map(ObjectPart::range)
                .filter(part -> part.size() > 0)
                .or(() -> ByteRange.of(input, object.body().size()));
        JsonObject answer =
                described(input, bucket, object, range).with("PartsCount", numbered.flatMap(ObjectPart::count));
        return range.map(part -> answer.with("Body", (Object) object.body().part(part.first(), part.size()))
                        .with("ContentLength", part.size())
                        .with("ContentRange", part.header(object.body().size())))
                .orElseGet(() -> answer.with("Body", (Object) object.body())
                        .with("ContentLength", object.body().size()));
    }

    JsonObject head(JsonObject input, Caller caller) {
        JsonObject got = get(input, caller);
        return got.with("Body", (Object) null);
    }

    /** The version that is asked for; one that cannot be read is an error. */
    StoredObject find(Bucket bucket, String key, Optional<String> versionId) {
        if (versionId.isPresent()) {
            return version(bucket, key, versionId.get());
        }
        StoredObject newest = bucket.newest(key).orElseThrow(() -> S3Errors.noSuchKey(key));
        if (newest.isDeleteMarker()) {
            throw S3Errors.deleted(key, newest.versionId());
        }
        return newest;
    }

    private static StoredObject version(Bucket bucket, String key, String versionId) {
        StoredObject object = bucket.version(key, versionId).orElseThrow(() -> S3Errors.noSuchVersion(key, versionId));
        if (object.isDeleteMarker()) {
            throw S3Errors.isDeleteMarker(versionId);
        }
        return object;
    }

    /** A checksum is that of the whole object, so a part comes without. */
    private static JsonObject described(
            JsonObject input, Bucket bucket, StoredObject object, Optional<ByteRange> range) {
        JsonObject answer =
                JsonObject.of("ETag", object.etag(), "LastModified", object.modified(), "AcceptRanges", "bytes");
        answer = Attributes.with(answer, plain(object.attributes()));
        if (range.isEmpty()
                && input.text("ChecksumMode").filter("ENABLED"::equals).isPresent()) {
            answer = Attributes.with(answer, Attributes.checksums(object));
        }
        for (String name : OVERRIDABLE) {
            answer = answer.with(name, input.text("Response" + name));
        }
        int tags = object.attributes().objects("TagSet").size();
        answer = tags == 0 ? answer : answer.with("TagCount", tags);
        return bucket.versioning() == Bucket.Versioning.OFF ? answer : answer.with("VersionId", object.versionId());
    }

    private static JsonObject plain(JsonObject attributes) {
        JsonObject plain = JsonObject.empty();
        for (Map.Entry<String, ?> attribute : attributes.members().entrySet()) {
            boolean other = attribute.getKey().startsWith("Checksum")
                    || attribute.getKey().equals("TagSet")
                    || attribute.getKey().equals(ObjectPart.SIZES)
                    || attribute.getKey().equals(ObjectPart.CHECKSUMS);
            plain = other ? plain : plain.with(attribute.getKey(), attribute.getValue());
        }
        return plain;
    }
}
