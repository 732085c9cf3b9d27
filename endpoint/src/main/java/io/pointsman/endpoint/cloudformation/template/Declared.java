package io.pointsman.endpoint.cloudformation.template;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One resource as a template declares it, nothing evaluated.
 *
 * @param needs what {@code DependsOn} names
 * @param attributes all members of the declaration, as written
 */
public record Declared(
        String id, String type, Map<String, Object> properties, List<String> needs, Map<String, Object> attributes) {
    static Declared of(String id, Map<String, Object> attributes) {
        String type = Values.textAt(attributes, "Type")
                .orElseThrow(() ->
                        Invalid.format("[/Resources/" + id + "] Every Resources object must contain a Type member."));
        List<String> needs = Values.at(attributes, "DependsOn").map(Values::list).orElse(List.of()).stream()
                .map(Values::text)
                .toList();
        return new Declared(id, type, Values.mapAt(attributes, "Properties"), needs, attributes);
    }

    public Optional<String> condition() {
        return Values.textAt(attributes, "Condition");
    }

    public Map<String, Object> metadata() {
        return Values.mapAt(attributes, "Metadata");
    }

    public Optional<String> deletionPolicy() {
        return Values.textAt(attributes, "DeletionPolicy");
    }

    public Optional<String> replacePolicy() {
        return Values.textAt(attributes, "UpdateReplacePolicy");
    }
}
