package io.pointsman.endpoint.lambda;

import io.pointsman.endpoint.disk.Blob;
import io.pointsman.endpoint.encoding.Hash;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A version of a function as the API shows it: {@code FunctionConfiguration}. */
final class Described {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'+0000'").withZone(ZoneOffset.UTC);

    private Described() {}

    /** @param arn as the caller asked for it: with or without the version, or with the alias */
    static JsonObject function(LambdaFunction function, Edition edition, String arn) {
        return state(plain(function, edition, arn), edition);
    }

    /** As lists show it: without its state and the build of its runtime. */
    static JsonObject listed(LambdaFunction function, Edition edition, String arn) {
        return plain(function, edition, arn).with("RuntimeVersionConfig", (Object) null);
    }

    private static JsonObject plain(LambdaFunction function, Edition edition, String arn) {
        JsonObject shown = JsonObject.of("FunctionName", function.name(), "FunctionArn", arn);
        for (var member : edition.settings().members().entrySet()) {
            shown = shown.with(member.getKey(), member.getValue());
        }
        boolean snapshot = !edition.isLatest() && edition.readiness() == Edition.Readiness.READY;
        return shown.with("SnapStart", SnapStart.shown(edition.settings(), snapshot))
                .with("CodeSize", edition.code().size())
                .with("CodeSha256", edition.code().sha256())
                .with("ConfigSha256", configSha256(edition.settings()))
                .with("LastModified", time(edition.modified()))
                .with("Version", edition.number())
                .with("RevisionId", edition.revision());
    }

    /** Lambda's own form of a time stamp, which is text in its model. */
    static String time(Instant instant) {
        return TIME.format(instant);
    }

    private static JsonObject state(JsonObject shown, Edition edition) {
        return switch (edition.readiness()) {
            case CREATING ->
                shown.with("State", "Pending")
                        .with("StateReason", "The function is being created.")
                        .with("StateReasonCode", "Creating");
            case UPDATING ->
                shown.with("State", settled(edition))
                        .with("LastUpdateStatus", "InProgress")
                        .with("LastUpdateStatusReason", "The function is being created.")
                        .with("LastUpdateStatusReasonCode", "Creating");
            case READY -> shown.with("State", settled(edition)).with("LastUpdateStatus", "Successful");
            case FAILED ->
                shown.with("State", "Failed")
                        .with("StateReason", edition.failure().map(LambdaFaults.Failure::reason))
                        .with("StateReasonCode", edition.failure().map(LambdaFaults.Failure::code));
        };
    }

    private static String settled(Edition edition) {
        return edition.isInvocable() ? "Active" : "ActiveNonInvocable";
    }

    /** Equal settings have the same digest, in whatever order they were given. */
    private static String configSha256(JsonObject settings) {
        return Hash.SHA_256.base64(Blob.of(Json.text(sorted(settings)).getBytes(StandardCharsets.UTF_8)));
    }

    private static @Nullable Object sorted(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case JsonObject object -> sorted(object.members());
            case Map<?, ?> map -> {
                Map<String, @Nullable Object> members = new TreeMap<>();
                map.forEach((name, member) -> members.put(String.valueOf(name), sorted(member)));
                yield members;
            }
            case List<?> list -> list.stream().map(Described::sorted).toList();
            default -> value;
        };
    }
}
