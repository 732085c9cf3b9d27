package io.pointsman.endpoint.cloudformation.language;

import io.pointsman.endpoint.cloudformation.template.Values;
import io.pointsman.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Repeats what loops repeat and computes the transform's functions, from the outside to the inside. */
final class LoopExpansion {
    private final KnownValues known;

    LoopExpansion(KnownValues known) {
        this.known = known;
    }

    /** A section or a part of it, with the loops around it. */
    Object expand(Object value, Map<String, String> bindings) {
        return switch (value) {
            case Map<?, ?> map ->
                Values.call(map)
                        .filter(call -> !Loop.isOne(call.getKey()))
                        .map(call -> call(call.getKey(), call.getValue(), bindings))
                        .orElseGet(() -> members(map, bindings));
            case List<?> list ->
                list.stream().map(item -> expand(item, bindings)).toList();
            default -> value;
        };
    }

    /** The members of an object, those of loops among them. */
    Map<String, Object> members(Map<?, ?> map, Map<String, String> bindings) {
        Map<String, Object> members = new LinkedHashMap<>();
        map.forEach((name, value) -> {
            String key = String.valueOf(name);
            if (Loop.isOne(key)) {
                repeat(Loop.read(key, value), bindings, members);
            } else {
                put(members, key, expand(value, bindings));
            }
        });
        return members;
    }

    private void repeat(Loop loop, Map<String, String> around, Map<String, Object> into) {
        for (String item : items(loop, around)) {
            Map<String, String> bindings = loop.turn(around, item);
            loop.fragments().forEach((key, fragment) -> {
                if (Loop.isOne(key)) {
                    repeat(Loop.read(key, fragment), bindings, into);
                } else {
                    put(into, Placeholders.inKey(key, bindings), expand(fragment, bindings));
                }
            });
        }
    }

    private static void put(Map<String, Object> members, String key, Object value) {
        if (members.put(key, value) != null) {
            throw TransformFailure.because(
                    "Duplicate key '" + key + "' when merging keys to parent object in Fn::ForEach");
        }
    }

    private List<String> items(Loop loop, Map<String, String> bindings) {
        Object collection = expand(loop.collection(), bindings);
        if (Values.call(collection)
                .filter(call -> call.getKey().equals("Fn::If"))
                .isPresent()) {
            throw TransformFailure.because("Condition layout is incorrect");
        }
        List<String> items = new ArrayList<>();
        list(collection).orElseThrow(LoopExpansion::noCollection).forEach(item -> {
            if (!Values.isScalar(item)) {
                throw noCollection();
            }
            items.add(Values.text(item));
        });
        return items;
    }

    private static RuntimeException noCollection() {
        return TransformFailure.because("Could not find a collection or could not be resolved for Fn::ForEach");
    }

    private Optional<List<?>> list(Object expression) {
        return value(expression).filter(List.class::isInstance).map(List.class::cast);
    }

    /** Empty when only the stack knows it. */
    private Optional<Object> value(Object expression) {
        try {
            return known.of(expression);
        } catch (NotYet later) {
            return Optional.empty();
        }
    }

    private Object call(String function, Object argument, Map<String, String> bindings) {
        return switch (function) {
            case "Ref" -> reference(argument, bindings);
            case "Fn::GetAtt" -> Map.of(function, names(argument, bindings));
            case "Fn::Sub" -> Map.of(function, substitution(argument, bindings));
            case "Fn::Length" -> length(expand(argument, bindings));
            case "Fn::ToJsonString" -> json(expand(argument, bindings));
            case "Fn::FindInMap" -> found(Map.of(function, expand(argument, bindings)));
            default -> Map.of(function, expand(argument, bindings));
        };
    }

    private Object reference(Object argument, Map<String, String> bindings) {
        String name = name(argument, bindings);
        return Optional.<Object>ofNullable(bindings.get(name)).orElse(Map.of("Ref", name));
    }

    private Object names(Object argument, Map<String, String> bindings) {
        return argument instanceof List<?> list
                ? list.stream().map(one -> name(one, bindings)).toList()
                : name(argument, bindings);
    }

    /** With this transform a name may be the value of a function. */
    String name(Object expression, Map<String, String> bindings) {
        if (Values.isScalar(expression)) {
            return Values.text(expression);
        }
        return value(expand(expression, bindings))
                .filter(Values::isScalar)
                .map(Values::text)
                .orElseThrow(() -> TransformFailure.because("a name could not be resolved: " + Json.text(expression)));
    }

    private Object substitution(Object argument, Map<String, String> bindings) {
        return switch (argument) {
            case List<?> list
            when list.size() == 2 -> List.of(substitution(list.getFirst(), bindings), expand(list.getLast(), bindings));
            case String text -> Placeholders.inText(text, bindings);
            default -> expand(argument, bindings);
        };
    }

    private Object length(Object argument) {
        if (argument instanceof List<?> list) {
            return (long) list.size();
        }
        return (long) list(argument)
                .orElseThrow(
                        () -> TransformFailure.because("The Fn::Length value could not be resolved for properties"))
                .size();
    }

    /** What the stack has to say first stays a function, which is evaluated with the stack. */
    private Object json(Object argument) {
        return value(argument).<Object>map(Json::text).orElse(Map.of("Fn::ToJsonString", argument));
    }

    private Object found(Object call) {
        return value(call).orElse(call);
    }
}
