package io.pointsman.endpoint.apigateway;

import io.pointsman.endpoint.AwsError;
import io.pointsman.endpoint.Operation;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** REST APIs, in the words of API Gateway's first API: what templates need of it. */
final class RestApiOperations {
    private final Apis apis;
    private final RestApiStages stages;

    RestApiOperations(Apis apis, InstantSource clock) {
        this.apis = apis;
        this.stages = new RestApiStages(apis, clock);
    }

    Map<String, Operation> table() {
        Map<String, Operation> table = new HashMap<>(stages.table());
        table.putAll(own());
        return Map.copyOf(table);
    }

    private Map<String, Operation> own() {
        return Map.ofEntries(
                Map.entry("CreateRestApi", (input, caller) -> create(input)),
                Map.entry("PutRestApi", (input, caller) -> put(input)),
                Map.entry("DeleteRestApi", (input, caller) -> delete(input)),
                Map.entry("CreateResource", (input, caller) -> createResource(input)),
                Map.entry("DeleteResource", (input, caller) -> deleteResource(input)),
                Map.entry("PutMethod", (input, caller) -> putMethod(input)),
                Map.entry("PutIntegration", (input, caller) -> putIntegration(input)),
                Map.entry("DeleteMethod", (input, caller) -> deleteMethod(input)),
                Map.entry("CreateDeployment", (input, caller) -> deploy(input)),
                Map.entry("DeleteDeployment", (input, caller) -> deleteDeployment(input)));
    }

    private JsonObject create(JsonObject input) {
        Api api = apis.add(Api.Protocol.REST);
        String root = Apis.newId();
        api.paths().put(root, "/");
        return JsonObject.of("id", api.id(), "rootResourceId", root, "name", input.needText("name"));
    }

    private JsonObject put(JsonObject input) {
        api(input).define(OpenApiRoutes.routes(Json.object(input.needText("body"))));
        return JsonObject.empty();
    }

    private JsonObject delete(JsonObject input) {
        apis.remove(api(input));
        return JsonObject.empty();
    }

    private JsonObject createResource(JsonObject input) {
        Api api = api(input);
        String parent = path(api, input.needText("parentId"));
        String path = (parent.equals("/") ? "" : parent) + "/" + input.needText("pathPart");
        if (api.paths().containsValue(path)) {
            throw new AwsError(
                    409,
                    "ConflictException",
                    "Another resource with the same parent already has this name: " + input.needText("pathPart"));
        }
        String id = Apis.newId();
        api.paths().put(id, path);
        return JsonObject.of("id", id, "path", path);
    }

    private JsonObject deleteResource(JsonObject input) {
        api(input).paths().remove(input.needText("resourceId"));
        return JsonObject.empty();
    }

    private JsonObject putMethod(JsonObject input) {
        Api api = api(input);
        String key = key(input);
        String authorization = input.flag("apiKeyRequired").orElse(false)
                ? "API_KEY"
                : input.text("authorizationType").orElse("NONE");
        api.entries()
                .put(
                        key,
                        new Api.RouteEntry(
                                input.needText("httpMethod"),
                                path(api, input.needText("resourceId")),
                                key,
                                authorization));
        return JsonObject.empty();
    }

    private JsonObject putIntegration(JsonObject input) {
        api(input)
                .integrations()
                .put(
                        key(input),
                        new Integration(
                                input.needText("type"), input.text("uri").orElse(""), "1.0"));
        return JsonObject.empty();
    }

    private JsonObject deleteMethod(JsonObject input) {
        Api api = api(input);
        api.entries().remove(key(input));
        api.integrations().remove(key(input));
        return JsonObject.empty();
    }

    private static String key(JsonObject input) {
        return input.needText("httpMethod") + " " + input.needText("resourceId");
    }

    private JsonObject deploy(JsonObject input) {
        Api api = api(input);
        List<Route> routes = api.routes();
        if (routes.isEmpty()) {
            throw new AwsError(400, "BadRequestException", "The REST API doesn't contain any methods");
        }
        String id = Apis.newId();
        api.deployments().put(id, routes);
        input.text("stageName").ifPresent(name -> stages.serve(api, name, id, input));
        return JsonObject.of("id", id);
    }

    private JsonObject deleteDeployment(JsonObject input) {
        Api api = api(input);
        Optional<String> id = Optional.of(RestApiStages.deployment(api, input));
        if (api.stages().values().stream().anyMatch(stage -> stage.deployment().equals(id))) {
            throw new AwsError(
                    400, "BadRequestException", "Active stages pointing to this deployment must be moved or deleted");
        }
        api.deployments().remove(id.get());
        return JsonObject.empty();
    }

    private static String path(Api api, String resource) {
        return Optional.ofNullable(api.paths().get(resource)).orElseThrow(() -> Apis.missing("Resource"));
    }

    private Api api(JsonObject input) {
        return apis.need(input.needText("restApiId"), true);
    }
}
