package io.pointsman.endpoint.cloudformation.language;

import io.pointsman.endpoint.cloudformation.template.Values;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The name of a loop is its own in the template, and no resource's. AWS documents the rule; its words are not published. */
final class LoopNames {
    private final Set<String> resources;
    private final Set<String> seen = new HashSet<>();

    private LoopNames(Set<String> resources) {
        this.resources = resources;
    }

    static void check(Map<String, Object> body) {
        LoopNames names = new LoopNames(Values.mapAt(body, "Resources").keySet());
        List.of("Conditions", "Resources", "Outputs").forEach(section -> names.in(Values.mapAt(body, section)));
    }

    private void in(Object value) {
        switch (value) {
            case Map<?, ?> map ->
                map.forEach((key, member) -> {
                    one(String.valueOf(key));
                    in(member);
                });
            case List<?> list -> list.forEach(this::in);
            default -> {
                // A scalar names nothing.
            }
        }
    }

    private void one(String key) {
        if (!Loop.isOne(key)) {
            return;
        }
        String name = key.substring(key.lastIndexOf("::") + 2);
        if (!seen.add(name) || resources.contains(name)) {
            throw TransformFailure.because("Fn::ForEach name '" + name
                    + "' must be unique within the template and cannot conflict with a logical ID in the"
                    + " Resources section");
        }
    }
}
