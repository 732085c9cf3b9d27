package io.pointsman.endpoint.cloudformation.sam.plugin;

import io.pointsman.endpoint.cloudformation.sam.api.Definition;
import io.pointsman.endpoint.cloudformation.sam.python.PythonMap;
import io.pointsman.endpoint.cloudformation.sam.spec.Fn;
import io.pointsman.endpoint.cloudformation.sam.spec.SamDocumentTrouble;
import io.pointsman.endpoint.cloudformation.sam.spec.SamResource;
import io.pointsman.endpoint.cloudformation.sam.spec.SamTrouble;
import io.pointsman.endpoint.cloudformation.sam.spec.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The template's {@code Globals} section: maps are merged, lists joined, everything else is the resource's own if it has it. */
public final class Globals {
    private static final String PREFIX = "AWS::Serverless::";
    private static final TreeMap<String, List<String>> SUPPORTED = new TreeMap<>();

    static {
        GlobalProperties.read().forEach(SUPPORTED::put);
    }

    private final Map<String, Object> body;

    public Globals(Map<String, Object> body) {
        this.body = body;
    }

    /** Puts them beneath the properties of every resource, and takes the section away. */
    public void apply() {
        Optional<Object> declared = Tree.at(body, "Globals");
        declared.ifPresent(Globals::check);
        Map<String, Object> globals = Tree.mapAt(body, "Globals");
        Tree.mapAt(body, "Resources").forEach((id, resource) -> {
            Map<String, Object> attributes = Tree.map(resource);
            String type = String.valueOf(attributes.get("Type"));
            if (type.startsWith(PREFIX) && globals.containsKey(type.substring(PREFIX.length()))) {
                Map<String, Object> section = Tree.mapAt(globals, type.substring(PREFIX.length()));
                attributes.put(
                        "Properties", merged(without(id, section, attributes), Tree.mapAt(attributes, "Properties")));
            }
            openApi(type, attributes);
        });
        body.remove("Globals");
    }

    private static void check(Object declared) {
        if (!(declared instanceof Map<?, ?> sections)) {
            throw trouble("It must be a non-empty dictionary");
        }
        Tree.map(sections).forEach((name, section) -> {
            List<String> supported = Optional.ofNullable(SUPPORTED.get(name))
                    .orElseThrow(() -> trouble("'" + name + "' is not supported. Must be one of the following values - "
                            + listed(List.copyOf(SUPPORTED.keySet()))));
            if (!(section instanceof Map<?, ?> properties)) {
                throw trouble("Value of ${section} must be a dictionary");
            }
            Tree.map(properties).keySet().stream()
                    .filter(key -> !supported.contains(key))
                    .findFirst()
                    .ifPresent(key -> {
                        throw trouble("'" + key + "' is not a supported property of '" + name
                                + "'. Must be one of the following values - " + listed(supported));
                    });
        });
    }

    private static String listed(List<String> names) {
        return names.stream().map(name -> "'" + name + "'").collect(Collectors.joining(", ", "[", "]"));
    }

    private static SamDocumentTrouble trouble(String message) {
        return SamDocumentTrouble.of(SamTrouble.plain("'Globals' section is invalid. " + message));
    }

    /** {@code IgnoreGlobals}: all of them, or those named. */
    private static Map<String, Object> without(String id, Map<String, Object> section, Map<String, Object> attributes) {
        Optional<Object> ignored = Tree.trueAt(attributes, "IgnoreGlobals");
        if (ignored.isEmpty()) {
            return section;
        }
        if (ignored.get().equals("*")) {
            return new LinkedHashMap<>();
        }
        if (!(ignored.get() instanceof List<?> names)) {
            throw SamDocumentTrouble.of(
                    SamTrouble.resource(id, "Resource " + id + " has invalid resource attribute 'IgnoreGlobals'."));
        }
        Map<String, Object> left = Tree.map(Tree.copy(section));
        names.forEach(name -> {
            if (left.remove(String.valueOf(name)) == null) {
                throw SamDocumentTrouble.of(SamTrouble.resource(
                        id,
                        "Resource " + id + " has invalid resource attribute 'IgnoreGlobals' on item '" + name + "'."));
            }
        });
        return left;
    }

    private static Map<String, Object> merged(Map<String, Object> global, Map<String, Object> own) {
        Map<String, Object> merged = global instanceof PythonMap ? PythonMap.of(global) : new LinkedHashMap<>(global);
        own.forEach((name, value) -> merged.merge(name, value, Globals::mergedValue));
        return merged;
    }

    private static Object mergedValue(Object global, Object own) {
        if (global instanceof Map<?, ?> one && own instanceof Map<?, ?> other && !Fn.isCall(one) && !Fn.isCall(other)) {
            return merged(Tree.map(one), Tree.map(other));
        }
        if (global instanceof List<?> one && own instanceof List<?> other) {
            List<Object> joined = new ArrayList<>(one);
            joined.addAll(other);
            return joined;
        }
        return own;
    }

    /** A definition that SAM writes is of the version that the API asks for, which may be a global one. */
    private static void openApi(String type, Map<String, Object> attributes) {
        Map<String, Object> properties = Tree.mapAt(attributes, "Properties");
        boolean three = type.equals("AWS::Serverless::Api")
                && properties.containsKey(SamResource.MANAGED)
                && Tree.at(properties, "OpenApiVersion")
                        .filter(Definition::isVersion3)
                        .isPresent();
        if (!three) {
            return;
        }
        properties.computeIfPresent(
                "OpenApiVersion", (name, version) -> version instanceof String ? version : String.valueOf(version));
        Map<String, Object> body = Tree.mapAt(properties, "DefinitionBody");
        if (properties.containsKey("DefinitionBody")) {
            body.put("openapi", Tree.at(properties, "OpenApiVersion").orElseThrow());
            if (Tree.trueAt(body, "swagger").isPresent()) {
                body.remove("swagger");
            }
        }
    }
}
