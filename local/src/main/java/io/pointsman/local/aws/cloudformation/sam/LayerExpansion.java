package io.pointsman.local.aws.cloudformation.sam;

import io.pointsman.local.aws.cloudformation.template.Values;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code AWS::Serverless::LayerVersion}: a new logical id for each content, the old version kept. */
final class LayerExpansion {
    private static final List<String> SAME =
            List.of("Description", "CompatibleArchitectures", "CompatibleRuntimes", "LicenseInfo");
    private static final Set<String> NOT_CONTENT = Set.of("DeletionPolicy", "UpdateReplacePolicy", "Metadata");

    private final ServerlessResource layer;
    private final Renames renames;

    LayerExpansion(ServerlessResource layer, Renames renames) {
        this.layer = layer;
        this.renames = renames;
    }

    Map<String, Map<String, Object>> resources() {
        Map<String, Object> content = new LinkedHashMap<>(layer.attributes());
        content.keySet().removeAll(NOT_CONTENT);
        content.put("Properties", layer.properties());
        String id = LogicalId.of(layer.id(), Map.of(layer.id(), content));
        renames.put(layer.id(), id);
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("LayerName", layer.property("LayerName").orElse(layer.id()));
        properties.put(
                "Content",
                S3Place.of(
                        layer.property("ContentUri")
                                .orElseThrow(() -> layer.trouble("Missing required property 'ContentUri'.")),
                        id,
                        "ContentUri"));
        SAME.forEach(name -> layer.property(name).ifPresent(value -> properties.put(name, value)));
        Map<String, Object> made = layer.main("AWS::Lambda::LayerVersion", properties);
        made.put("DeletionPolicy", policy());
        return Map.of(id, made);
    }

    private Object policy() {
        return layer.text("RetentionPolicy")
                .map(policy -> policy.equalsIgnoreCase("delete") ? "Delete" : "Retain")
                .orElse(Values.textAt(layer.attributes(), "DeletionPolicy").orElse("Retain"));
    }
}
