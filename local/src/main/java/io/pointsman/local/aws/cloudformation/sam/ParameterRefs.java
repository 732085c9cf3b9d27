package io.pointsman.local.aws.cloudformation.sam;

import io.pointsman.local.aws.cloudformation.template.Values;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts the values of parameters in the place of references to them; every other reference stays. */
record ParameterRefs(Map<String, Object> values) {
    private static final Pattern PLACE = Pattern.compile("\\$\\{([A-Za-z0-9:]+)}");

    Object in(Object value) {
        return switch (value) {
            case Map<?, ?> map ->
                Values.call(map)
                        .map(call -> call(call.getKey(), call.getValue()))
                        .orElseGet(() -> members(map));
            case List<?> list -> list.stream().map(this::in).toList();
            default -> value;
        };
    }

    Map<String, Object> in(Map<String, Object> map) {
        return members(map);
    }

    private Map<String, Object> members(Map<?, ?> map) {
        Map<String, Object> members = new LinkedHashMap<>();
        map.forEach((name, value) -> members.put(String.valueOf(name), in(value)));
        return members;
    }

    private Object call(String function, Object argument) {
        return switch (function) {
            case "Ref" -> Optional.ofNullable(values.get(Values.text(argument))).orElse(Map.of("Ref", argument));
            case "Fn::Sub" -> Map.of("Fn::Sub", substituted(argument));
            default -> Map.of(function, in(argument));
        };
    }

    private Object substituted(Object argument) {
        if (argument instanceof List<?> list && list.size() == 2) {
            return List.of(substituted(list.getFirst()), in(list.getLast()));
        }
        return Values.isScalar(argument)
                ? PLACE.matcher(Values.text(argument))
                        .replaceAll(place -> Matcher.quoteReplacement(Optional.ofNullable(values.get(place.group(1)))
                                .map(Values::text)
                                .orElse(place.group())))
                : in(argument);
    }
}
