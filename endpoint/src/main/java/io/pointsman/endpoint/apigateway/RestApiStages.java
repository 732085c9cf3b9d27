package io.pointsman.endpoint.apigateway;

import io.pointsman.endpoint.Operation;
import io.pointsman.json.JsonObject;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The stages of REST APIs. What is shown is what was asked for, without the settings of single methods. */
final class RestApiStages {
    private static final List<String> KEPT = List.of(
            "accessLogSettings",
            "cacheClusterEnabled",
            "cacheClusterSize",
            "clientCertificateId",
            "description",
            "documentationVersion",
            "tracingEnabled");

    private final Apis apis;
    private final InstantSource clock;

    RestApiStages(Apis apis, InstantSource clock) {
        this.apis = apis;
        this.clock = clock;
    }

    Map<String, Operation> table() {
        return Map.of(
                "CreateStage", (input, caller) -> put(input),
                "UpdateStage", (input, caller) -> put(input),
                "GetStage", (input, caller) -> shown(stage(input)),
                "GetStages", (input, caller) -> list(input),
                "DeleteStage", (input, caller) -> delete(input));
    }

    /** With a deployment comes the stage that it names, or moves it. */
    void serve(Api api, String name, String deployment, JsonObject input) {
        Optional<Stage> before = Optional.ofNullable(api.stages().get(name));
        JsonObject settings = before.map(stage -> stage.note().settings()).orElse(JsonObject.empty());
        api.stages().put(name, made(before, name, deployment, input, settings));
    }

    private JsonObject put(JsonObject input) {
        Api api = api(input);
        String name = input.needText("stageName");
        String deployment = deployment(api, input);
        Stage stage = made(Optional.ofNullable(api.stages().get(name)), name, deployment, input, kept(input));
        api.stages().put(name, stage);
        return shown(stage);
    }

    private Stage made(Optional<Stage> before, String name, String deployment, JsonObject input, JsonObject settings) {
        Map<String, String> variables = input.object("variables")
                .map(OpenApiRoutes::texts)
                .orElseGet(() -> before.map(Stage::variables).orElse(Map.of()));
        Stage.Note note = Stage.Note.after(before, settings, clock.instant());
        return new Stage(name, Optional.of(deployment), false, variables, note);
    }

    private static JsonObject kept(JsonObject input) {
        JsonObject kept = JsonObject.empty();
        for (String name : KEPT) {
            kept = kept.with(name, Optional.ofNullable(input.members().get(name)));
        }
        return kept;
    }

    private static JsonObject shown(Stage stage) {
        JsonObject shown = stage.note().settings();
        return shown.with("stageName", stage.name())
                .with("variables", stage.variables())
                .with("deploymentId", stage.deployment())
                .with("createdDate", stage.note().created())
                .with("lastUpdatedDate", stage.note().updated());
    }

    private JsonObject list(JsonObject input) {
        Optional<String> deployment = input.text("deploymentId");
        List<JsonObject> found = api(input).stages().values().stream()
                .filter(stage -> deployment.isEmpty() || stage.deployment().equals(deployment))
                .map(RestApiStages::shown)
                .toList();
        return JsonObject.of("item", found);
    }

    private JsonObject delete(JsonObject input) {
        api(input).stages().remove(stage(input).name());
        return JsonObject.empty();
    }

    private Stage stage(JsonObject input) {
        return Optional.ofNullable(api(input).stages().get(input.needText("stageName")))
                .orElseThrow(() -> Apis.missing("stage"));
    }

    static String deployment(Api api, JsonObject input) {
        return Optional.of(input.needText("deploymentId"))
                .filter(api.deployments()::containsKey)
                .orElseThrow(() -> Apis.missing("Deployment"));
    }

    private Api api(JsonObject input) {
        return apis.need(input.needText("restApiId"), true);
    }
}
