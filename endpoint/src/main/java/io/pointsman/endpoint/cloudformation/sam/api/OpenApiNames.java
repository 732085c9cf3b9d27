package io.pointsman.endpoint.cloudformation.sam.api;

import io.pointsman.endpoint.cloudformation.sam.python.PythonMap;
import io.pointsman.endpoint.cloudformation.sam.spec.Tree;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What SAM writes as Swagger 2.0 and has to rename where the API is one of OpenAPI 3. */
record OpenApiNames(Optional<Object> declared) {
    Map<String, Object> in(Map<String, Object> document) {
        Optional<Object> version = declared.or(() -> Tree.at(document, "openapi"));
        boolean three =
                version.filter(Tree::isTrue).filter(Definition::isVersion3).isPresent();
        if (document.containsKey("swagger") || !three) {
            return document;
        }
        move(document, "securityDefinitions", "securitySchemes");
        move(document, "definitions", "schemas");
        Map<String, Object> paths = Definition.dictionary(
                Tree.trueAt(document, "paths").orElse(Tree.of()),
                "Value of paths must be a dictionary according to Swagger spec.");
        paths.forEach((path, item) -> {
            Map<String, Object> methods = Definition.dictionary(
                    item, "Value of '" + path + "' path must be a dictionary according to Swagger spec.");
            Tree.trueAt(methods, "options")
                    .ifPresent(options -> preflight(Definition.dictionary(
                            options,
                            "Value of options method for path " + path + " must be a dictionary according to Swagger "
                                    + "spec.")));
        });
        return document;
    }

    private static void move(Map<String, Object> document, String from, String to) {
        Tree.trueAt(document, from).ifPresent(section -> {
            Object components = Tree.trueAt(document, "components").orElseGet(PythonMap::new);
            Tree.map(components).put(to, section);
            document.put("components", components);
            document.remove(from);
        });
    }

    private static void preflight(Map<String, Object> options) {
        List.of("produces", "consumes").forEach(options::remove);
        Map<String, Object> headers = Tree.mapAt(Tree.mapAt(Tree.mapAt(options, "responses"), "200"), "headers");
        List.copyOf(headers.entrySet()).forEach(header -> {
            PythonMap schema = new PythonMap();
            schema.put("schema", header.getValue());
            headers.put(header.getKey(), schema);
        });
    }
}
