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
 */
public record StackBaseline(Map<String, DeployedFunction> functions, Map<String, ChangedProperties> pending) {
    static final String MEMBER = "deployed";

    static StackBaseline of(JsonObject index) {
        JsonObject member = index.objectOrEmpty(MEMBER);
        JsonObject begun = member.objectOrEmpty("pending");
        Map<String, ChangedProperties> pending = new LinkedHashMap<>();
        begun.members().keySet().forEach(arn -> pending.put(arn, ChangedProperties.of(begun.objectOrEmpty(arn))));
        return new StackBaseline(DeployedFunctions.FUNCTIONS.find(member).orElse(Map.of()), pending);
    }

    public Optional<DeployedFunction> find(String function) {
        return Optional.ofNullable(functions.get(function));
    }

    /** All that operations may have set since {@link #functions} was written. */
    public ChangedProperties begun() {
        return pending.values().stream().reduce(ChangedProperties.NONE, ChangedProperties::and);
    }

    public StackBaseline begins(String changeSet, ChangedProperties changes) {
        Map<String, ChangedProperties> all = new LinkedHashMap<>(pending);
        all.put(changeSet, changes);
        return new StackBaseline(functions, all);
    }

    /** Rolled back: it has set nothing. */
    public StackBaseline without(String changeSet) {
        Map<String, ChangedProperties> all = new LinkedHashMap<>(pending);
        all.remove(changeSet);
        return new StackBaseline(functions, all);
    }

    public StackBaseline with(String function, DeployedFunction state) {
        Map<String, DeployedFunction> all = new LinkedHashMap<>(functions);
        all.put(function, state);
        return new StackBaseline(all, pending);
    }

    JsonObject json() {
        Map<String, JsonObject> begun = new LinkedHashMap<>();
        pending.forEach((arn, changes) -> begun.put(arn, changes.json()));
        return DeployedFunctions.FUNCTIONS.put(JsonObject.empty(), functions).with("pending", begun);
    }
}
