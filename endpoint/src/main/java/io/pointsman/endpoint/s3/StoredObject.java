package io.pointsman.endpoint.s3;

import io.pointsman.endpoint.disk.Blob;
import io.pointsman.json.JsonObject;
import java.time.Instant;

/**
 * One version of one object, or a delete marker.
 *
 * <p>{@code attributes} are the members that S3 keeps and gives back as they came: content type and its kin, user metadata,
 * encryption, checksums.
 */
final class StoredObject {
    /** The id of the version that is written while versioning is not on. */
    static final String NULL_VERSION = "null";

    private final String versionId;
    private final Blob body;
    private final String etag;
    private final Instant modified;
    private final JsonObject attributes;
    private final boolean marker;

    private StoredObject(
            String versionId, Blob body, String etag, Instant modified, JsonObject attributes, boolean marker) {
        this.versionId = versionId;
        this.body = body;
        this.etag = etag;
        this.modified = modified;
        this.attributes = attributes;
        this.marker = marker;
    }

    static StoredObject of(String versionId, Blob body, String etag, Instant modified, JsonObject attributes) {
        return new StoredObject(versionId, body, etag, modified, attributes, false);
    }

    static StoredObject deleteMarker(String versionId, Instant modified) {
        return new StoredObject(versionId, Blob.empty(), "", modified, JsonObject.empty(), true);
    }

    StoredObject with(JsonObject newAttributes) {
        return new StoredObject(versionId, body, etag, modified, newAttributes, marker);
    }

    String versionId() {
        return versionId;
    }

    Blob body() {
        return body;
    }

    String etag() {
        return etag;
    }

    Instant modified() {
        return modified;
    }

    JsonObject attributes() {
        return attributes;
    }

    boolean isDeleteMarker() {
        return marker;
    }
}
