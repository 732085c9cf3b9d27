package io.pointsman.endpoint.cloudformation.resource;

import io.pointsman.endpoint.cloudformation.template.Values;
import io.pointsman.json.JsonObject;
import java.util.Map;

/** {@code AWS::Lambda::EventInvokeConfig}. */
final class InvokeConfigKind implements Kind {
    @Override
    public Work create(Wish wish) {
        put(wish);
        String id = wish.need("FunctionName") + "|" + wish.need("Qualifier");
        return new Work.Done(new Made(id, Map.of(), wish.properties()));
    }

    @Override
    public Work update(Wish wish, Made made) {
        put(wish);
        return new Work.Done(made.updated(wish));
    }

    private static void put(Wish wish) {
        wish.call("lambda", "PutFunctionEventInvokeConfig", Members.plain(wish.properties()));
    }

    @Override
    public Work delete(Wish wish, Made made) {
        JsonObject input = JsonObject.of(
                        "FunctionName",
                        Values.textAt(made.properties(), "FunctionName").orElse(""))
                .with("Qualifier", Values.textAt(made.properties(), "Qualifier"));
        Gone.unless(() -> wish.call("lambda", "DeleteFunctionEventInvokeConfig", input));
        return new Work.Done(made);
    }
}
