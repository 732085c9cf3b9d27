package io.pointsman.endpoint.s3;

import io.pointsman.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The members that S3 keeps with an object and gives back. */
final class Attributes {
    /** What a copy takes along unless it is told to replace it. */
    private static final List<String> DESCRIPTION = List.of(
            "ContentType",
            "CacheControl",
            "ContentDisposition",
            "ContentEncoding",
            "ContentLanguage",
            "Expires",
            "Metadata");

    private static final List<String> STORAGE =
            List.of("ServerSideEncryption", "SSEKMSKeyId", "BucketKeyEnabled", "StorageClass");

    private Attributes() {}

    /** Every object is encrypted, with S3's own key when no other is named. */
    static JsonObject of(JsonObject input) {
        JsonObject kept = picked(DESCRIPTION, input);
        if (!kept.has("ContentType")) {
            kept = kept.with("ContentType", "binary/octet-stream");
        }
        return with(kept.with("Metadata", lowerCase(kept.objectOrEmpty("Metadata"))), storage(input));
    }

    static JsonObject ofCopy(JsonObject input, JsonObject source) {
        boolean replace = input.text("MetadataDirective").orElse("COPY").equals("REPLACE");
        return with(replace ? of(input) : picked(DESCRIPTION, source), storage(input));
    }

    private static JsonObject storage(JsonObject input) {
        JsonObject storage = picked(STORAGE, input);
        return storage.has("ServerSideEncryption") ? storage : storage.with("ServerSideEncryption", "AES256");
    }

    static JsonObject picked(List<String> names, JsonObject from) {
        JsonObject picked = JsonObject.empty();
        for (String name : names) {
            picked = from.has(name) ? picked.with(name, from.members().get(name)) : picked;
        }
        return picked;
    }

    /** What the answer to a write says about the object that was written. */
    static JsonObject ofWritten(StoredObject object, Bucket bucket) {
        JsonObject answer = with(
                JsonObject.of("ETag", object.etag()),
                picked(List.of("ServerSideEncryption", "SSEKMSKeyId", "BucketKeyEnabled"), object.attributes()));
        answer = with(answer, checksums(object));
        return bucket.versioning() == Bucket.Versioning.OFF ? answer : answer.with("VersionId", object.versionId());
    }

    static JsonObject checksums(StoredObject object) {
        JsonObject checksums = JsonObject.empty();
        for (Digest digest : Digest.values()) {
            checksums = checksums.with(digest.member(), object.attributes().text(digest.member()));
        }
        return checksums.with("ChecksumType", object.attributes().text("ChecksumType"));
    }

    static JsonObject with(JsonObject object, JsonObject more) {
        JsonObject all = object;
        for (var member : more.members().entrySet()) {
            all = all.with(member.getKey(), member.getValue());
        }
        return all;
    }

    private static JsonObject lowerCase(JsonObject metadata) {
        Map<String, Object> lower = new TreeMap<>();
        metadata.members().forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), String.valueOf(value)));
        return JsonObject.of(lower);
    }
}
