package io.pointsman.runtime;

import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.util.List;
import java.util.Map;

/** Events of CodePipeline as it sends them (docs/aws-facts.md), with credentials that are recognised wherever they turn up. */
final class Events {
    static final String ID = "11111111-2222-3333-4444-555555555555";
    static final String ACCESS_KEY = "ASIAEXAMPLEKEY123456";
    static final String SECRET_KEY = "wJalr/XUtnFEMI+K7MDENG\"bPxRfi=EXAMPLEKEY";
    static final String SESSION_TOKEN = "IQoJb3JpZ2luX2VjEXAMPLE//////////wEaCXVzLWVhc3QtMSJHMEUCIQ+a/b=\\c";

    private Events() {}

    static JsonObject credentials() {
        return JsonObject.of(
                "accessKeyId",
                ACCESS_KEY,
                "secretAccessKey",
                SECRET_KEY,
                "sessionToken",
                SESSION_TOKEN,
                "expirationTime",
                1_767_229_200_000L);
    }

    static JsonObject data(JsonObject userParameters) {
        return data(Json.text(userParameters));
    }

    /**
     * Without artifacts: there is no settings file to read then.
     *
     * @param userParameters as text, whether it is JSON or not
     */
    static JsonObject data(String userParameters) {
        return JsonObject.of(
                        "actionConfiguration",
                        JsonObject.of(
                                "configuration",
                                JsonObject.of("FunctionName", "action", "UserParameters", userParameters)))
                .with("inputArtifacts", List.of())
                .with("outputArtifacts", List.of())
                .with("artifactCredentials", credentials());
    }

    static JsonObject artifact(String name) {
        return JsonObject.of("name", name, "revision", null)
                .with(
                        "location",
                        JsonObject.of(
                                "type",
                                "S3",
                                "s3Location",
                                Map.of("bucketName", "artifacts", "objectKey", "pipeline/" + name)));
    }

    static String job(JsonObject data) {
        return job(ID, data);
    }

    static String job(String id, Object data) {
        return Json.text(
                JsonObject.of("CodePipeline.job", JsonObject.of("id", id, "accountId", "000000000000", "data", data)));
    }
}
