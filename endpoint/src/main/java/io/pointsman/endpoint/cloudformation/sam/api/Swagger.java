package io.pointsman.endpoint.cloudformation.sam.api;

import io.pointsman.endpoint.cloudformation.sam.python.PythonMap;
import io.pointsman.endpoint.cloudformation.sam.python.UnicodeMarks;
import io.pointsman.endpoint.cloudformation.sam.spec.Fn;
import io.pointsman.endpoint.cloudformation.sam.spec.SamDocumentTrouble;
import io.pointsman.endpoint.cloudformation.sam.spec.Tree;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The definition of a REST API. */
public final class Swagger extends Definition {
    static final List<String> NO_METHODS = List.of("summary", "description", "parameters");
    private static final List<String> LATE =
            List.of("securityDefinitions", "x-amazon-apigateway-gateway-responses", "definitions");
    private static final String CALLER = "arn:aws:iam::*:user/*";

    private final Map<String, Object> late = new HashMap<>();

    public Swagger(Object document, UnicodeMarks marks) {
        super(checked(document), marks);
    }

    private static Object checked(Object document) {
        if (isValid(document)) {
            return document;
        }
        throw SamDocumentTrouble.structure(
                "Invalid Swagger document or the Swagger document is not explicitly defined in " + "'DefinitionBody'.");
    }

    public static boolean isValid(Object document) {
        return hasPaths(document)
                && (Tree.trueAt((Map<?, ?>) document, "swagger").isPresent()
                        || Tree.trueAt((Map<?, ?>) document, "openapi")
                                .filter(Definition::isVersion3)
                                .isPresent());
    }

    public static Map<String, Object> skeleton() {
        PythonMap skeleton = new PythonMap();
        skeleton.put("swagger", "2.0");
        PythonMap info = new PythonMap();
        skeleton.put("info", info);
        info.put("version", "1.0");
        info.put("title", Fn.ref("AWS::StackName"));
        skeleton.put("paths", new PythonMap());
        return skeleton;
    }

    static PythonMap map(Object... namesAndValues) {
        PythonMap map = new PythonMap();
        Tree.of(namesAndValues).forEach(map::put);
        return map;
    }

    /** What a method does: a function is called, and answers for itself. */
    record Integration(Object uri, Optional<Object> condition, boolean streams) {}

    void integrate(String path, String method, Integration to, Map<String, Object> auth, Map<String, Object> apiAuth) {
        String name = method(method);
        if (hasIntegration(path, name)) {
            throw SamDocumentTrouble.structure(
                    "Lambda integration already exists on Path=" + path + ", Method=" + name);
        }
        addPath(path, name);
        Object uri = to.condition().<Object>map(one -> Fn.onlyIf(one, to.uri())).orElse(to.uri());
        items(path).forEach(item -> {
            Map<String, Object> definition = Tree.mapAt(item, name);
            PythonMap integration = new PythonMap();
            definition.put(INTEGRATION, integration);
            integration.put("type", "aws_proxy");
            integration.put("httpMethod", "POST");
            integration.put("uri", uri);
            if (to.streams()) {
                integration.put("responseTransferMode", "STREAM");
            }
            credentials(auth, apiAuth).ifPresent(role -> integration.put("credentials", role));
            definition.putIfAbsent("responses", new PythonMap());
            to.condition().ifPresent(one -> item.put(name, Fn.onlyIf(one, definition)));
        });
    }

    private static Optional<Object> credentials(Map<String, Object> auth, Map<String, Object> apiAuth) {
        boolean iam = "AWS_IAM".equals(auth.get("Authorizer"))
                || ("AWS_IAM".equals(apiAuth.get("DefaultAuthorizer")) && auth.isEmpty());
        if (!iam) {
            return Optional.empty();
        }
        Object role = role(auth).or(() -> role(apiAuth)).orElse(CALLER);
        return Optional.of(role.equals("CALLER_CREDENTIALS") ? CALLER : role).filter(one -> !one.equals("NONE"));
    }

    private static Optional<Object> role(Map<String, Object> auth) {
        return auth.containsKey("InvokeRole")
                ? Optional.of(Tree.trueAt(auth, "InvokeRole").orElse("NONE"))
                : Optional.empty();
    }

    /** A method that starts a state machine. */
    public void start(String path, String method, Object role, Object templates, Optional<Object> condition) {
        String name = method(method);
        Object start = Fn.sub("arn:${AWS::Partition}:apigateway:${AWS::Region}:states:action/StartExecution");
        addPath(path, name);
        items(path).forEach(item -> {
            Map<String, Object> definition = Tree.mapAt(item, name);
            PythonMap integration = new PythonMap();
            definition.put(INTEGRATION, integration);
            integration.put("type", "aws");
            integration.put("httpMethod", "POST");
            integration.put(
                    "uri", condition.<Object>map(one -> Fn.onlyIf(one, start)).orElse(start));
            integration.put("responses", map("200", map("statusCode", "200"), "400", map("statusCode", "400")));
            integration.put("credentials", role);
            definition.putIfAbsent(
                    "responses", map("200", map("description", "OK"), "400", map("description", "Bad Request")));
            integration.putAll(Map.of("requestTemplates", templates));
            condition.ifPresent(one -> item.put(name, Fn.onlyIf(one, definition)));
        });
    }

    List<Method> methods(String path) {
        return integratedMethods(path, NO_METHODS);
    }

    /** A part of the definition, made if it is not there. The late ones are put into it when it is handed on. */
    Map<String, Object> section(String name) {
        Object section = Tree.trueAt(document(), name).orElseGet(() -> {
            Map<String, Object> holder = LATE.contains(name) ? late : document();
            return holder.computeIfAbsent(name, absent -> new PythonMap());
        });
        return dictionary(section, name + " must be a dictionary.");
    }

    @Override
    public Map<String, Object> copy() {
        LATE.forEach(
                name -> Tree.trueAt(late, name).ifPresent(section -> document().put(name, section)));
        late.clear();
        return super.copy();
    }
}
