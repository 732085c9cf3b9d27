package io.pointsman.endpoint.cloudformation.sam.plugin;

import io.pointsman.endpoint.cloudformation.sam.python.PythonMap;
import io.pointsman.endpoint.cloudformation.sam.python.UnicodeMarks;
import io.pointsman.endpoint.cloudformation.sam.spec.Tree;
import java.util.Map;
import java.util.Set;

/**
 * Gives a template with APIs the order and the strings of Python 2.7, wherever they reach the definition of an API: the logical id
 * of a deployment is a hash of it. A template without APIs keeps its own order.
 */
public record PythonOrder(Map<String, Object> body, UnicodeMarks marks) {
    private static final Set<String> APIS = Set.of("AWS::Serverless::Api", "AWS::Serverless::HttpApi");
    private static final Set<String> CALLERS = Set.of("AWS::Serverless::Function", "AWS::Serverless::StateMachine");

    public void apply() {
        if (!needs()) {
            return;
        }
        Tree.mapAt(body, "Globals").computeIfPresent("Api", (name, section) -> marks.converted(section));
        PythonMap resources = new PythonMap();
        Tree.mapAt(body, "Resources").forEach((id, resource) -> {
            convert(Tree.map(resource));
            resources.put(marks.mark(id), resource);
        });
        body.put("Resources", resources);
    }

    private void convert(Map<String, Object> resource) {
        String type = String.valueOf(resource.get("Type"));
        if (APIS.contains(type)) {
            resource.computeIfPresent("Properties", (name, properties) -> marks.converted(properties));
        } else if (CALLERS.contains(type) && resource.containsKey("Properties")) {
            resource.computeIfPresent("Condition", (name, condition) -> marks.converted(condition));
            Map<String, Object> properties = Tree.mapAt(resource, "Properties");
            properties.computeIfPresent("FunctionName", (name, value) -> marks.converted(value));
            properties.computeIfPresent("Events", (name, events) -> marks.converted(events));
        }
    }

    public boolean needs() {
        boolean global = Tree.trueAt(
                        Tree.mapAt(Tree.mapAt(Tree.mapAt(body, "Globals"), "HttpApi"), "Auth"), "DefaultAuthorizer")
                .isPresent();
        return Tree.mapAt(body, "Resources").values().stream()
                .map(Tree::map)
                .anyMatch(resource -> needs(resource, global));
    }

    private static boolean needs(Map<String, Object> resource, boolean global) {
        Map<String, Object> properties = Tree.mapAt(resource, "Properties");
        return switch (String.valueOf(resource.get("Type"))) {
            case "AWS::Serverless::Api" -> true;
            case "AWS::Serverless::HttpApi" ->
                global
                        || Tree.trueAt(Tree.mapAt(properties, "Auth"), "DefaultAuthorizer")
                                .isPresent();
            case "AWS::Serverless::Function" ->
                hasEvent(properties, "Api") || (global && hasEvent(properties, "HttpApi"));
            case "AWS::Serverless::StateMachine" -> hasEvent(properties, "Api");
            default -> false;
        };
    }

    private static boolean hasEvent(Map<String, Object> properties, String type) {
        return Tree.mapAt(properties, "Events").values().stream()
                .anyMatch(event -> event instanceof Map<?, ?> map && type.equals(map.get("Type")));
    }
}
