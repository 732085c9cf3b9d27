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
    static final StackBaseline NONE = new StackBaseline(Map.of(), Map.of(), Map.of());

    private static final Field<Map<String, ChangedProperties>> PENDING =
            Field.optional("pending", FieldShape.byName(ChangedProperties.SHAPE));
    private static final Field<Map<String, Map<String, BuiltCode>>> BUILT =
            Field.optional("built", FieldShape.byName(FieldShape.mapOf(BuiltCode.SHAPE)));

    static final Field<StackBaseline> FIELD = Field.optional(
            "deployed",
            ObjectShape.of(StackBaseline::read, StackBaseline::write, DeployedFunctions.FUNCTIONS, PENDING, BUILT)
                    .opened()
                    .shape());

    private static StackBaseline read(JsonObject json) {
        return new StackBaseline(
                DeployedFunctions.FUNCTIONS.find(json).orElse(Map.of()),
                PENDING.find(json).orElse(Map.of()),
                BUILT.find(json).orElse(Map.of()));
    }

    private JsonObject write() {
        return BUILT.put(PENDING.put(DeployedFunctions.FUNCTIONS.put(JsonObject.empty(), functions), pending), built);
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
}
