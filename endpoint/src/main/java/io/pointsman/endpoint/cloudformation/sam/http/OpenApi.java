package io.pointsman.endpoint.cloudformation.sam.http;

import io.pointsman.endpoint.cloudformation.sam.api.Definition;
import io.pointsman.endpoint.cloudformation.sam.python.PythonMap;
import io.pointsman.endpoint.cloudformation.sam.python.UnicodeMarks;
import io.pointsman.endpoint.cloudformation.sam.spec.Fn;
import io.pointsman.endpoint.cloudformation.sam.spec.SamDocumentTrouble;
import io.pointsman.endpoint.cloudformation.sam.spec.Tree;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The definition of an HTTP API. */
public final class OpenApi extends Definition {
    public static final String DEFAULT_PATH = "$default";
    private static final Pattern ARN = Pattern.compile("([A-Za-z0-9]+)\\.Arn");

    public OpenApi(Object document, UnicodeMarks marks) {
        super(checked(document), marks);
    }

    private static Object checked(Object document) {
        if (isValid(document)) {
            return document;
        }
        throw SamDocumentTrouble.structure(
                "Invalid OpenApi document. Invalid values or missing keys for 'openapi' or 'paths' in"
                        + " 'DefinitionBody'.");
    }

    public static boolean isValid(Object document) {
        return hasPaths(document)
                && Tree.trueAt((Map<?, ?>) document, "openapi")
                        .filter(Definition::isVersion3)
                        .isPresent();
    }

    public static Map<String, Object> skeleton() {
        PythonMap skeleton = new PythonMap();
        skeleton.put("openapi", "3.0.1");
        PythonMap info = new PythonMap();
        skeleton.put("info", info);
        info.put("version", "1.0");
        info.put("title", defaultTitle());
        skeleton.put("paths", new PythonMap());
        return skeleton;
    }

    static Map<String, Object> defaultTitle() {
        return Fn.ref("AWS::StackName");
    }

    /** A method of a path calls the function; one that is integrated already stays as it is. */
    void integrate(String path, String method, Object to, Optional<Object> condition) {
        String name = method(method);
        if (hasIntegration(path, name)) {
            return;
        }
        addPath(path, name);
        Object uri = condition.<Object>map(one -> Fn.onlyIf(one, to)).orElse(to);
        items(path).forEach(item -> {
            Map<String, Object> definition = Tree.mapAt(item, name);
            PythonMap integration = new PythonMap();
            definition.put(INTEGRATION, integration);
            integration.put("type", "aws_proxy");
            integration.put("httpMethod", "POST");
            integration.put("payloadFormatVersion", "2.0");
            integration.put("uri", uri);
            if (path.equals(DEFAULT_PATH) && name.equals(ANY)) {
                definition.put("isDefaultRoute", true);
            }
            definition.putIfAbsent("responses", new PythonMap());
            condition.ifPresent(one -> item.put(name, Fn.onlyIf(one, definition)));
        });
    }

    /** Whether the default route leads to this function already: then it is permitted all other routes. */
    boolean isDefault(String function) {
        return hasIntegration(DEFAULT_PATH, ANY)
                && integrated(DEFAULT_PATH, ANY).stream()
                        .flatMap(definition ->
                                branches(Tree.mapAt(definition, INTEGRATION).getOrDefault("uri", "")).stream())
                        .allMatch(uri -> uri instanceof Map<?, ?> call && leadsTo(call, function));
    }

    private static boolean leadsTo(Map<?, ?> uri, String function) {
        Matcher arn = ARN.matcher(String.valueOf(uri.get("Fn::Sub")));
        return arn.find() && arn.group(1).equals(function);
    }

    void parameters(String path, String method, List<String> names) {
        integrated(path, method).forEach(definition -> {
            List<Object> all = Tree.list(definition.computeIfAbsent("parameters", absent -> Tree.listOf()));
            names.forEach(name -> {
                Map<String, Object> parameter = all.stream()
                        .map(Tree::map)
                        .filter(one -> name.equals(one.get("name")))
                        .findFirst()
                        .orElseGet(() -> {
                            PythonMap made = new PythonMap();
                            made.put("name", marks().mark(name));
                            all.add(made);
                            return made;
                        });
                parameter.put("in", "path");
                parameter.put("required", true);
            });
        });
    }

    void payloadFormat(String path, String method, Object version) {
        integrated(path, method)
                .forEach(definition -> Tree.mapAt(definition, INTEGRATION).put("payloadFormatVersion", version));
    }

    void defineAuthorizer(String name, Map<String, Object> authorizer) {
        Object components = Tree.trueAt(document(), "components").orElseGet(PythonMap::new);
        document().put("components", components);
        Object schemes = Tree.trueAt(Tree.map(components), "securitySchemes").orElseGet(PythonMap::new);
        Tree.map(schemes).put(name, authorizer);
        Tree.map(components).put("securitySchemes", schemes);
    }

    void defaultAuthorizer(String path, String name, Object scopes) {
        integratedMethods(path, List.of("parameters", "options")).forEach(method -> {
            if (Tree.trueAt(method.definition(), "security").isEmpty()) {
                method.definition().put("security", Tree.listOf(Tree.of(name, scopes)));
            }
        });
    }

    void authorizer(String path, String method, String name, Object scopes) {
        integrated(path, method).forEach(definition -> {
            List<Object> security = security(definition, path, method);
            security.add(Tree.of(name, scopes));
            definition.put("security", security);
        });
    }

    void tag(String name, Object value) {
        Object tags = Tree.trueAt(document(), "tags").orElseGet(Tree::listOf);
        if (!(tags instanceof List<?>)) {
            throw SamDocumentTrouble.structure("Tags in OpenApi DefinitionBody needs to be a list.");
        }
        document().put("tags", tags);
        Map<String, Object> tag = Tree.list(tags).stream()
                .map(Tree::map)
                .filter(one -> name.equals(one.get("name")))
                .findFirst()
                .orElseGet(() -> {
                    PythonMap made = new PythonMap();
                    made.put("name", name);
                    Tree.list(tags).add(made);
                    return made;
                });
        tag.put("x-amazon-apigateway-tag-value", value);
    }

    void info(String name, Object value) {
        Tree.mapIn(document(), "info").put(name, value);
    }
}
