package io.pointsman.endpoint.cloudformation.sam.plugin;

import io.pointsman.endpoint.cloudformation.sam.api.Definition;
import io.pointsman.endpoint.cloudformation.sam.spec.Fn;
import io.pointsman.endpoint.cloudformation.sam.spec.SamDocumentTrouble;
import io.pointsman.endpoint.cloudformation.sam.spec.SamResource;
import io.pointsman.endpoint.cloudformation.sam.spec.SamTrouble;
import io.pointsman.endpoint.cloudformation.sam.spec.Tree;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The API that events without one of their own share, and the paths that every event puts into the definition of its API. Runs
 * once for REST APIs and once for HTTP APIs.
 */
public final class ImplicitApis {
    private static final Set<String> CALLERS = Set.of("AWS::Serverless::Function", "AWS::Serverless::StateMachine");

    private final Map<String, Object> body;
    private final ApiKind kind;
    private final Map<String, Map<String, Map<String, Optional<Object>>>> conditions = new LinkedHashMap<>();
    private final List<Object> deletions = new ArrayList<>();
    private final List<Object> replacements = new ArrayList<>();

    public ImplicitApis(Map<String, Object> body, ApiKind kind) {
        this.body = body;
        this.kind = kind;
    }

    public void apply() {
        Map<String, Object> resources = Tree.mapAt(body, "Resources");
        Optional<Object> declared = Tree.at(resources, kind.implicitId()).map(Tree::copy);
        resources.put(kind.implicitId(), kind.implicitApi());
        List<SamTrouble> troubles = new ArrayList<>();
        List.copyOf(resources.entrySet()).forEach(entry -> {
            Map<String, Object> resource = Tree.map(entry.getValue());
            if (CALLERS.contains(String.valueOf(resource.get("Type")))) {
                try {
                    events(resource);
                } catch (SamTrouble e) {
                    troubles.add(e.within(entry.getKey()));
                }
            }
        });
        attributes();
        pathConditions();
        boolean unused =
                Tree.mapAt(Tree.mapAt(implicit(), "DefinitionBody"), "paths").isEmpty();
        if (unused) {
            resources.remove(kind.implicitId());
            declared.ifPresent(api -> resources.put(kind.implicitId(), api));
        }
        if (!troubles.isEmpty()) {
            throw new SamDocumentTrouble(troubles);
        }
    }

    private Map<String, Object> resource(String id) {
        return Tree.mapAt(Tree.mapAt(body, "Resources"), id);
    }

    private Map<String, Object> implicit() {
        return Tree.mapAt(resource(kind.implicitId()), "Properties");
    }

    private void events(Map<String, Object> caller) {
        Map<String, Object> properties = Tree.mapAt(caller, "Properties");
        Tree.mapAt(properties, "Events").forEach((name, event) -> {
            if (event instanceof Map<?, ?> map && kind.eventType().equals(map.get("Type"))) {
                event(caller, name, Tree.map(map));
            }
        });
    }

    private void event(Map<String, Object> caller, String name, Map<String, Object> event) {
        Object declared = Tree.at(event, "Properties").orElseGet(() -> kind.defaultProperties(event));
        if (!(declared instanceof Map<?, ?> map)) {
            throw SamTrouble.event(name, "Properties should be a map.");
        }
        Map<String, Object> properties = Tree.map(map);
        if (properties.isEmpty() && kind.isRest()) {
            return;
        }
        tags(caller, properties);
        properties.putIfAbsent(kind.reference(), Fn.ref(kind.implicitId()));
        kind.defaultRoute(properties);
        String api = need(name, kind.reference(), apiId(properties));
        String path = need(name, "Path", Tree.at(properties, "Path"));
        String method = need(name, "Method", Tree.at(properties, "Method"));
        conditions
                .computeIfAbsent(api, absent -> new LinkedHashMap<>())
                .computeIfAbsent(path, absent -> new LinkedHashMap<>())
                .put(method, Tree.at(caller, "Condition"));
        if (api.equals(kind.implicitId())) {
            Tree.trueAt(caller, "DeletionPolicy").ifPresent(deletions::add);
            Tree.trueAt(caller, "UpdateReplacePolicy").ifPresent(replacements::add);
        }
        addPath(name, api, path, method);
        kind.routeSettings(name, api, properties, resource(api), Tree.at(caller, "Condition"));
    }

    private Optional<Object> apiId(Map<String, Object> properties) {
        return Tree.at(properties, kind.reference())
                .flatMap(one -> one instanceof Map<?, ?> map && map.containsKey("Ref")
                        ? Tree.at(map, "Ref")
                        : Optional.of(one));
    }

