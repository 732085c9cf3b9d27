package io.pointsman.endpoint.cloudformation.resource;

import io.pointsman.endpoint.cloudformation.template.Values;
import io.pointsman.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code AWS::Lambda::Url}: {@code Ref} gives the ARN of the function or the alias that it belongs to. */
final class UrlKind implements Kind {
    @Override
    public Work create(Wish wish) {
        JsonObject url = wish.call("lambda", "CreateFunctionUrlConfig", input(wish));
        String arn = url.needText("FunctionArn");
        Map<String, Object> attributes = Map.of("FunctionArn", arn, "FunctionUrl", url.needText("FunctionUrl"));
        return new Work.Done(new Made(arn, attributes, wish.properties()));
    }

    @Override
    public Work update(Wish wish, Made made) {
        wish.call("lambda", "UpdateFunctionUrlConfig", input(wish));
        return new Work.Done(made.updated(wish));
    }

    private static JsonObject input(Wish wish) {
        Map<String, Object> properties = new LinkedHashMap<>(wish.properties());
        properties.remove("TargetFunctionArn");
        return Members.plain(properties).with("FunctionName", wish.need("TargetFunctionArn"));
    }

    @Override
    public Work delete(Wish wish, Made made) {
        String function = Values.textAt(made.properties(), "TargetFunctionArn").orElse("");
        JsonObject input = JsonObject.of("FunctionName", function)
                .with("Qualifier", Values.textAt(made.properties(), "Qualifier"));
        Gone.unless(() -> wish.call("lambda", "DeleteFunctionUrlConfig", input));
        return new Work.Done(made);
    }
}
