package io.pointsman.release;

import io.pointsman.json.JsonObject;
import java.util.Optional;

/**
 * Where the code of one resource lies after the rewrite.
 *
 * @param logicalId of the resource; {@code Globals} for a value that many functions share
 * @param property {@code CodeUri}, {@code Code}
 * @param bucket of the package
 * @param key of the package
 * @param version the object's version where it is pinned
 * @param digest canonical content digest of the package, hex
 * @param why one sentence: why it points there
 */
public record CodePlace(
        String logicalId,
        String property,
        String bucket,
        String key,
        Optional<String> version,
        String digest,
        String why) {

    JsonObject json() {
        return JsonObject.of("logicalId", logicalId, "property", property, "bucket", bucket, "key", key)
                .with("version", version)
                .with("digest", digest)
                .with("why", why);
    }

    static CodePlace of(JsonObject json) {
        return new CodePlace(
                json.needText("logicalId"),
                json.needText("property"),
                json.needText("bucket"),
                json.needText("key"),
                json.text("version"),
                json.needText("digest"),
                json.needText("why"));
    }
}
