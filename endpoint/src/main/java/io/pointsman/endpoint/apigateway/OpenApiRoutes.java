package io.pointsman.endpoint.apigateway;

import io.pointsman.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The routes of an OpenAPI definition with API Gateway's extensions. */
final class OpenApiRoutes {
    private static final String INTEGRATION = "x-amazon-apigateway-integration";
    private static final String ANY_METHOD = "x-amazon-apigateway-any-method";
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "options", "head", "patch");

    private final JsonObject body;

    private OpenApiRoutes(JsonObject body) {
        this.body = body;
    }

    static List<Route> routes(JsonObject body) {
        return new OpenApiRoutes(body).routes();
    }

    private List<Route> routes() {
        List<Route> routes = new ArrayList<>();
        JsonObject paths = body.objectOrEmpty("paths");
        paths.members().keySet().forEach(path -> {
            JsonObject item = paths.objectOrEmpty(path);
            item.members().keySet().forEach(method -> {
                if (METHODS.contains(method) || method.equals(ANY_METHOD)) {
                    route(path, method, item.objectOrEmpty(method)).ifPresent(routes::add);
                }
            });
        });
        return routes;
    }

    /** An operation without an integration leads nowhere. */
    private Optional<Route> route(String path, String method, JsonObject operation) {
        String asked = method.equals(ANY_METHOD) ? Route.ANY : method.toUpperCase(Locale.ROOT);
        return operation
                .object(INTEGRATION)
                .map(found -> new Route(
                        asked, new PathTemplate(path), integration(referred(found)), authorization(operation)));
    }

    /** {@code {"$ref": "#/components/x-amazon-apigateway-integrations/NAME"}}. */
    private JsonObject referred(JsonObject integration) {
        return integration
                .text("$ref")
                .map(ref -> body.objectOrEmpty("components")
                        .objectOrEmpty("x-amazon-apigateway-integrations")
                        .objectOrEmpty(ref.substring(ref.lastIndexOf('/') + 1)))
                .orElse(integration);
    }

    private static Integration integration(JsonObject integration) {
        return new Integration(
                integration.text("type").orElse(""),
                integration.text("uri").orElse(""),
                Optional.ofNullable(integration.members().get("payloadFormatVersion"))
                        .map(String::valueOf)
                        .orElse("1.0"));
    }

    private String authorization(JsonObject operation) {
        String own =
                operation.objectOrEmpty("x-amazon-apigateway-auth").text("type").orElse("NONE");
        List<JsonObject> security =
                operation.has("security") ? operation.objects("security") : body.objects("security");
        return security.stream()
                .flatMap(one -> one.members().keySet().stream())
                .filter(name -> !name.equalsIgnoreCase("NONE"))
                .findFirst()
                .map(name -> isIam(name) ? "AWS_IAM" : name)
                .orElse(own);
    }

    private boolean isIam(String name) {
        JsonObject swagger = body.objectOrEmpty("securityDefinitions").objectOrEmpty(name);
        JsonObject openapi = body.objectOrEmpty("components")
                .objectOrEmpty("securitySchemes")
                .objectOrEmpty(name);
        return List.of(swagger, openapi).stream()
                .anyMatch(scheme ->
                        scheme.text("x-amazon-apigateway-authtype").orElse("").equals("awsSigv4"));
    }

    /** Names of the API's resources, for {@code Map} readers. */
    static Map<String, String> texts(JsonObject variables) {
        Map<String, String> texts = new java.util.LinkedHashMap<>();
        variables.members().forEach((name, value) -> texts.put(name, String.valueOf(value)));
        return texts;
    }
}
