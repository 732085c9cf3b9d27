package io.pointsman.endpoint.cloudformation.sam.spec;

import io.pointsman.endpoint.cloudformation.sam.python.UnicodeMarks;
import io.pointsman.endpoint.cloudformation.template.Values;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts the values of parameters in the place of references to them; every other reference stays. */
public record ParameterRefs(Map<String, Object> values, UnicodeMarks marks) {
    private static final Pattern PLACE = Pattern.compile("\\$\\{([A-Za-z0-9.]+|AWS::[A-Z][A-Za-z]*)}");

    /** A copy with the values. */
    public Object in(Object value) {
        return inPlace(Tree.copy(value));
    }

    public Optional<Object> in(Optional<Object> value) {
        return value.map(this::in);
    }

    /** The value itself, changed: SAM does so, and what it hashes later shows it. */
    public Object inPlace(Object value) {
        return switch (resolved(value)) {
            case Map<?, ?> map -> {
                Map<String, Object> members = Tree.map(map);
                members.keySet().stream()
                        .toList()
                        .forEach(name -> members.compute(
                                name,
                                (key, member) ->
                                        inPlace(Optional.ofNullable(member).orElseThrow())));
                yield members;
            }
            case List<?> list -> {
                Tree.list(list).replaceAll(this::inPlace);
                yield list;
            }
            case Object other -> other;
        };
    }

    private Object resolved(Object value) {
        if (!(value instanceof Map<?, ?> map) || map.size() != 1) {
            return value;
        }
        if (map.get("Ref") instanceof String name) {
            return Optional.ofNullable(values.get(name)).map(Tree::copy).orElse(value);
        }
        Object sub = map.get("Fn::Sub");
        if (sub instanceof String text) {
            Tree.map(map).put("Fn::Sub", substituted(text));
        } else if (sub instanceof List<?> list && !list.isEmpty() && list.getFirst() instanceof String text) {
            Tree.list(list).set(0, substituted(text));
        }
        return value;
    }

    private String substituted(String text) {
        String replaced = PLACE.matcher(text)
                .replaceAll(place -> Matcher.quoteReplacement(Optional.ofNullable(values.get(place.group(1)))
                        .map(Values::text)
                        .orElse(place.group())));
        return replaced.equals(text) ? text : marks.derived(replaced, text);
    }
}
