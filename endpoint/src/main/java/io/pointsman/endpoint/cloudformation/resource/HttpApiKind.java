package io.pointsman.endpoint.cloudformation.resource;

import io.pointsman.json.JsonObject;
import java.util.Map;
import java.util.Optional;

/** {@code AWS::ApiGatewayV2::Api}: an HTTP API, with the definition that it may have in its {@code Body}, or a WebSocket API. */
final class HttpApiKind implements Kind {
    private static final String SERVICE = "apigatewayv2";

    @Override
    public Work create(Wish wish) {
        Optional<String> body = ApiDefinition.of(wish);
        JsonObject input = JsonObject.of("ProtocolType", body.isPresent() ? "HTTP" : wish.need("ProtocolType"))
                .with("Target", wish.text("Target"))
                .with("RouteKey", wish.text("RouteKey"));
        String id = wish.call(SERVICE, "CreateApi", input).needText("ApiId");
        define(wish, id);
        String host = id + ".execute-api." + wish.world().region() + ".amazonaws.com";
        String scheme = wish.text("ProtocolType").filter("WEBSOCKET"::equals).isPresent() ? "wss://" : "https://";
        return new Work.Done(new Made(id, Map.of("ApiId", id, "ApiEndpoint", scheme + host), wish.properties()));
    }

    private static void define(Wish wish, String id) {
        ApiDefinition.of(wish)
                .ifPresent(body -> wish.call(SERVICE, "ReimportApi", JsonObject.of("ApiId", id, "Body", body)));
    }

    @Override
    public Work update(Wish wish, Made made) {
        define(wish, made.physicalId());
        return new Work.Done(made.updated(wish));
    }

    @Override
    public Work delete(Wish wish, Made made) {
        Gone.unless(() -> wish.call(SERVICE, "DeleteApi", JsonObject.of("ApiId", made.physicalId())));
        return new Work.Done(made);
    }
}
