package io.pointsman.endpoint.cloudformation.sam.spec;

import io.pointsman.endpoint.cloudformation.sam.python.PythonMap;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The template while it is transformed: maps and lists that change in place, as SAM changes them. What one resource adds to
 * another (a bucket's notifications, an API's paths) is written where it belongs.
 */
public final class Tree {
    private Tree() {}

    /** A copy that may be changed; a map keeps its kind of order. */
    public static Object copy(Object value) {
        return switch (value) {
            case PythonMap map -> {
                PythonMap copy = new PythonMap();
                map.forEach((name, member) -> copy.put(name, copy(member)));
                yield copy;
            }
            case Map<?, ?> map -> copyOf(map);
            case List<?> list -> {
                List<Object> copy = new ArrayList<>(list.size());
                list.forEach(item -> copy.add(copy(item)));
                yield copy;
            }
            default -> value;
        };
    }

    public static Map<String, Object> copyOf(Map<?, ?> map) {
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((name, member) -> copy.put(String.valueOf(name), copy(member)));
        return copy;
    }

    /** The map itself, not a copy. */
    @SuppressWarnings("unchecked") // every key in the tree is text: it was read so
    public static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    @SuppressWarnings("unchecked") // a list of the tree holds whatever a template can hold
    public static List<Object> list(Object value) {
        return (List<Object>) value;
    }

    public static Optional<Object> at(Map<?, ?> holder, String name) {
        return Optional.ofNullable(holder.get(name));
    }

    /** The map at that place, or an empty one that is in nobody's tree. */
    public static Map<String, Object> mapAt(Map<?, ?> holder, String name) {
        return holder.get(name) instanceof Map<?, ?> map ? map(map) : new LinkedHashMap<>();
    }

    /** The map at that place, made if nothing is there. */
    public static Map<String, Object> mapIn(Map<String, Object> holder, String name) {
        return map(holder.computeIfAbsent(name, absent -> new LinkedHashMap<>()));
    }

    public static List<Object> listAt(Map<?, ?> holder, String name) {
        return holder.get(name) instanceof List<?> list ? list(list) : new ArrayList<>();
    }

    /** A value or a list of them as a list that may be changed. */
    public static List<Object> asList(Object value) {
        if (value instanceof List<?> list) {
            return list(list);
        }
        List<Object> one = new ArrayList<>();
        one.add(value);
        return one;
    }

    /** What Python takes for true: not empty, not zero, not false. */
    public static boolean isTrue(Object value) {
        return switch (value) {
            case Map<?, ?> map -> !map.isEmpty();
            case List<?> list -> !list.isEmpty();
            case String text -> !text.isEmpty();
            case Boolean flag -> flag;
            case Long number -> number != 0;
            case BigDecimal number -> number.signum() != 0;
            default -> true;
        };
    }

    /** The value at that place, unless Python takes it for false. */
    public static Optional<Object> trueAt(Map<?, ?> holder, String name) {
        return at(holder, name).filter(Tree::isTrue);
    }

    public static Optional<String> textAt(Map<?, ?> holder, String name) {
        return at(holder, name).filter(String.class::isInstance).map(String.class::cast);
    }

    /** A map of these names and values, in this order. */
    public static Map<String, Object> of(Object... namesAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return map;
    }

    public static List<Object> listOf(Object... items) {
        return new ArrayList<>(List.of(items));
    }
}
