package io.pointsman.local.aws.cloudformation.sam;

import io.pointsman.local.aws.cloudformation.template.Values;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** References to what got another logical id: a layer's name, {@code Function.Version}, {@code Function.Alias}. */
final class Renames {
    private static final Pattern PLACE = Pattern.compile("\\$\\{([A-Za-z0-9]+(?:\\.(?:Version|Alias))?)([.}])");

    private final Map<String, String> ids = new LinkedHashMap<>();

    void put(String before, String after) {
        ids.put(before, after);
    }

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

    private Map<String, Object> members(Map<?, ?> map) {
        Map<String, Object> members = new LinkedHashMap<>();
        map.forEach((name, value) -> members.put(String.valueOf(name), in(value)));
        return members;
    }

    private Object call(String function, Object argument) {
        return switch (function) {
            case "Ref" -> Map.of("Ref", renamed(argument));
            case "Fn::Sub" -> Map.of("Fn::Sub", substituted(argument));
            default -> Map.of(function, in(argument));
        };
    }

    private Object renamed(Object name) {
        return Optional.ofNullable(ids.get(Values.text(name)))
                .<Object>map(id -> id)
                .orElse(name);
    }

    private Object substituted(Object argument) {
        if (argument instanceof List<?> list && list.size() == 2) {
            return List.of(substituted(list.getFirst()), in(list.getLast()));
        }
        return Values.isScalar(argument)
                ? PLACE.matcher(Values.text(argument))
                        .replaceAll(place -> Matcher.quoteReplacement("${" + renamed(place.group(1)) + place.group(2)))
                : argument;
    }
}
