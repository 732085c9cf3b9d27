package io.pointsman.endpoint.codepipeline;

import io.pointsman.json.JsonObject;

/** The KMS key of an artifact store. */
record EncryptionKey(String id) {
    JsonObject json() {
        return JsonObject.of("id", id, "type", "KMS");
    }
}
