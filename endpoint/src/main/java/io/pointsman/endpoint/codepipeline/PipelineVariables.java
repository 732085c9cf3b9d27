package io.pointsman.endpoint.codepipeline;

import io.pointsman.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The values that an execution gives to the variables of its pipeline: as started, or by default. */
final class PipelineVariables {
    private PipelineVariables() {}

    static Map<String, String> resolve(PipelineDeclaration pipeline, List<JsonObject> given) {
        Map<String, String> values = new LinkedHashMap<>();
        for (JsonObject variable : given) {
            values.put(declared(pipeline, variable.needText("name")), variable.needText("value"));
        }
        for (VariableDeclaration variable : pipeline.variables()) {
            variable.defaultValue().ifPresent(value -> values.putIfAbsent(variable.name(), value));
            needed(values, variable);
        }
        return Map.copyOf(values);
    }

    private static String declared(PipelineDeclaration pipeline, String name) {
        if (pipeline.variables().stream().noneMatch(variable -> variable.name().equals(name))) {
            throw Refusals.validation("Variable " + name + " is not declared in pipeline " + pipeline.name());
        }
        return name;
    }

    private static void needed(Map<String, String> values, VariableDeclaration variable) {
        if (!values.containsKey(variable.name())) {
            throw Refusals.validation(
                    "Variable " + variable.name() + " has no default value, so a value must be given to start");
        }
    }
}
