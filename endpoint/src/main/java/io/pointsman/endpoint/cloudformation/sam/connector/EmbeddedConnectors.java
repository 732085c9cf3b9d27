package io.pointsman.endpoint.cloudformation.sam.connector;

import io.pointsman.endpoint.cloudformation.sam.spec.SamTrouble;
import io.pointsman.endpoint.cloudformation.sam.spec.Tree;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** {@code Connectors}, an attribute of a resource: each is a connector of its own, with the resource as its source. */
public record EmbeddedConnectors(Map<String, Object> resources, Consumer<SamTrouble> troubles) {
    /** Puts them among the resources. */
    public void extract() {
        Map<String, Object> found = new LinkedHashMap<>();
        resources.forEach((id, resource) -> {
            Object declared = Tree.map(resource).remove("Connectors");
            if (declared instanceof Map<?, ?> connectors) {
                Tree.map(connectors).forEach((name, connector) -> add(found, id, name, connector));
            } else if (declared != null) {
                troubles.accept(SamTrouble.resource(id, "Attribute '" + id + ".Connectors' should be a map."));
            }
        });
        resources.putAll(found);
    }

    private void add(Map<String, Object> found, String source, String name, Object declared) {
        String id = source + name;
        if (!(declared instanceof Map<?, ?> map)) {
            troubles.accept(SamTrouble.resource(id, source + "." + id + " should be a map."));
            return;
        }
        Map<String, Object> connector = Tree.copyOf(map);
        connector.put("Type", "AWS::Serverless::Connector");
        if (!(connector.get("Properties") instanceof Map<?, ?> properties)) {
            troubles.accept(
                    SamTrouble.resource(source, "Attribute 'Connectors." + name + ".Properties' should be a map."));
            return;
        }
        if (resources.containsKey(id)) {
            troubles.accept(SamTrouble.duplicate(source, id, "AWS::Serverless::Connector"));
            return;
        }
        Map<String, Object> from = Tree.of("Id", source);
        Object reference = Tree.map(properties).remove("SourceReference");
        if (reference instanceof Map<?, ?> more) {
            if (more.containsKey("Id")) {
                troubles.accept(SamTrouble.resource(name, "'Id' shouldn't be defined in 'SourceReference'."));
                return;
            }
            from.putAll(Tree.map(more));
        }
        Tree.map(properties).put("Source", from);
        found.put(id, connector);
    }
}
