package io.pointsman.local.aws.cloudformation.sam;

import io.pointsman.local.aws.cloudformation.template.Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The template's {@code Globals} section: maps are merged, lists joined, everything else is the resource's own if it has it. */
final class Globals {
    private static final Set<String> SECTIONS = Set.of(
            "Function",
            "Api",
            "HttpApi",
            "SimpleTable",
            "StateMachine",
            "LayerVersion",
            "CapacityProvider",
            "WebSocketApi");
    private static final String PREFIX = "AWS::Serverless::";

    private final Map<String, Object> globals;

    Globals(Map<String, Object> body) {
        globals = Values.mapAt(body, "Globals");
        globals.keySet().stream()
                .filter(name -> !SECTIONS.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new SamDocumentTrouble("'Globals' section is invalid. '" + name
                            + "' is not supported. Must be one of " + "the following values - "
                            + SECTIONS.stream().sorted().toList());
                });
    }

    /** A resource's properties with the globals of its type beneath. */
    Map<String, Object> under(String type, Map<String, Object> properties) {
        if (!type.startsWith(PREFIX)) {
            return properties;
        }
        return merged(Values.mapAt(globals, type.substring(PREFIX.length())), properties);
    }

    private static Map<String, Object> merged(Map<String, Object> global, Map<String, Object> own) {
        Map<String, Object> merged = new LinkedHashMap<>(global);
        own.forEach((name, value) -> merged.merge(name, value, Globals::merged));
        return merged;
    }

    private static Object merged(Object global, Object own) {
        if (global instanceof Map<?, ?> one && own instanceof Map<?, ?> other && isPlain(one) && isPlain(other)) {
            return merged(Values.map(one), Values.map(other));
        }
        if (global instanceof List<?> one && own instanceof List<?> other) {
            List<Object> joined = new ArrayList<>(one);
            joined.addAll(other);
            return joined;
        }
        return own;
    }

    private static boolean isPlain(Map<?, ?> map) {
        return Values.call(map).isEmpty();
    }
}
