package io.pointsman.endpoint.codepipeline;

import io.pointsman.json.JsonObject;
import java.util.Optional;

/** Where a pipeline keeps its artifacts. */
record ArtifactStore(String bucket, Optional<EncryptionKey> key) {
    static ArtifactStore read(JsonObject store) {
        return new ArtifactStore(
                store.needText("location"),
                store.object("encryptionKey").map(key -> new EncryptionKey(key.needText("id"))));
    }
}
