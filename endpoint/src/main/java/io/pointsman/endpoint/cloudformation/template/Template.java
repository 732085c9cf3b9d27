package io.pointsman.endpoint.cloudformation.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One template, parsed and checked for shape, nothing evaluated. */
public record Template(Map<String, Object> body, Map<String, Parameter> parameters, Map<String, Declared> resources) {
    private static final Set<String> SECTIONS = Set.of(
            "AWSTemplateFormatVersion",
            "Description",
            "Metadata",
            "Parameters",
            "Rules",
            "Mappings",
            "Conditions",
            "Transform",
            "Globals",
            "Hooks",
            "Resources",
            "Outputs");
    private static final Set<String> ATTRIBUTES = Set.of(
            "Type",
            "Properties",
            "Condition",
            "DependsOn",
            "Metadata",
            "DeletionPolicy",
            "UpdateReplacePolicy",
            "UpdatePolicy",
            "CreationPolicy",
            "Connectors",
            "IgnoreGlobals");
    private static final String LANGUAGE_EXTENSIONS = "AWS::LanguageExtensions";
    private static final String LOOP = "Fn::ForEach::";
    private static final String SERVERLESS = "AWS::Serverless-2016-10-31";

    public static Template parse(String text) {
        Template template = of(TemplateText.read(text));
        if (template.transforms().isEmpty()) {
            PlainFunctions.check(template.body());
        }
        return template;
    }

    public static Template of(Map<String, Object> body) {
        checkSections(body);
        Map<String, Parameter> parameters = new LinkedHashMap<>();
        Values.mapAt(body, "Parameters").forEach((name, value) -> parameters.put(name, parameter(name, value)));
        Map<String, Declared> resources = new LinkedHashMap<>();
        boolean loops = transforms(body).contains(LANGUAGE_EXTENSIONS);
        Values.mapAt(body, "Resources").forEach((id, value) -> {
            if (!loops || !id.startsWith(LOOP)) {
                resources.put(id, resource(id, value));
            }
        });
        return new Template(body, parameters, resources);
    }

    private static void checkSections(Map<String, Object> body) {
        List<String> unknown =
                body.keySet().stream().filter(name -> !SECTIONS.contains(name)).toList();
        if (!unknown.isEmpty()) {
            throw Invalid.because("Invalid template property or properties [" + String.join(", ", unknown) + "]");
        }
        if (body.get("Resources") instanceof String) {
            throw Invalid.format("Any Resources member must be an object.");
        }
        if (Values.mapAt(body, "Resources").isEmpty()) {
            throw Invalid.format("At least one Resources member must be defined.");
        }
    }

    private static Parameter parameter(String name, Object value) {
        if (!name.matches("[A-Za-z0-9]+")) {
            throw Invalid.format("Parameter name " + name + " is non alphanumeric.");
        }
        return Parameter.of(name, asMap("Parameters", name, value));
    }

    private static Declared resource(String id, Object value) {
        if (id.startsWith(LOOP)) {
            throw Invalid.format("[/Resources/" + id + "] resource definition is malformed");
        }
        if (!id.matches("[A-Za-z0-9]+")) {
            throw Invalid.format("Resource name " + id + " is non alphanumeric.");
        }
        Map<String, Object> attributes = asMap("Resources", id, value);
        attributes.keySet().stream()
                .filter(name -> !ATTRIBUTES.contains(name) && !isOfTransform(attributes))
                .findFirst()
                .ifPresent(name -> {
                    throw Invalid.because("Invalid template resource property '" + name + "'");
                });
        return Declared.of(id, attributes);
    }

    /** The transform drops what it does not know of a serverless resource; it is what it makes that CloudFormation looks at. */
    private static boolean isOfTransform(Map<String, Object> attributes) {
        return Values.textAt(attributes, "Type")
                .filter(type -> type.startsWith("AWS::Serverless::"))
                .isPresent();
    }

    private static Map<String, Object> asMap(String section, String name, Object value) {
        if (value instanceof Map<?, ?> map) {
            return Values.map(map);
        }
        throw Invalid.format("[/" + section + "/" + name + "] " + section + " definition is malformed");
    }

    /** The transforms that the template names, in order. */
    public List<String> transforms() {
        return transforms(body);
    }

    private static List<String> transforms(Map<String, Object> body) {
        return Values.at(body, "Transform").map(Values::list).orElse(List.of()).stream()
                .map(Template::transformName)
                .toList();
    }

    private static String transformName(Object transform) {
        return transform instanceof Map<?, ?> map ? Values.textAt(map, "Name").orElse("") : Values.text(transform);
    }

    public boolean isServerless() {
        return transforms().contains(SERVERLESS);
    }

    public Map<String, Object> rules() {
        return Values.mapAt(body, "Rules");
    }

    public Map<String, Object> mappings() {
        return Values.mapAt(body, "Mappings");
    }

    public Map<String, Object> conditions() {
        return Values.mapAt(body, "Conditions");
    }

    public Map<String, Object> outputs() {
        return Values.mapAt(body, "Outputs");
    }

    public Optional<String> description() {
        return Values.textAt(body, "Description");
    }
}
