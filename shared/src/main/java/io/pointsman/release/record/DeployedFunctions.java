package io.pointsman.release.record;

import io.pointsman.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The functions of a stack as its last operation left them: the section {@code deployed} of a release record, which {@code execute}
 * writes and {@code publish} holds to. What somebody wrote into a function by hand is not among it.
 *
 * @param changeSet ARN of the change set that was executed; empty where the stack did not change
 * @param functions by physical name
 */
public record DeployedFunctions(String changeSet, Map<String, DeployedFunction> functions) {
    /** Its section of the release record. */
    public static final String SECTION = "deployed";

    /** Empty where {@code execute} has not ended, or was one that did not write it down. */
    public static Optional<DeployedFunctions> of(JsonObject record) {
        return record.object(SECTION)
                .map(section ->
                        new DeployedFunctions(section.needText("changeSet"), read(section.objectOrEmpty("functions"))));
    }

    static Map<String, DeployedFunction> read(JsonObject json) {
        Map<String, DeployedFunction> functions = new LinkedHashMap<>();
        json.members().keySet().forEach(name -> functions.put(name, DeployedFunction.of(json.objectOrEmpty(name))));
        return functions;
    }

    static Map<String, JsonObject> json(Map<String, DeployedFunction> functions) {
        Map<String, JsonObject> all = new LinkedHashMap<>();
        functions.forEach((name, function) -> all.put(name, function.json()));
        return all;
    }

    public Optional<DeployedFunction> find(String function) {
        return Optional.ofNullable(functions.get(function));
    }

    public DeployedFunctions with(String function, DeployedFunction state) {
        Map<String, DeployedFunction> all = new LinkedHashMap<>(functions);
        all.put(function, state);
        return new DeployedFunctions(changeSet, all);
    }

    public JsonObject json() {
        return JsonObject.of("changeSet", changeSet, "functions", json(functions));
    }
}
