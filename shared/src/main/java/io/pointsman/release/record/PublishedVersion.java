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
 * @param from what the function itself was then
 */
public record PublishedVersion(
        String function,
        String version,
        String codeSha256,
        boolean isNew,
        String why,
        Optional<Instant> at,
        PublishedFrom from) {
    private static final Field<String> FUNCTION = Field.required("function", FieldShape.TEXT);
    private static final Field<String> VERSION = Field.required("version", FieldShape.VERSION);
    private static final Field<String> CODE_SHA256 = Field.required("codeSha256", FieldShape.TEXT);
    private static final Field<Boolean> NEW = Field.required("new", FieldShape.FLAG);
    private static final Field<String> WHY = Field.required("why", FieldShape.TEXT);
    private static final Field<Instant> AT = Field.optional("at", FieldShape.MOMENT);
    private static final Field<String> LATEST_CONFIG_SHA256 = Field.optional("latestConfigSha256", FieldShape.TEXT);
    private static final Field<String> LATEST_MODIFIED = Field.optional("latestModified", FieldShape.TEXT);

    static final ObjectShape<PublishedVersion> SHAPE = ObjectShape.of(
            PublishedVersion::read,
            PublishedVersion::write,
            FUNCTION,
            VERSION,
            CODE_SHA256,
            NEW,
            WHY,
            AT,
            LATEST_CONFIG_SHA256,
            LATEST_MODIFIED);

    public PublishedVersion(String function, String version, String codeSha256, boolean isNew, String why) {
        this(function, version, codeSha256, isNew, why, Optional.empty(), PublishedFrom.UNKNOWN);
    }

    /** The same version in a release that publishes nothing of the function. */
    public PublishedVersion kept(String reason) {
        return new PublishedVersion(function, version, codeSha256, /* isNew= */ false, reason, Optional.empty(), from);
    }

    private JsonObject write() {
        JsonObject json = VERSION.put(FUNCTION.put(JsonObject.empty(), function), version);
        json = AT.put(WHY.put(NEW.put(CODE_SHA256.put(json, codeSha256), isNew), why), at);
        return LATEST_MODIFIED.put(LATEST_CONFIG_SHA256.put(json, from.configSha256()), from.lastModified());
    }

    private static PublishedVersion read(JsonObject json) {
        return new PublishedVersion(
                FUNCTION.need(json),
                VERSION.need(json),
                CODE_SHA256.need(json),
                NEW.find(json).orElse(false),
                WHY.need(json),
                AT.find(json),
                new PublishedFrom(LATEST_CONFIG_SHA256.find(json), LATEST_MODIFIED.find(json)));
    }
}
