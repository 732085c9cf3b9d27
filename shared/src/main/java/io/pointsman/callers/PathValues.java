package io.pointsman.callers;

import io.pointsman.template.TemplateValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The values at a path of a {@link CallerRule}, by the path at which each stands. Both sides of an {@code Fn::If} count. */
final class PathValues {
    private static final Set<String> TEXT_FUNCTIONS = Set.of("Ref", "Fn::GetAtt", "Fn::Sub", "Fn::Join");
    private static final String IF = "Fn::If";

    private final Map<String, TemplateValue> found = new LinkedHashMap<>();

    private PathValues() {}

    static Map<String, TemplateValue> of(TemplateValue properties, String path) {
        PathValues values = new PathValues();
        values.walk(properties, "", List.of(path.replace("[]", ".[]").split("\\.")));
        return values.found;
    }

    private void walk(TemplateValue value, String at, List<String> path) {
        if (isIf(value)) {
            branches(value).forEach(branch -> walk(branch, at, path));
        } else if (path.isEmpty()) {
            found.putIfAbsent(unique(at), value);
        } else {
            step(value, at, path.getFirst(), path.subList(1, path.size()));
        }
    }

    private void step(TemplateValue value, String at, String step, List<String> rest) {
        switch (step) {
            case "[]" -> items(value, at, rest);
            case "*" -> value.members().forEach((name, member) -> walk(member, dotted(at, name), rest));
            case "**" -> below(value, at);
            default -> value.get(step).ifPresent(member -> walk(member, dotted(at, step), rest));
        }
    }

    private void items(TemplateValue value, String at, List<String> rest) {
        List<TemplateValue> items = value.items();
        for (int i = 0; i < items.size(); i++) {
            walk(items.get(i), at + "[" + i + "]", rest);
        }
    }

    /** Every text below, whether it is plain or made by a function. */
    private void below(TemplateValue value, String at) {
        if (isIf(value)) {
            branches(value).forEach(branch -> below(branch, at));
        } else if (isText(value)) {
            found.putIfAbsent(unique(at), value);
        } else {
            value.members().forEach((name, member) -> below(member, dotted(at, name)));
            List<TemplateValue> items = value.items();
            for (int i = 0; i < items.size(); i++) {
                below(items.get(i), at + "[" + i + "]");
            }
        }
    }

    private static boolean isText(TemplateValue value) {
        return !(value.plain() instanceof List<?>)
                && (!(value.plain() instanceof Map<?, ?> map)
                        || (map.size() == 1
                                && TEXT_FUNCTIONS.contains(
                                        String.valueOf(map.keySet().iterator().next()))));
    }

    private static boolean isIf(TemplateValue value) {
        return value.plain() instanceof Map<?, ?> map && map.size() == 1 && map.containsKey(IF);
    }

    private static List<TemplateValue> branches(TemplateValue value) {
        List<TemplateValue> parts = value.get(IF).map(TemplateValue::items).orElseGet(value::items);
        return parts.size() == 3 ? parts.subList(1, 3) : List.of();
    }

    private String unique(String at) {
        return found.containsKey(at) ? at + " (else)" : at;
    }

    private static String dotted(String at, String name) {
        return at.isEmpty() ? name : at + "." + name;
    }
}
