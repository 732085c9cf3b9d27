package io.pointsman.local.aws.lambda;

import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** A version of a function as the API shows it: {@code FunctionConfiguration}. */
final class Described {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'+0000'").withZone(ZoneOffset.UTC);

    private Described() {}

    /** @param arn as the caller asked for it: with or without the version, or with the alias */
    static JsonObject function(LambdaFunction function, Edition edition, String arn) {
        JsonObject shown = JsonObject.of("FunctionName", function.name(), "FunctionArn", arn);
        for (var member : edition.settings().members().entrySet()) {
            shown = shown.with(member.getKey(), member.getValue());
        }
        boolean snapshot = !edition.isLatest() && edition.readiness() == Edition.Readiness.READY;
        return state(shown, edition)
                .with("Layers", layers(edition.settings()))
                .with("SnapStart", SnapStart.shown(edition.settings(), snapshot))
                .with("CodeSize", edition.code().size())
                .with("CodeSha256", edition.code().sha256())
                .with("ConfigSha256", configSha256(edition))
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
                shown.with("State", "Active")
                        .with("LastUpdateStatus", "InProgress")
                        .with("LastUpdateStatusReason", "The function is being created.")
                        .with("LastUpdateStatusReasonCode", "Creating");
            case READY -> shown.with("State", "Active").with("LastUpdateStatus", "Successful");
        };
    }

    private static List<JsonObject> layers(JsonObject settings) {
        return settings.texts("Layers").stream()
                .map(arn -> JsonObject.of("Arn", arn))
                .toList();
    }

    private static String configSha256(Edition edition) {
        return Code.sha256(Json.text(edition.settings()).getBytes(StandardCharsets.UTF_8));
    }
}
