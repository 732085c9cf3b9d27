package io.pointsman.endpoint.cloudformation.resource;

import io.pointsman.endpoint.cloudformation.template.Values;
import io.pointsman.json.JsonObject;
import java.util.Map;

/** {@code AWS::ApiGateway::RestApi}, with the definition that it may have in its {@code Body}. */
final class RestApiKind implements Kind {
    @Override
    public Work create(Wish wish) {
        JsonObject api = wish.call("apigateway", "CreateRestApi", JsonObject.of("name", name(wish)));
        String id = api.needText("id");
        define(wish, id);
        Map<String, Object> attributes = Map.of("RestApiId", id, "RootResourceId", api.needText("rootResourceId"));
        return new Work.Done(new Made(id, attributes, wish.properties()));
    }

    private static String name(Wish wish) {
        Map<String, Object> body = Values.mapAt(wish.properties(), "Body");
        return wish.text("Name")
                .or(() -> Values.textAt(Values.mapAt(body, "info"), "title"))
                .orElse(wish.logicalId());
    }

    private static void define(Wish wish, String id) {
        ApiDefinition.of(wish)
                .ifPresent(body -> wish.call("apigateway", "PutRestApi", JsonObject.of("restApiId", id, "body", body)));
    }

    @Override
    public Work update(Wish wish, Made made) {
        define(wish, made.physicalId());
        return new Work.Done(made.updated(wish));
    }

    @Override
    public Work delete(Wish wish, Made made) {
        Gone.unless(() -> wish.call("apigateway", "DeleteRestApi", JsonObject.of("restApiId", made.physicalId())));
        return new Work.Done(made);
    }
}
