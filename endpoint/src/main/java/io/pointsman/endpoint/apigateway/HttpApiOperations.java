package io.pointsman.endpoint.apigateway;

import io.pointsman.endpoint.AwsError;
import io.pointsman.endpoint.Operation;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** HTTP APIs, in the words of API Gateway's second API: what templates need of it. */
final class HttpApiOperations {
    private final Apis apis;
    private final InstantSource clock;
    private final HttpApiStages stages;

    HttpApiOperations(Apis apis, InstantSource clock) {
        this.apis = apis;
        this.clock = clock;
        this.stages = new HttpApiStages(apis, clock);
    }

    Map<String, Operation> table() {
        Map<String, Operation> table = new HashMap<>(stages.table());
        table.putAll(own());
        return Map.copyOf(table);
    }

    private Map<String, Operation> own() {
        return Map.ofEntries(
                Map.entry("CreateApi", (input, caller) -> create(input)),
                Map.entry("ReimportApi", (input, caller) -> reimport(input)),
                Map.entry("DeleteApi", (input, caller) -> delete(input)),
                Map.entry("CreateIntegration", (input, caller) -> integration(input, Apis.newId())),
                Map.entry("UpdateIntegration", (input, caller) -> integration(input, input.needText("IntegrationId"))),
                Map.entry("DeleteIntegration", (input, caller) -> deleteIntegration(input)),
                Map.entry("CreateRoute", (input, caller) -> route(input, Apis.newId())),
                Map.entry("UpdateRoute", (input, caller) -> route(input, input.needText("RouteId"))),
                Map.entry("DeleteRoute", (input, caller) -> deleteRoute(input)),
                Map.entry("CreateDeployment", (input, caller) -> deploy(input)),
                Map.entry("DeleteDeployment", (input, caller) -> deleteDeployment(input)));
    }

    /** With a {@code Target}, the quick way: a default route to it, and a stage that follows. */
    private JsonObject create(JsonObject input) {
        Api api = apis.add(Api.Protocol.valueOf(input.needText("ProtocolType").toUpperCase(Locale.ROOT)));
        input.text("Target").ifPresent(target -> {
            api.integrations().put(Route.DEFAULT, new Integration("AWS_PROXY", target, "2.0"));
            String key = input.text("RouteKey").orElse(Route.DEFAULT);
            api.entries().put(Route.DEFAULT, entry(key, Route.DEFAULT, "NONE"));
            api.stages().put(Route.DEFAULT, stages.quick());
        });
        return JsonObject.of("ApiId", api.id());
    }

    private JsonObject reimport(JsonObject input) {
        api(input).define(OpenApiRoutes.routes(Json.object(input.needText("Body"))));
        return JsonObject.empty();
    }

    private JsonObject delete(JsonObject input) {
        apis.remove(api(input));
        return JsonObject.empty();
    }

    private JsonObject integration(JsonObject input, String id) {
        Integration made = new Integration(
                input.needText("IntegrationType"),
                input.text("IntegrationUri").orElse(""),
                input.text("PayloadFormatVersion").orElse("1.0"));
        api(input).integrations().put(id, made);
        return JsonObject.of("IntegrationId", id);
    }

    private JsonObject deleteIntegration(JsonObject input) {
        api(input).integrations().remove(input.needText("IntegrationId"));
        return JsonObject.empty();
    }

    private JsonObject route(JsonObject input, String id) {
        Api api = api(input);
        String key = input.needText("RouteKey");
        boolean taken = api.entries().entrySet().stream()
                .anyMatch(other ->
                        !other.getKey().equals(id) && said(other.getValue()).equals(key));
        if (taken) {
            throw new AwsError(409, "ConflictException", "Route with key " + key + " already exists for this API");
        }
        String target = input.text("Target").orElse("");
        String integration = target.substring(target.lastIndexOf('/') + 1);
        api.entries()
                .put(id, entry(key, integration, input.text("AuthorizationType").orElse("NONE")));
        return JsonObject.of("RouteId", id);
    }

    private static String said(Api.RouteEntry entry) {
        return entry.path().equals(Route.DEFAULT) ? Route.DEFAULT : entry.method() + " " + entry.path();
    }

    private static Api.RouteEntry entry(String key, String integration, String authorization) {
        int space = key.indexOf(' ');
        return space < 0
                ? new Api.RouteEntry(Route.ANY, key, integration, authorization)
                : new Api.RouteEntry(key.substring(0, space), key.substring(space + 1), integration, authorization);
    }

    private JsonObject deleteRoute(JsonObject input) {
        api(input).entries().remove(input.needText("RouteId"));
        return JsonObject.empty();
    }

    private JsonObject deploy(JsonObject input) {
        Api api = api(input);
        String id = Apis.newId();
        api.deployments().put(id, api.routes());
        input.text("StageName")
                .flatMap(name -> Optional.ofNullable(api.stages().get(name)))
                .ifPresent(stage -> api.stages().put(stage.name(), stage.serving(id, clock.instant())));
        return JsonObject.of("DeploymentId", id);
    }

    private JsonObject deleteDeployment(JsonObject input) {
        api(input).deployments().remove(input.needText("DeploymentId"));
        return JsonObject.empty();
    }

    private Api api(JsonObject input) {
        return apis.need(input.needText("ApiId"), false);
    }
}
