package io.pointsman.local.operator.deed;

import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import io.pointsman.release.record.SourceArtifactPlace;
import java.util.List;
import java.util.Optional;

/**
 * The event by which a person calls {@code shift}, as {@code events/shift.manual-to-previous.json} has it.
 *
 * @param run of its own: the same again goes on with it
 * @param releaseId that shall come back
 * @param application of CodeDeploy, where the release was not in the usual one
 * @param artifact whose settings hold
 */
public record ManualShift(
        String function,
        String stack,
        String alias,
        String run,
        String releaseId,
        Optional<String> application,
        SourceArtifactPlace artifact) {
    private static final String MANUAL = "manual";

    /** @param token of the call before; empty in the first */
    public String event(Optional<String> token) {
        JsonObject data = JsonObject.of(
                        "actionConfiguration",
                        JsonObject.of(
                                "configuration",
                                JsonObject.of("FunctionName", function, "UserParameters", userParameters())))
                .with("inputArtifacts", List.of(input()))
                .with("outputArtifacts", List.of())
                .with("continuationToken", token);
        return Json.text(
                JsonObject.of("CodePipeline.job", JsonObject.of("id", MANUAL, "accountId", MANUAL, "data", data)));
    }

    private String userParameters() {
        return Json.text(JsonObject.of("StackName", stack, "Alias", alias, "To", releaseId, "Run", run)
                .with("Application", application));
    }

    private JsonObject input() {
        JsonObject place = JsonObject.of("bucketName", artifact.bucket(), "objectKey", artifact.key());
        return JsonObject.of("name", "Release")
                .with("location", JsonObject.of("type", "S3").with("s3Location", place));
    }
}
