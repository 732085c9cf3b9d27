package io.pointsman.endpoint.cloudformation.resource;

import io.pointsman.endpoint.cloudformation.template.Values;
import io.pointsman.endpoint.kept.KeptSupplier;
import io.pointsman.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code AWS::Lambda::Function}. Every change is followed until Lambda says that it has settled. */
final class FunctionKind implements Kind {
    private static final int NAME = 64;

    @Override
    public Work create(Wish wish) {
        String name = wish.name("FunctionName", NAME);
        JsonObject input = FunctionConfiguration.ofNew(wish.properties())
                .with("FunctionName", name)
                .with("Code", FunctionCode.of(wish))
                .with("Tags", wish.allTags());
        JsonObject made = wish.call("lambda", "CreateFunction", input);
        String arn = made.text("FunctionArn").orElseGet(() -> wish.world().arn("lambda", "function:" + name));
        Made function = new Made(name, Map.of("Arn", arn), wish.properties());
        return FunctionState.settled(wish, function, JsonObject.of("FunctionName", name), () -> {
            new FunctionAttachments(wish, name, Map.of()).apply();
            return published(wish, function, () -> new Work.Done(function));
        });
    }

    /** Of a function on instances, CloudFormation publishes what an unqualified invocation runs, unless it is told not to. */
    private static Work published(Wish wish, Made made, KeptSupplier<Work> then) {
        boolean instances = wish.property("CapacityProviderConfig").isPresent();
        if (!instances || wish.text("PublishToLatestPublished").orElse("true").equals("false")) {
            return then.get();
        }
        JsonObject function = JsonObject.of("FunctionName", made.physicalId());
        wish.call("lambda", "PublishVersion", function.with("PublishTo", "LATEST_PUBLISHED"));
        return FunctionState.settled(wish, made, function.with("Qualifier", "$LATEST.PUBLISHED"), then);
    }

    @Override
    public Work update(Wish wish, Made made) {
        boolean same = isSame(wish, made, "Code")
                && isSame(wish, made, "Architectures")
                && Values.same(
                        FunctionConfiguration.of(made.properties()), FunctionConfiguration.of(wish.properties()));
        return code(
                wish,
                made,
                () -> configuration(wish, made, () -> {
                    new FunctionAttachments(wish, made.physicalId(), made.properties()).apply();
                    return same ? retagged(wish, made) : published(wish, made, () -> retagged(wish, made));
                }));
    }

    private static Work code(Wish wish, Made made, KeptSupplier<Work> then) {
        if (isSame(wish, made, "Code") && isSame(wish, made, "Architectures")) {
            return then.get();
        }
        JsonObject input = JsonObject.of(FunctionCode.of(wish))
                .with("FunctionName", made.physicalId())
                .with("Architectures", wish.property("Architectures"));
        wish.call("lambda", "UpdateFunctionCode", input);
        return FunctionState.settled(wish, made, JsonObject.of("FunctionName", made.physicalId()), then);
    }

    private static Work configuration(Wish wish, Made made, KeptSupplier<Work> then) {
        Map<String, Object> before = FunctionConfiguration.of(made.properties());
        Map<String, Object> after = FunctionConfiguration.of(wish.properties());
        if (Values.same(before, after)) {
            return then.get();
        }
        Map<String, Object> input = new LinkedHashMap<>(after);
        before.keySet().stream()
                .filter(name -> !after.containsKey(name))
                .forEach(name -> FunctionConfiguration.fallback(name, made.physicalId())
                        .ifPresent(value -> input.put(name, value)));
        wish.call(
                "lambda", "UpdateFunctionConfiguration", Members.plain(input).with("FunctionName", made.physicalId()));
        return FunctionState.settled(wish, made, JsonObject.of("FunctionName", made.physicalId()), then);
    }

    private static Work retagged(Wish wish, Made made) {
        if (wish.offers("lambda", "TagResource") && !wish.allTags().isEmpty()) {
            JsonObject input = JsonObject.of("Resource", made.attribute("Arn"), "Tags", wish.allTags());
            wish.call("lambda", "TagResource", input);
        }
        return new Work.Done(made.updated(wish));
    }

    private static boolean isSame(Wish wish, Made made, String property) {
        return Values.same(
                Values.at(made.properties(), property).orElse(""),
                wish.property(property).orElse(""));
    }

    @Override
    public Work delete(Wish wish, Made made) {
        Gone.unless(() -> wish.call("lambda", "DeleteFunction", JsonObject.of("FunctionName", made.physicalId())));
        return new Work.Done(made);
    }
}
