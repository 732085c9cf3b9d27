package io.pointsman.release;

import io.pointsman.json.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * Where the code of one resource lies after the rewrite.
 *
 * @param logicalId of the resource; {@code Globals} for a value that many functions share, which also have a place each
 * @param property {@code CodeUri}, {@code Code}
 * @param bucket of the package
 * @param key of the package
 * @param version the object's version where it is pinned
 * @param digest canonical content digest of the package, hex
 * @param why one sentence: why it moves against the release before, or why it stays
 * @param template path of the template in which the resource stands: the release's own, or one nested in it
 * @param source path of the code in the source artifact; empty for the whole artifact
 * @param moves it points elsewhere than in the release before, or there was none before
 * @param codeSha256 SHA-256 of the bytes there in Base64, as Lambda prints it; empty where that is not known
 * @param hasOther by a condition of the template the resource may have something else, which is not of this release
 */
public record CodePlace(
        String logicalId,
        String property,
        String bucket,
        String key,
        Optional<String> version,
        String digest,
        String why,
        String template,
        String source,
        boolean moves,
        Optional<String> codeSha256,
        boolean hasOther) {

    /** As a manifest of an earlier version had it. */
    public CodePlace(
            String logicalId,
            String property,
            String bucket,
            String key,
            Optional<String> version,
            String digest,
            String why) {
        this(logicalId, property, bucket, key, version, digest, why, "", "", true, Optional.empty(), false);
    }

    /**
     * For people, and for one release beside another: {@code F CodeUri}, with the template before it where that is a nested one, in which
     * the same id may stand for something else.
     *
     * @param own path of the release's own template
     * @param template empty where a manifest of an earlier version does not say it
     * @param property maybe empty, in a record of an earlier version
     */
    public static String name(String own, String template, String logicalId, String property) {
        String nested = template.isEmpty() || template.equals(own) ? "" : template + " ";
        return nested + logicalId + (property.isEmpty() ? "" : " " + property);
    }

    static final JsonObject SCHEMA = schema();

    private static JsonObject schema() {
        JsonObject flag = JsonObject.of("type", "boolean");
        JsonObject members = JsonObject.of("moves", flag, "hasOther", flag);
        List<String> required = List.of("logicalId", "property", "bucket", "key", "digest", "why");
        for (String name : required) {
            members = members.with(name, JsonObject.of("type", "string"));
        }
        for (String name : List.of("version", "source", "template")) {
            members = members.with(name, JsonObject.of("type", "string"));
        }
        return JsonObject.of("type", "object", "properties", members, "required", required);
    }

    JsonObject json() {
        return JsonObject.of("logicalId", logicalId, "property", property, "bucket", bucket, "key", key)
                .with("version", version)
                .with("digest", digest)
                .with("codeSha256", codeSha256)
                .with("moves", moves)
                .with("why", why)
                .with("source", source)
                .with("template", template)
                .with("hasOther", Optional.of(hasOther).filter(has -> has));
    }

    static CodePlace of(JsonObject json) {
        return new CodePlace(
                json.needText("logicalId"),
                json.needText("property"),
                json.needText("bucket"),
                json.needText("key"),
                json.text("version"),
                json.needText("digest"),
                json.needText("why"),
                json.text("template").orElse(""),
                json.text("source").orElse(""),
                json.flag("moves").orElse(true),
                json.text("codeSha256"),
                json.flag("hasOther").orElse(false));
    }
}
