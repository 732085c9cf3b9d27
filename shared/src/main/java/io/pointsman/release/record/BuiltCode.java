package io.pointsman.release.record;

import io.pointsman.json.JsonObject;
import java.util.Optional;

/**
 * A function's package as the rewrite knew it.
 *
 * @param version of the object where it is pinned
 * @param codeSha256 SHA-256 of its bytes in Base64: what Lambda has to say of a function that it gave this package to
 */
public record BuiltCode(String bucket, String key, Optional<String> version, String codeSha256) {
    private static final Field<String> BUCKET = Field.required("bucket", FieldShape.TEXT);
    private static final Field<String> KEY = Field.required("key", FieldShape.TEXT);
    private static final Field<String> VERSION = Field.optional("version", FieldShape.TEXT);
    private static final Field<String> CODE_SHA256 = Field.required("codeSha256", FieldShape.TEXT);

    static final ObjectShape<BuiltCode> SHAPE =
            ObjectShape.of(BuiltCode::read, BuiltCode::write, BUCKET, KEY, VERSION, CODE_SHA256);

    private JsonObject write() {
        return CODE_SHA256.put(VERSION.put(KEY.put(BUCKET.put(JsonObject.empty(), bucket), key), version), codeSha256);
    }

    private static BuiltCode read(JsonObject json) {
        return new BuiltCode(BUCKET.need(json), KEY.need(json), VERSION.find(json), CODE_SHA256.need(json));
    }
}
