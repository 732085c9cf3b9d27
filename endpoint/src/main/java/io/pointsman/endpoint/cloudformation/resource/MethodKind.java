package io.pointsman.endpoint.cloudformation.resource;

import io.pointsman.endpoint.cloudformation.template.Values;
import io.pointsman.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code AWS::ApiGateway::Method}, with its integration. */
final class MethodKind implements Kind {
    @Override
    public Work create(Wish wish) {
        put(wish);
        String id = wish.need("RestApiId") + "|" + wish.need("ResourceId") + "|" + wish.need("HttpMethod");
        return new Work.Done(new Made(id, Map.of(), wish.properties()));
    }

    @Override
    public Work update(Wish wish, Made made) {
        put(wish);
        return new Work.Done(made.updated(wish));
    }

    private static void put(Wish wish) {
        Map<String, Object> method = new LinkedHashMap<>(wish.properties());
        method.remove("Integration");
        wish.call("apigateway", "PutMethod", Members.camel(method));
        Map<String, Object> integration = Values.mapAt(wish.properties(), "Integration");
        if (!integration.isEmpty()) {
            JsonObject input = which(wish.properties())
                    .with("type", Values.textAt(integration, "Type"))
                    .with("uri", Values.textAt(integration, "Uri"));
            wish.call("apigateway", "PutIntegration", input);
        }
    }

    private static JsonObject which(Map<String, Object> properties) {
        return JsonObject.of("restApiId", Values.textAt(properties, "RestApiId").orElse(""))
                .with("resourceId", Values.textAt(properties, "ResourceId"))
                .with("httpMethod", Values.textAt(properties, "HttpMethod"));
    }

    @Override
    public Work delete(Wish wish, Made made) {
        Gone.unless(() -> wish.call("apigateway", "DeleteMethod", which(made.properties())));
        return new Work.Done(made);
    }
}
