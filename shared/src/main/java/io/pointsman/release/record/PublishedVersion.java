package io.pointsman.release.record;

import io.pointsman.json.JsonObject;
import java.time.Instant;
import java.util.Optional;

/**
 * The version of one function that belongs to a release.
 *
 * @param function its physical name
 * @param version the number
 * @param codeSha256 of the package, as Lambda says it (Base64)
 * @param isNew published by this release; otherwise it was there and nothing had changed
 * @param why one sentence: why this version
 * @param at when this release published it
 */
public record PublishedVersion(
        String function, String version, String codeSha256, boolean isNew, String why, Optional<Instant> at) {
    private static final Field<String> FUNCTION = Field.required("function", FieldShape.TEXT);
    private static final Field<String> VERSION = Field.required("version", FieldShape.VERSION);
    private static final Field<String> CODE_SHA256 = Field.required("codeSha256", FieldShape.TEXT);
    private static final Field<Boolean> NEW = Field.required("new", FieldShape.FLAG);
    private static final Field<String> WHY = Field.required("why", FieldShape.TEXT);
    private static final Field<Instant> AT = Field.optional("at", FieldShape.MOMENT);

    static final ObjectShape<PublishedVersion> SHAPE = ObjectShape.of(
            PublishedVersion::read, PublishedVersion::write, FUNCTION, VERSION, CODE_SHA256, NEW, WHY, AT);

    public PublishedVersion(String function, String version, String codeSha256, boolean isNew, String why) {
        this(function, version, codeSha256, isNew, why, Optional.empty());
    }

    private JsonObject write() {
        JsonObject json = VERSION.put(FUNCTION.put(JsonObject.empty(), function), version);
        return AT.put(WHY.put(NEW.put(CODE_SHA256.put(json, codeSha256), isNew), why), at);
    }

    private static PublishedVersion read(JsonObject json) {
        return new PublishedVersion(
                FUNCTION.need(json),
                VERSION.need(json),
                CODE_SHA256.need(json),
                NEW.find(json).orElse(false),
                WHY.need(json),
                AT.find(json));
    }
}
