package io.pointsman.endpoint.cloudformation.sam.workflow;

import io.pointsman.endpoint.cloudformation.sam.spec.Fn;
import io.pointsman.endpoint.cloudformation.sam.spec.Tree;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What is only known when the stack is made, in the definition of a state machine: each becomes a substitution, by number. */
final class DynamicValues {
    private static final Pattern REFERENCE = Pattern.compile("\\{\\{resolve:([a-z-]+):(.+)}}");

    private final Map<String, Object> substitutions;
    private int made;

    DynamicValues(Map<String, Object> substitutions) {
        this.substitutions = substitutions;
    }

    void replaceIn(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> members = Tree.map(map);
            new TreeMap<>(members).forEach((name, member) -> members.put(name, replaced(member)));
        } else if (value instanceof List<?> list) {
            Tree.list(list).replaceAll(this::replaced);
        }
    }

    private Object replaced(Object value) {
        boolean reference =
                value instanceof String text && REFERENCE.matcher(text).matches();
        if (!Fn.isCall(value) && !reference) {
            replaceIn(value);
            return value;
        }
        String name = "definition_substitution_" + ++made;
        substitutions.put(name, value);
        return "${" + name + "}";
    }
}
