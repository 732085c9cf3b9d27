package io.pointsman.endpoint.s3;

import io.pointsman.json.JsonObject;
import java.time.Instant;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** A multipart upload that is under way. */
final class Upload {
    private final String id;
    private final String key;
    private final Instant started;
    private final JsonObject attributes;
    private final Optional<Digest> digest;
    private final boolean ofTheWhole;
    private final NavigableMap<Integer, StoredObject> parts = new TreeMap<>();

    /**
     * @param digest the checksum that each part comes with
     * @param ofTheWhole whether the object's checksum is that of all bytes, or one over the checksums of the parts
     */
    Upload(String id, String key, Instant started, JsonObject attributes, Optional<Digest> digest, boolean ofTheWhole) {
        this.id = id;
        this.key = key;
        this.started = started;
        this.attributes = attributes;
        this.digest = digest;
        this.ofTheWhole = ofTheWhole;
    }

    String id() {
        return id;
    }

    String key() {
        return key;
    }

    Instant started() {
        return started;
    }

    JsonObject attributes() {
        return attributes;
    }

    Optional<Digest> digest() {
        return digest;
    }

    boolean isChecksumOfTheWhole() {
        return ofTheWhole;
    }

    NavigableMap<Integer, StoredObject> parts() {
        return parts;
    }
}
