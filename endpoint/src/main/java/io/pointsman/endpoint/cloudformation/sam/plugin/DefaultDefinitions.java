package io.pointsman.endpoint.cloudformation.sam.plugin;

import io.pointsman.endpoint.cloudformation.sam.spec.SamResource;
import io.pointsman.endpoint.cloudformation.sam.spec.Tree;
import java.util.List;
import java.util.Map;

/** An API without a definition gets an empty one, which SAM then fills from the events. */
public record DefaultDefinitions(Map<String, Object> resources, List<ApiKind> kinds) {
    public void apply() {
        resources.values().forEach(resource -> kinds.forEach(kind -> add(Tree.map(resource), kind)));
    }

    private static void add(Map<String, Object> resource, ApiKind kind) {
        if (!kind.type().equals(resource.get("Type"))) {
            return;
        }
        Map<String, Object> properties = Tree.mapIn(resource, "Properties");
        boolean defined = Tree.trueAt(properties, "DefinitionBody").isPresent()
                || Tree.trueAt(properties, "DefinitionUri").isPresent();
        if (!defined) {
            properties.put("DefinitionBody", kind.skeleton());
            properties.put(SamResource.MANAGED, true);
        }
    }
}
