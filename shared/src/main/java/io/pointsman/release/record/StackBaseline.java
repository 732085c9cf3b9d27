package io.pointsman.release.record;

import io.pointsman.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the functions of a stack are by all that is on record: the member {@code deployed} of {@code releases/STACK/index.json}. Whatever
 * a function has beyond that, somebody has given it by hand.
 *
 * @param functions by physical name; empty where no {@code execute} has written it down yet
 * @param pending what change sets set whose operation has begun and was not seen to end well, by their ARNs
 * @param built the packages that they give to functions, by ARN and the function's id in the stack, as far as the rewrite knew them. It
 *     says what a function is once that operation is known to have ended well, and nothing before
 */
public record StackBaseline(
        Map<String, DeployedFunction> functions,
        Map<String, ChangedProperties> pending,
        Map<String, Map<String, BuiltCode>> built) {
    static final String MEMBER = "deployed";

    private static final String PENDING = "pending";
    private static final String BUILT = "built";
    private static final FieldShape<Map<String, BuiltCode>> PACKAGES = FieldShape.mapOf(BuiltCode.SHAPE);

    static StackBaseline of(JsonObject index) {
        JsonObject member = index.objectOrEmpty(MEMBER);
        JsonObject begun = member.objectOrEmpty(PENDING);
        Map<String, ChangedProperties> pending = new LinkedHashMap<>();
        begun.members().keySet().forEach(arn -> pending.put(arn, ChangedProperties.of(begun.objectOrEmpty(arn))));
        JsonObject packages = member.objectOrEmpty(BUILT);
        Map<String, Map<String, BuiltCode>> built = new LinkedHashMap<>();
        packages.members().keySet().forEach(arn -> built.put(arn, packages(packages, arn)));
        return new StackBaseline(DeployedFunctions.FUNCTIONS.find(member).orElse(Map.of()), pending, built);
    }

    private static Map<String, BuiltCode> packages(JsonObject json, String changeSet) {
        return Field.optional(changeSet, PACKAGES).find(json).orElse(Map.of());
    }

    /** What functions are after an operation that ended well. */
    public static StackBaseline of(DeployedFunctions deployed) {
        return new StackBaseline(deployed.functions(), Map.of(), Map.of());
    }

    public Optional<DeployedFunction> find(String function) {
        return Optional.ofNullable(functions.get(function));
    }

    /** All that operations may have set since {@link #functions} was written. */
    public ChangedProperties begun() {
        return pending.values().stream().reduce(ChangedProperties.NONE, ChangedProperties::and);
    }

    public StackBaseline begins(String changeSet, ChangedProperties changes, Map<String, BuiltCode> packages) {
        Map<String, ChangedProperties> all = new LinkedHashMap<>(pending);
        all.put(changeSet, changes);
        Map<String, Map<String, BuiltCode>> allBuilt = new LinkedHashMap<>(built);
        allBuilt.put(changeSet, packages);
        return new StackBaseline(functions, all, allBuilt);
    }

    /** The packages that one of {@link #pending} gives to functions, by their ids. */
    public Map<String, BuiltCode> builtBy(String changeSet) {
        return built.getOrDefault(changeSet, Map.of());
    }

    /** Rolled back: it has set nothing. */
    public StackBaseline without(String changeSet) {
        Map<String, ChangedProperties> all = new LinkedHashMap<>(pending);
        all.remove(changeSet);
        Map<String, Map<String, BuiltCode>> allBuilt = new LinkedHashMap<>(built);
        allBuilt.remove(changeSet);
        return new StackBaseline(functions, all, allBuilt);
    }

    public StackBaseline with(String function, DeployedFunction state) {
        Map<String, DeployedFunction> all = new LinkedHashMap<>(functions);
        all.put(function, state);
        return new StackBaseline(all, pending, built);
    }

    JsonObject json() {
        Map<String, JsonObject> begun = new LinkedHashMap<>();
        pending.forEach((arn, changes) -> begun.put(arn, changes.json()));
        JsonObject packages = JsonObject.empty();
        for (Map.Entry<String, Map<String, BuiltCode>> one : built.entrySet()) {
            packages = Field.optional(one.getKey(), PACKAGES).put(packages, one.getValue());
        }
        return DeployedFunctions.FUNCTIONS
                .put(JsonObject.empty(), functions)
                .with(PENDING, begun)
                .with(BUILT, packages);
    }
}
