package io.pointsman.endpoint.cloudformation.sam.api;

import io.pointsman.endpoint.cloudformation.sam.python.PythonMap;
import io.pointsman.endpoint.cloudformation.sam.python.UnicodeMarks;
import io.pointsman.endpoint.cloudformation.sam.spec.Fn;
import io.pointsman.endpoint.cloudformation.sam.spec.SamDocumentTrouble;
import io.pointsman.endpoint.cloudformation.sam.spec.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The definition of an API while paths and methods are put into it: Swagger 2.0 of a REST API, OpenAPI 3 of either kind. A copy of
 * what it began with; paths and methods may stand in a {@code Fn::If}, and then both branches are meant.
 */
public class Definition {
    public static final String INTEGRATION = "x-amazon-apigateway-integration";
    public static final String ANY = "x-amazon-apigateway-any-method";

    private final Map<String, Object> document;
    private final UnicodeMarks marks;

    protected Definition(Object document, UnicodeMarks marks) {
        this.document = Tree.map(Tree.copy(document));
        this.marks = marks;
        paths().forEach((path, item) -> branches(item).forEach(branch -> item(branch, path)));
    }

    public Map<String, Object> document() {
        return document;
    }

    public UnicodeMarks marks() {
        return marks;
    }

    public final Map<String, Object> paths() {
        return Tree.mapAt(document, "paths");
    }

    /** In the order that they have now: who goes over them may add to them. */
    public List<String> pathNames() {
        return List.copyOf(paths().keySet());
    }

    /** Whether it is version 3 of OpenAPI; 2.0 is Swagger. */
    public boolean isOpenApi3() {
        return Tree.trueAt(document, "openapi").filter(Definition::isVersion3).isPresent();
    }

    public static boolean isVersion3(Object version) {
        return String.valueOf(version).matches("3(\\.\\d)(\\.\\d)?");
    }

    public static boolean hasPaths(Object document) {
        return document instanceof Map<?, ?> map && map.get("paths") instanceof Map;
    }

    /** What it is, or what it is under either of two conditions. */
    public static List<Object> branches(Object item) {
        if (!(item instanceof Map<?, ?> map) || !map.containsKey("Fn::If")) {
            return List.of(item);
        }
        if (!(map.get("Fn::If") instanceof List<?> arguments)) {
            throw SamDocumentTrouble.structure("Value of Fn::If must be a list.");
        }
        return arguments.stream()
                .skip(1)
                .filter(branch -> !Fn.isNoValue(branch))
                .<Object>map(branch -> branch)
                .toList();
    }

    public String method(String method) {
        String small = method.toLowerCase(Locale.ROOT);
        return small.equals("any") ? ANY : marks.derived(small, method);
    }

    public boolean hasIntegration(String path, String method) {
        if (!paths().containsKey(path)) {
            return false;
        }
        String name = method(method);
        return items(path).stream()
                .allMatch(item -> item.get(name) instanceof Map<?, ?> definition
                        && branches(definition).stream().anyMatch(one -> isIntegrated(method(one, path, method))));
    }

    public static boolean isIntegrated(Map<String, Object> method) {
        return Tree.trueAt(method, INTEGRATION).isPresent();
    }

    public void addPath(String path, String method) {
        Object item = paths().computeIfAbsent(path, absent -> new PythonMap());
        if (!(item instanceof Map)) {
            throw SamDocumentTrouble.structure(
                    "Value of '" + path + "' path must be a dictionary according to Swagger spec.");
        }
        branches(item).forEach(branch -> Tree.map(branch).putIfAbsent(method(method), new PythonMap()));
    }

    public void makeConditional(String path, Object condition) {
        Map<String, Object> paths = paths();
        paths.put(
                path, Fn.onlyIf(condition, Optional.ofNullable(paths.get(path)).orElseThrow()));
    }

    public List<Map<String, Object>> items(String path) {
        return branches(Tree.at(paths(), path).orElse(Tree.of())).stream()
                .map(branch -> item(branch, path))
                .toList();
    }

    private static Map<String, Object> item(Object item, String path) {
        return dictionary(item, "Value of '" + path + "' path must be a dictionary according to Swagger spec.");
    }

    public static Map<String, Object> dictionary(Object value, String message) {
        if (value instanceof Map<?, ?> map) {
            return Tree.map(map);
        }
        throw SamDocumentTrouble.structure(message);
    }

    private static Map<String, Object> method(Object definition, String path, String method) {
        return dictionary(definition, "Definition of method '" + method + "' for path '" + path + "' should be a map.");
    }

    /** The definitions of one method that lead somewhere. */
    public List<Map<String, Object>> integrated(String path, String method) {
        List<Map<String, Object>> found = new ArrayList<>();
        items(path)
                .forEach(item -> branches(Tree.at(item, method(method)).orElse(Tree.of())).stream()
                        .map(one -> method(one, path, method))
                        .filter(Definition::isIntegrated)
                        .forEach(found::add));
        return found;
    }

    /**
     * One method of a path.
     *
     * @param name as it is in the definition, in small letters
     */
    public record Method(String name, Map<String, Object> definition) {}

    /** All methods of a path that lead somewhere. */
    public List<Method> integratedMethods(String path, List<String> exceptions) {
        List<Method> found = new ArrayList<>();
        items(path)
                .forEach(item -> List.copyOf(item.entrySet()).stream()
                        .filter(member -> !exceptions.contains(member.getKey()))
                        .forEach(member -> branches(member.getValue()).stream()
                                .map(one -> method(one, path, member.getKey()))
                                .filter(Definition::isIntegrated)
                                .forEach(one -> found.add(new Method(method(member.getKey()), one)))));
        return found;
    }

    public void timeout(String path, String method, Object milliseconds) {
        integrated(path, method).forEach(one -> Tree.mapAt(one, INTEGRATION).put("timeoutInMillis", milliseconds));
    }

    public static List<Object> security(Map<String, Object> definition, String path, String method) {
        Object security = Tree.at(definition, "security").orElse(List.of());
        if (security instanceof List<?> list) {
            return new ArrayList<>(list);
        }
        throw SamDocumentTrouble.structure(
                "Type of security for path " + path + " method " + method + " must be a list");
    }

    /** A copy, as SAM hands it on: the order of a map is that of a fresh one. */
    public Map<String, Object> copy() {
        return Tree.map(Tree.copy(document));
    }
}
