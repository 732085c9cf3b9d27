package io.pointsman.local.aws.cloudformation.resource;

import io.pointsman.json.JsonObject;
import io.pointsman.local.aws.cloudformation.template.Values;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** {@code AWS::Lambda::Function}. Every change is followed until Lambda says that it has settled. */
final class FunctionKind implements Kind {
    private static final int NAME = 64;
    private static final Set<String> NOT_CONFIGURATION =
            Set.of("Code", "Tags", "FunctionName", "PackageType", "Architectures", "ReservedConcurrentExecutions");
    /** What a property that is no longer there goes back to. */
    private static final Map<String, Object> DEFAULTS =
            Map.of("Description", "", "MemorySize", 128L, "Timeout", 3L, "Environment", Map.of("Variables", Map.of()));

    @Override
    public Work create(Wish wish) {
        String name = wish.name("FunctionName", NAME);
        Map<String, Object> properties = new LinkedHashMap<>(wish.properties());
        properties.keySet().removeAll(Set.of("Tags", "ReservedConcurrentExecutions"));
        JsonObject input = Members.plain(properties)
                .with("FunctionName", name)
                .with("Code", FunctionCode.of(wish))
                .with("Tags", wish.allTags());
        JsonObject made = wish.call("lambda", "CreateFunction", input);
        String arn = made.text("FunctionArn").orElseGet(() -> wish.world().arn("lambda", "function:" + name));
        Made function = new Made(name, Map.of("Arn", arn), wish.properties());
        return FunctionState.settled(
                wish, function, JsonObject.of("FunctionName", name), () -> new Work.Done(function));
    }

    @Override
    public Work update(Wish wish, Made made) {
        return code(wish, made, () -> configuration(wish, made, () -> retagged(wish, made)));
    }

    private static Work code(Wish wish, Made made, Supplier<Work> then) {
        if (isSame(wish, made, "Code") && isSame(wish, made, "Architectures")) {
            return then.get();
        }
        JsonObject input = JsonObject.of(FunctionCode.of(wish))
                .with("FunctionName", made.physicalId())
                .with("Architectures", wish.property("Architectures"));
        wish.call("lambda", "UpdateFunctionCode", input);
        return FunctionState.settled(wish, made, JsonObject.of("FunctionName", made.physicalId()), then);
    }

    private static Work configuration(Wish wish, Made made, Supplier<Work> then) {
        Map<String, Object> before = configuration(made.properties());
        Map<String, Object> after = configuration(wish.properties());
        if (Values.same(before, after)) {
            return then.get();
        }
        Map<String, Object> input = new LinkedHashMap<>(after);
        before.keySet().stream()
                .filter(name -> !after.containsKey(name))
                .forEach(name -> Values.at(DEFAULTS, name).ifPresent(value -> input.put(name, value)));
        wish.call(
                "lambda", "UpdateFunctionConfiguration", Members.plain(input).with("FunctionName", made.physicalId()));
        return FunctionState.settled(wish, made, JsonObject.of("FunctionName", made.physicalId()), then);
    }

    private static Work retagged(Wish wish, Made made) {
        if (wish.offers("lambda", "TagResource")) {
            JsonObject input = JsonObject.of("Resource", made.attribute("Arn"), "Tags", wish.allTags());
            wish.call("lambda", "TagResource", input);
        }
        return new Work.Done(made.updated(wish));
    }

    private static Map<String, Object> configuration(Map<String, Object> properties) {
        Map<String, Object> configuration = new LinkedHashMap<>(properties);
        configuration.keySet().removeAll(NOT_CONFIGURATION);
        return configuration;
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
