package io.pointsman.endpoint.cloudformation.template;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Plain values of templates and properties: {@code Map}, {@code List}, {@code String}, {@code Long}, {@code BigDecimal},
 * {@code Boolean}. There is no null: CloudFormation refuses it.
 */
public final class Values {
    private Values() {}

    /** A map as one from text to values, in its own order. */
    public static Map<String, Object> map(Map<?, ?> map) {
        Map<String, Object> members = new LinkedHashMap<>();
        map.forEach((key, value) -> members.put(String.valueOf(key), value));
        return members;
    }

    /** The map that is there, or an empty one when it is absent or something else. */
    public static Map<String, Object> mapAt(Map<?, ?> holder, String name) {
        return holder.get(name) instanceof Map<?, ?> map ? map(map) : Map.of();
    }

    public static Optional<Object> at(Map<?, ?> holder, String name) {
        return Optional.ofNullable(holder.get(name));
    }

    public static Optional<String> textAt(Map<?, ?> holder, String name) {
        return at(holder, name).filter(Values::isScalar).map(Values::text);
    }

    public static boolean isScalar(Object value) {
        return !(value instanceof Map) && !(value instanceof List);
    }

    /** A scalar as CloudFormation hands it on: always text. */
    public static String text(Object scalar) {
        return scalar instanceof BigDecimal number ? number.toPlainString() : String.valueOf(scalar);
    }

    /** A single value or a list as a list. */
    public static List<?> list(Object value) {
        return value instanceof List<?> items ? items : List.of(value);
    }

    /** Whether two values mean the same to CloudFormation, which does not tell {@code 10} from {@code "10"}. */
    public static boolean same(Object one, Object other) {
        return switch (one) {
            case Map<?, ?> map -> other instanceof Map<?, ?> that && sameMaps(map, that);
            case List<?> list -> other instanceof List<?> that && sameLists(list, that);
            default -> isScalar(other) && text(one).equals(text(other));
        };
    }

    private static boolean sameMaps(Map<?, ?> one, Map<?, ?> other) {
        return one.keySet().equals(other.keySet())
                && one.entrySet().stream()
                        .allMatch(entry -> at(other, String.valueOf(entry.getKey()))
                                .map(that -> same(entry.getValue(), that))
                                .orElse(false));
    }

    private static boolean sameLists(List<?> one, List<?> other) {
        if (one.size() != other.size()) {
            return false;
        }
        for (int i = 0; i < one.size(); i++) {
            if (!same(one.get(i), other.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Visits each function call ({@code Ref} or {@code Fn::...}) inside a value, the inner ones too. */
    public static void calls(Object value, BiConsumer<String, Object> visitor) {
        switch (value) {
            case Map<?, ?> map -> {
                call(map).ifPresent(call -> visitor.accept(call.getKey(), call.getValue()));
                map.values().forEach(member -> calls(member, visitor));
            }
            case List<?> list -> list.forEach(item -> calls(item, visitor));
            default -> {
                // A scalar calls nothing.
            }
        }
    }

    /** The function that a value is a call of, if it is one. */
    public static Optional<Map.Entry<String, Object>> call(Object value) {
        if (value instanceof Map<?, ?> map && map.size() == 1) {
            Map.Entry<?, ?> only = map.entrySet().iterator().next();
            String name = String.valueOf(only.getKey());
            if (name.equals("Ref") || name.startsWith("Fn::")) {
                return Optional.of(Map.entry(name, only.getValue()));
            }
        }
        return Optional.empty();
    }
}
