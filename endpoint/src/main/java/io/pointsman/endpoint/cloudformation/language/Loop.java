package io.pointsman.endpoint.cloudformation.language;

import io.pointsman.endpoint.cloudformation.template.Values;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One {@code Fn::ForEach::Name: [Identifier, Collection, {Key: Fragment}]}.
 *
 * @param collection as written: a list, or a function that gives one
 */
record Loop(String name, String identifier, Object collection, Map<String, Object> fragments) {
    private static final String PREFIX = "Fn::ForEach::";

    static boolean isOne(String key) {
        return key.startsWith(PREFIX);
    }

    static Loop read(String key, Object value) {
        String name = key.substring(PREFIX.length());
        if (name.isEmpty() || !(value instanceof List<?> parts) || parts.size() != 3) {
            throw TransformFailure.layout();
        }
        if (!(parts.getFirst() instanceof String identifier)
                || identifier.isEmpty()
                || !(parts.getLast() instanceof Map<?, ?> fragments)
                || fragments.isEmpty()
                || parts.get(1) instanceof String) {
            throw TransformFailure.layout();
        }
        return new Loop(name, identifier, parts.get(1), Values.map(fragments));
    }

    /** The bindings of one turn: those around the loop, and its own. */
    Map<String, String> turn(Map<String, String> around, String item) {
        Map<String, String> bindings = new LinkedHashMap<>(around);
        bindings.put(identifier, item);
        return bindings;
    }
}
