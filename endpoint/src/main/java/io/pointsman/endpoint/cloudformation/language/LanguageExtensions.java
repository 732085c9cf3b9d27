package io.pointsman.endpoint.cloudformation.language;

import io.pointsman.endpoint.cloudformation.intrinsic.Scene;
import io.pointsman.endpoint.cloudformation.template.Template;
import io.pointsman.endpoint.cloudformation.template.Values;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The transform {@code AWS::LanguageExtensions}: loops, lengths, JSON text, defaults of mappings, and functions where a template may
 * otherwise hold text alone. What depends on the stack's own resources stays for the stack to evaluate.
 */
public final class LanguageExtensions {
    public static final String NAME = "AWS::LanguageExtensions";

    private static final Set<String> TEXTS = Set.of("Condition", "DeletionPolicy", "UpdateReplacePolicy", "DependsOn");

    private final Template template;
    private final Map<String, String> parameters;
    private final Scene scene;

    /** @param scene of which only the account and the Region are asked: a transform knows no stack */
    public LanguageExtensions(Template template, Map<String, String> parameters, Scene scene) {
        this.template = template;
        this.parameters = parameters;
        this.scene = scene;
    }

    /** The processed template; a refusal says what the change set's reason says. */
    public Template apply() {
        LoopNames.check(template.body());
        Map<String, Object> body = new LinkedHashMap<>(template.body());
        expand(body, "Conditions");
        expand(body, "Resources");
        expand(body, "Outputs");
        alphanumeric("LogicalId", Values.mapAt(body, "Resources"));
        alphanumeric("OutputKey", Values.mapAt(body, "Outputs"));
        body.computeIfPresent("Resources", (name, section) -> settled((Map<?, ?>) section, body));
        body.computeIfPresent("Outputs", (name, section) -> settled((Map<?, ?>) section, body));
        withoutThis(body);
        return Template.of(body);
    }

    private void expand(Map<String, Object> body, String section) {
        if (body.get(section) instanceof Map<?, ?> members) {
            body.put(section, new LoopExpansion(known(body)).members(members, Map.of()));
        }
    }

    private KnownValues known(Map<String, Object> body) {
        return new KnownValues(new Template(body, template.parameters(), template.resources()), parameters, scene);
    }

    private static void alphanumeric(String what, Map<String, Object> members) {
        members.keySet().stream()
                .filter(name -> !name.matches("[A-Za-z0-9]+"))
                .findFirst()
                .ifPresent(name -> {
                    throw TransformFailure.because(what + " '" + name + "' should be alphanumeric");
                });
    }

    /** Conditions, policies and dependencies become text. */
    private Map<String, Object> settled(Map<?, ?> section, Map<String, Object> body) {
        Map<String, Object> settled = new LinkedHashMap<>();
        section.forEach((id, member) -> settled.put(
                String.valueOf(id), member instanceof Map<?, ?> attributes ? attributes(attributes, body) : member));
        return settled;
    }

    private Map<String, Object> attributes(Map<?, ?> attributes, Map<String, Object> body) {
        Map<String, Object> settled = new LinkedHashMap<>();
        attributes.forEach((name, value) -> {
            String attribute = String.valueOf(name);
            (TEXTS.contains(attribute) ? text(attribute, value, body) : Optional.of(value))
                    .ifPresent(one -> settled.put(attribute, one));
        });
        Values.textAt(settled, "Condition")
                .filter(condition -> !Values.mapAt(body, "Conditions").containsKey(condition))
                .ifPresent(condition -> {
                    throw TransformFailure.because("Key " + condition + " is missing in the map.");
                });
        return settled;
    }

    /** Empty for {@code AWS::NoValue}. */
    private Optional<Object> text(String attribute, Object value, Map<String, Object> body) {
        if (Values.isScalar(value)
                || (value instanceof List<?> list && list.stream().allMatch(Values::isScalar))) {
            return Optional.of(value);
        }
        try {
            return known(body).of(value);
        } catch (NotYet later) {
            throw TransformFailure.because("The " + attribute + " value could not be resolved");
        }
    }

    private static void withoutThis(Map<String, Object> body) {
        List<?> others = Values.at(body, "Transform").map(Values::list).orElse(List.of()).stream()
                .filter(one -> !one.equals(NAME))
                .toList();
        body.remove("Transform");
        if (!others.isEmpty()) {
            body.put("Transform", others);
        }
    }
}
