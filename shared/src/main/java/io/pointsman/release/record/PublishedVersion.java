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
    public PublishedVersion(String function, String version, String codeSha256, boolean isNew, String why) {
        this(function, version, codeSha256, isNew, why, Optional.empty());
    }

    JsonObject json() {
        return JsonObject.of("function", function, "version", version, "codeSha256", codeSha256)
                .with("new", isNew)
                .with("why", why)
                .with("at", at.map(Instant::toString));
    }

    static PublishedVersion of(JsonObject json) {
        return new PublishedVersion(
                json.needText("function"),
                json.needText("version"),
                json.needText("codeSha256"),
                json.flag("new").orElse(false),
                json.needText("why"),
                json.text("at").map(Instant::parse));
    }
}
