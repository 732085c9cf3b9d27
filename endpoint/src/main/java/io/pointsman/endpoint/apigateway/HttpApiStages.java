package io.pointsman.endpoint.apigateway;

import io.pointsman.endpoint.AwsError;
import io.pointsman.endpoint.Operation;
import io.pointsman.json.JsonObject;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The stages of HTTP and WebSocket APIs. What is shown is what was asked for, not what API Gateway adds by default. */
final class HttpApiStages {
    private static final List<String> KEPT = List.of(
            "AccessLogSettings", "ClientCertificateId", "DefaultRouteSettings", "Description", "RouteSettings", "Tags");

    private final Apis apis;
    private final InstantSource clock;

    HttpApiStages(Apis apis, InstantSource clock) {
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

    /** The stage that comes with an API which is made the quick way. */
    Stage quick() {
        return new Stage(
                Route.DEFAULT,
                Optional.empty(),
                true,
                Map.of(),
                Stage.Note.after(Optional.empty(), JsonObject.of("ApiGatewayManaged", true), clock.instant()));
    }

    private JsonObject put(JsonObject input) {
        Api api = api(input);
        String name = input.needText("StageName");
        Stage stage = new Stage(
                name,
                input.text("DeploymentId"),
                input.flag("AutoDeploy").orElse(false),
                OpenApiRoutes.texts(input.objectOrEmpty("StageVariables")),
                Stage.Note.after(Optional.ofNullable(api.stages().get(name)), kept(input), clock.instant()));
        api.stages().put(name, stage);
        return shown(stage);
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
        return shown.with("StageName", stage.name())
                .with("AutoDeploy", stage.followsChanges())
                .with("DeploymentId", stage.deployment())
                .with("StageVariables", stage.variables())
                .with("CreatedDate", stage.note().created())
                .with("LastUpdatedDate", stage.note().updated());
    }

    private JsonObject list(JsonObject input) {
        List<JsonObject> all =
                api(input).stages().values().stream().map(HttpApiStages::shown).toList();
        int from = Math.min(number(input, "NextToken", 0), all.size());
        int to = Math.min(from + Math.max(number(input, "MaxResults", all.size()), 1), all.size());
        JsonObject page = JsonObject.of("Items", all.subList(from, to));
        return to < all.size() ? page.with("NextToken", String.valueOf(to)) : page;
    }

    private static int number(JsonObject input, String name, int none) {
        String given = input.text(name).orElse(String.valueOf(none));
        if (!given.matches("[0-9]{1,6}")) {
            throw new AwsError(400, "BadRequestException", "Invalid " + name + " specified: " + given);
        }
        return Integer.parseInt(given);
    }

    private JsonObject delete(JsonObject input) {
        api(input).stages().remove(stage(input).name());
        return JsonObject.empty();
    }

    private Stage stage(JsonObject input) {
        return Optional.ofNullable(api(input).stages().get(input.needText("StageName")))
                .orElseThrow(() -> Apis.missing("stage"));
    }

    private Api api(JsonObject input) {
        return apis.need(input.needText("ApiId"), false);
    }
}
