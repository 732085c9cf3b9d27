package io.pointsman.endpoint.cloudformation.sam.connector;

import io.pointsman.endpoint.cloudformation.sam.spec.Fn;
import io.pointsman.endpoint.cloudformation.sam.spec.SpecificationFile;
import io.pointsman.endpoint.cloudformation.sam.spec.Tree;
import io.pointsman.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a connector between two types needs, and where a type keeps what a connector asks for. */
final class ConnectorProfiles {
    private static final Map<String, Object> ALL =
            Tree.copyOf(Json.object(SpecificationFile.text("connectors.json")).members());

    private ConnectorProfiles() {}

    static Optional<Map<String, Object>> between(String source, String destination) {
        return Tree.at(Tree.mapAt(Tree.mapAt(ALL, "Permissions"), source), destination)
                .map(profile -> Tree.map(Tree.copy(profile)));
    }

    static Map<String, Object> ofType(String type, String id) {
        Map<String, Object> profile = Tree.mapAt(Tree.mapAt(ALL, "CfnResourceProperties"), type);
        return Tree.map(filled(Tree.copy(profile), Tree.of("logicalId", id)));
    }

    /** With the places {@code %{name}} filled; a text with a place in it becomes a {@code Fn::Sub}. */
    static Object filled(Object value, Map<String, Object> values) {
        return switch (value) {
            case Map<?, ?> map -> {
                Tree.map(map).replaceAll((name, member) -> filled(member, values));
                yield map;
            }
            case List<?> list -> {
                Tree.list(list).replaceAll(item -> filled(item, values));
                yield list;
            }
            case String text -> filledText(text, values);
            default -> value;
        };
    }

    private static Object filledText(String text, Map<String, Object> values) {
        String filled = text;
        Map<String, Object> used = Tree.of();
        for (Map.Entry<String, Object> one : values.entrySet()) {
            String place = "%{" + one.getKey() + "}";
            if (place.equals(filled)) {
                return one.getValue();
            }
            if (filled.contains(place)) {
                String variable = one.getKey().replaceAll("[^\\p{L}\\p{N}]", "");
                filled = filled.replace(place, "${" + variable + "}");
                used.put(variable, one.getValue());
            }
        }
        if (!filled.matches("(?s).*\\$\\{.+}.*")) {
            return filled;
        }
        return used.isEmpty() ? Fn.sub(filled) : Fn.sub(filled, used);
    }
}
