package io.pointsman.endpoint.cloudformation;

import io.pointsman.endpoint.cloudformation.stack.Blueprint;
import io.pointsman.endpoint.cloudformation.template.Parameter;
import io.pointsman.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Parts that several answers show alike. */
final class Shown {
    private static final String HIDDEN = "****";

    private Shown() {}

    static List<JsonObject> parameters(Blueprint blueprint) {
        Map<String, Parameter> declared = blueprint.original().parameters();
        return blueprint.parameters().entrySet().stream()
                .map(one -> JsonObject.of(
                                "ParameterKey",
                                one.getKey(),
                                "ParameterValue",
                                isSecret(declared, one.getKey())
                                        ? HIDDEN
                                        : blueprint.keys().getOrDefault(one.getKey(), one.getValue()))
                        .with(
                                "ResolvedValue",
                                blueprint.keys().containsKey(one.getKey())
                                        ? Optional.of(isSecret(declared, one.getKey()) ? HIDDEN : one.getValue())
                                        : Optional.empty()))
                .toList();
    }

    private static boolean isSecret(Map<String, Parameter> declared, String name) {
        return Optional.ofNullable(declared.get(name))
                .filter(Parameter::isSecret)
                .isPresent();
    }

    static List<JsonObject> tags(Map<String, String> tags) {
        return tags.entrySet().stream()
                .map(tag -> JsonObject.of("Key", tag.getKey(), "Value", tag.getValue()))
                .toList();
    }

    /** A list that AWS leaves out where there is nothing in it. */
    static Optional<List<?>> unlessEmpty(List<?> list) {
        return Optional.<List<?>>of(list).filter(some -> !some.isEmpty());
    }

    static Optional<String> unlessEmpty(String text) {
        return Optional.of(text).filter(some -> !some.isEmpty());
    }
}
