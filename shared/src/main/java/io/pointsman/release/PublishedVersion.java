package io.pointsman.release;

import io.pointsman.json.JsonObject;

/**
 * The version of one function that belongs to a release.
 *
 * @param function its physical name
 * @param version the number
 * @param codeSha256 of the package, as Lambda says it (Base64)
 * @param isNew published by this release; otherwise it was there and nothing had changed
 * @param why one sentence: why this version
 */
public record PublishedVersion(String function, String version, String codeSha256, boolean isNew, String why) {
    JsonObject json() {
        return JsonObject.of("function", function, "version", version, "codeSha256", codeSha256)
                .with("new", isNew)
                .with("why", why);
    }

    static PublishedVersion of(JsonObject json) {
        return new PublishedVersion(
                json.needText("function"),
                json.needText("version"),
                json.needText("codeSha256"),
                json.flag("new").orElse(false),
                json.needText("why"));
    }
}