    private static String need(String event, String property, Optional<Object> value) {
        Object some = value.orElseThrow(() -> SamTrouble.event(event, "Property '" + property + "' is required."));
        if (some instanceof String text) {
            return text;
        }
        throw SamTrouble.event(event, "Property '" + property + "' should be a string.");
    }

    /** {@code PropagateTags} of a function reaches the API that SAM makes for it. */
    private void tags(Map<String, Object> caller, Map<String, Object> event) {
        String type = String.valueOf(caller.get("Type")).substring("AWS::Serverless::".length());
        Map<String, Object> globals = Tree.mapAt(Tree.mapAt(body, "Globals"), type);
        Map<String, Object> properties = Tree.mapAt(caller, "Properties");
        Optional<Object> propagate =
                Tree.trueAt(properties, "PropagateTags").or(() -> Tree.trueAt(globals, "PropagateTags"));
        Optional<Object> tags = Tree.trueAt(properties, "Tags").or(() -> Tree.trueAt(globals, "Tags"));
        if (!event.containsKey(kind.reference()) && propagate.isPresent() && tags.isPresent()) {
            Tree.mapIn(implicit(), "Tags").putAll(Tree.map(tags.get()));
            implicit().put("PropagateTags", true);
        }
    }

    private void addPath(String event, String id, String path, String method) {
        Map<String, Object> api = resource(id);
        if (api.isEmpty() || kind.isOfTheOther(String.valueOf(api.get("Type")))) {
            throw SamTrouble.event(
                    event,
                    kind.reference() + " must be a valid reference to an '" + kind.type()
                            + "' resource in same template.");
        }
        Map<String, Object> properties = Tree.mapAt(api, "Properties");
        Object definition = Tree.at(properties, "DefinitionBody").orElse("");
        if (Tree.trueAt(properties, SamResource.MANAGED).isPresent() && kind.isValid(definition)) {
            Definition changed = kind.definition(definition);
            changed.addPath(path, method);
            properties.put("DefinitionBody", changed.copy());
        }
    }

    private void attributes() {
        Map<String, Object> api = resource(kind.implicitId());
        List<Optional<Object>> all = conditions.getOrDefault(kind.implicitId(), Map.of()).values().stream()
                .flatMap(methods -> methods.values().stream())
                .toList();
        common(all, kind.implicitId() + "Condition").ifPresent(condition -> api.put("Condition", condition));
        strongest(deletions, List.of("Retain", "Delete")).ifPresent(one -> api.put("DeletionPolicy", one));
        strongest(replacements, List.of("Retain", "Snapshot", "Delete"))
                .ifPresent(one -> api.put("UpdateReplacePolicy", one));
    }

    private static Optional<String> strongest(List<Object> policies, List<String> order) {
        return order.stream().filter(policies::contains).findFirst();
    }

    /** The condition under which there is any of these; none if one of them is always there. */
    private Optional<Object> common(List<Optional<Object>> all, String name) {
        Set<String> names = new HashSet<>();
        all.forEach(one -> one.ifPresent(condition -> names.add(String.valueOf(condition))));
        if (all.isEmpty() || all.stream().anyMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        if (names.size() == 1) {
            return all.getFirst();
        }
        List<Object> sorted = new ArrayList<>(names.stream().sorted().toList());
        Tree.mapIn(body, "Conditions").putAll(Fn.anyOf(sorted, name));
        return Optional.of(name);
    }

    private void pathConditions() {
        List.copyOf(Tree.mapAt(body, "Resources").entrySet()).forEach(entry -> {
            Map<String, Object> api = Tree.map(entry.getValue());
            Map<String, Object> properties = Tree.mapAt(api, "Properties");
            if (!kind.type().equals(api.get("Type"))
                    || Tree.trueAt(properties, SamResource.MANAGED).isEmpty()) {
                return;
            }
            Definition definition =
                    kind.definition(Tree.at(properties, "DefinitionBody").orElse(""));
            definition.pathNames().forEach(path -> {
                List<Optional<Object>> methods = List.copyOf(conditions
                        .getOrDefault(entry.getKey(), Map.of())
                        .getOrDefault(path, Map.of())
                        .values());
                String letters = path.replace("/", "SLASH").replace("{", "OB").replace("}", "CB");
                common(methods, entry.getKey() + letters + "PathCondition")
                        .ifPresent(condition -> definition.makeConditional(path, condition));
            });
            properties.put("DefinitionBody", definition.copy());
        });
    }
}
