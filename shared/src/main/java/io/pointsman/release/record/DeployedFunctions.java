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
    private static final Field<String> CHANGE_SET = Field.required("changeSet", FieldShape.TEXT);
    static final Field<Map<String, DeployedFunction>> FUNCTIONS =
            Field.required("functions", FieldShape.mapOf(DeployedFunction.SHAPE));

    static final ObjectShape<DeployedFunctions> SHAPE =
            ObjectShape.of(DeployedFunctions::read, DeployedFunctions::write, CHANGE_SET, FUNCTIONS);

    private static DeployedFunctions read(JsonObject json) {
        return new DeployedFunctions(CHANGE_SET.need(json), FUNCTIONS.find(json).orElse(Map.of()));
    }

    private JsonObject write() {
        return FUNCTIONS.put(CHANGE_SET.put(JsonObject.empty(), changeSet), functions);
    }

    public Optional<DeployedFunction> find(String function) {
        return Optional.ofNullable(functions.get(function));
    }

    public DeployedFunctions with(String function, DeployedFunction state) {
        return with(Map.of(function, state));
    }

    public DeployedFunctions with(Map<String, DeployedFunction> states) {
        Map<String, DeployedFunction> all = new LinkedHashMap<>(functions);
        all.putAll(states);
        return new DeployedFunctions(changeSet, all);
    }
}
