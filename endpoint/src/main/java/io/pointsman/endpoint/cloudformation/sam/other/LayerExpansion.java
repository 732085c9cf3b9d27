package io.pointsman.endpoint.cloudformation.sam.other;

import io.pointsman.endpoint.cloudformation.sam.spec.CfnResource;
import io.pointsman.endpoint.cloudformation.sam.spec.Fn;
import io.pointsman.endpoint.cloudformation.sam.spec.LogicalId;
import io.pointsman.endpoint.cloudformation.sam.spec.S3Location;
import io.pointsman.endpoint.cloudformation.sam.spec.SamResource;
import io.pointsman.endpoint.cloudformation.sam.spec.SamTrouble;
import io.pointsman.endpoint.cloudformation.sam.spec.Translation;
import io.pointsman.endpoint.cloudformation.sam.spec.Tree;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code AWS::Serverless::LayerVersion}: a new logical id for each content, the old version kept. */
public record LayerExpansion(SamResource layer, Translation translation) {
    private static final List<String> SAME =
            List.of("Description", "CompatibleArchitectures", "CompatibleRuntimes", "LicenseInfo");

    public CfnResource made() {
        List.of("LayerName", "LicenseInfo", "Description", "RetentionPolicy").forEach(this::resolve);
        Optional<String> kept = retention();
        String id = LogicalId.of(layer.id(), Tree.of(layer.id(), content()));
        CfnResource made = new CfnResource(id, "AWS::Lambda::LayerVersion", layer.passedOn())
                .dependsOn(Tree.at(layer.attributes(), "DependsOn").orElse(List.of()));
        kept.or(() -> made.attributes().containsKey("DeletionPolicy") ? Optional.empty() : Optional.of("Retain"))
                .ifPresent(policy -> made.attribute("DeletionPolicy", policy));
        made.with("LayerName", layer.truly("LayerName").orElse(layer.id()))
                .with("Content", S3Location.code(layer.need("ContentUri"), id, "ContentUri"))
                .from(layer.properties(), SAME);
        checkArchitectures(id);
        return made;
    }

    private void resolve(String name) {
        layer.properties()
                .computeIfPresent(name, (key, value) -> translation.parameters().in(value));
    }

    /** What the id is a hash of: neither how long a version is kept, nor what is said about it. */
    private Map<String, Object> content() {
        Map<String, Object> content = Tree.of("Type", layer.type());
        Tree.trueAt(layer.attributes(), "DependsOn").ifPresent(ids -> content.put("DependsOn", ids));
        List.of("UpdatePolicy", "Condition")
                .forEach(name -> Tree.at(layer.attributes(), name).ifPresent(value -> content.put(name, value)));
        content.put("Properties", layer.properties());
        return content;
    }

    private Optional<String> retention() {
        Optional<Object> declared = layer.property("RetentionPolicy");
        if (declared.isEmpty()) {
            return Optional.empty();
        }
        if (Fn.isCall(declared.get())) {
            throw layer.trouble(
                    "'RetentionPolicy' does not accept intrinsic functions, please use one of the following "
                            + "options: ['Retain', 'Delete']");
        }
        if (!(declared.get() instanceof String policy)) {
            throw layer.trouble("Invalid 'RetentionPolicy' type, please use one of the following options: ['Retain', "
                    + "'Delete']");
        }
        return List.of("Retain", "Delete").stream()
                .filter(policy::equalsIgnoreCase)
                .findFirst()
                .or(() -> {
                    throw layer.trouble(
                            "'RetentionPolicy' must be one of the following options: ['Retain', 'Delete'].");
                });
    }

    private void checkArchitectures(String id) {
        Object declared = layer.truly("CompatibleArchitectures").orElse(List.of());
        boolean known = Fn.isCall(declared)
                || Tree.asList(declared).stream()
                        .allMatch(one -> Fn.isCall(one) || one.equals("arm64") || one.equals("x86_64"));
        if (!known) {
            throw SamTrouble.resource(id, "CompatibleArchitectures needs to be a list of 'x86_64' or 'arm64'");
        }
    }
}
