package io.pointsman.local.aws.cloudformation.sam;

import io.pointsman.local.aws.cloudformation.template.Declared;
import io.pointsman.local.aws.cloudformation.template.Invalid;
import io.pointsman.local.aws.cloudformation.template.Template;
import io.pointsman.local.aws.cloudformation.template.Values;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The transform {@code AWS::Serverless-2016-10-31}: a template with serverless types to one without. */
public final class SamTransform {
    private static final String NAME = "AWS::Serverless-2016-10-31";

    private final Template template;
    private final ParameterRefs parameters;
    private final Renames renames = new Renames();
    private final Map<String, Object> made = new LinkedHashMap<>();
    private final List<String> troubles = new ArrayList<>();

    /** @param region which SAM knows as a parameter, as it knows the partition */
    public SamTransform(Template template, Map<String, String> values, String region) {
        this.template = template;
        Map<String, Object> known = new LinkedHashMap<>();
        values.forEach(
                (name, value) -> Optional.ofNullable(template.parameters().get(name))
                        .ifPresent(one -> known.put(name, one.typed(value))));
        known.put("AWS::Region", region);
        known.put("AWS::Partition", "aws");
        this.parameters = new ParameterRefs(known);
    }

    /** The processed template; a refusal says what the change set's reason says. */
    public Template apply() {
        try {
            Globals globals = new Globals(template.body());
            functionsFirst().forEach(declared -> {
                Map<String, Object> properties = globals.under(declared.type(), declared.properties());
                expand(new ServerlessResource(declared.id(), declared.type(), declared.attributes(), properties));
            });
        } catch (SamDocumentTrouble e) {
            troubles.add(e.said());
        }
        if (!troubles.isEmpty()) {
            throw Invalid.because(
                    "Transform " + NAME + " failed with: Invalid Serverless Application Specification document. "
                            + "Number of errors found: " + troubles.size() + ". " + String.join(" ", troubles));
        }
        return processed();
    }

    /** SAM's own order, which is that of its errors. */
    private List<Declared> functionsFirst() {
        return template.resources().values().stream()
                .sorted(Comparator.comparing(one -> !one.type().equals("AWS::Serverless::Function")))
                .toList();
    }

    private void expand(ServerlessResource resource) {
        try {
            made.putAll(expanded(resource));
        } catch (SamTrouble e) {
            troubles.add(String.valueOf(e.getMessage()));
        }
    }

    private Map<String, ? extends Object> expanded(ServerlessResource resource) {
        return switch (resource.type()) {
            case "AWS::Serverless::Function" -> new FunctionExpansion(resource, parameters, renames).resources();
            case "AWS::Serverless::LayerVersion" -> new LayerExpansion(resource, renames).resources();
            case String type when type.startsWith("AWS::Serverless::") -> InertExpansion.of(resource);
            default -> Map.of(resource.id(), resource.attributes());
        };
    }

    private Template processed() {
        Map<String, Object> body = new LinkedHashMap<>(template.body());
        body.remove("Transform");
        body.remove("Globals");
        body.put("Resources", renames.in(made));
        body.computeIfPresent("Outputs", (name, outputs) -> Values.map((Map<?, ?>) renames.in(outputs)));
        return Template.of(body);
    }
}
