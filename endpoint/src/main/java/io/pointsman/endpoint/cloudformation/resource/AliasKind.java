package io.pointsman.endpoint.cloudformation.resource;

import io.pointsman.endpoint.cloudformation.template.Values;
import io.pointsman.json.JsonObject;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code AWS::Lambda::Alias}. */
final class AliasKind implements Kind {
    @Override
    public Work create(Wish wish) {
        JsonObject alias = wish.call("lambda", "CreateAlias", input(wish));
        String arn = alias.needText("AliasArn");
        Made made = new Made(arn, Map.of("AliasArn", arn), wish.properties());
        return new Provisioned(wish, made, target(wish)).follow(Map.of(), () -> new Work.Done(made));
    }

    @Override
    public Work update(Wish wish, Made made) {
        return AliasShift.of(wish, made).map(AliasShift::begin).orElseGet(() -> {
            wish.call("lambda", "UpdateAlias", input(wish));
            return new Provisioned(wish, made, target(wish))
                    .follow(made.properties(), () -> new Work.Done(made.updated(wish)));
        });
    }

    private static JsonObject target(Wish wish) {
        return JsonObject.of("FunctionName", wish.need("FunctionName"), "Qualifier", wish.need("Name"));
    }

    private static JsonObject input(Wish wish) {
        return JsonObject.of(
                        "FunctionName", wish.need("FunctionName"),
                        "Name", wish.need("Name"),
                        "FunctionVersion", wish.need("FunctionVersion"))
                .with("Description", wish.text("Description"))
                .with("RoutingConfig", JsonObject.of("AdditionalVersionWeights", weights(wish)));
    }

    /** The type lists versions with weights where the API has a map. */
    private static JsonObject weights(Wish wish) {
        Map<String, Object> weights = new LinkedHashMap<>();
        Map<String, Object> routing = Values.mapAt(wish.properties(), "RoutingConfig");
        Values.at(routing, "AdditionalVersionWeights")
                .map(Values::list)
                .ifPresent(list -> list.forEach(one -> {
                    Map<?, ?> weight = (Map<?, ?>) one;
                    Values.textAt(weight, "FunctionVersion")
                            .ifPresent(version -> weights.put(
                                    version,
                                    new BigDecimal(Values.textAt(weight, "FunctionWeight")
                                            .orElse("0"))));
                }));
        return JsonObject.of(weights);
    }

    @Override
    public Work delete(Wish wish, Made made) {
        String function = Values.textAt(made.properties(), "FunctionName").orElse("");
        String name = Values.textAt(made.properties(), "Name").orElse("");
        Gone.unless(() -> wish.call("lambda", "DeleteAlias", JsonObject.of("FunctionName", function, "Name", name)));
        return new Work.Done(made);
    }
}
