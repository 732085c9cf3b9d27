package io.pointsman.endpoint.cloudformation.sam.plugin;

import io.pointsman.endpoint.cloudformation.sam.api.Definition;
import io.pointsman.endpoint.cloudformation.sam.api.Swagger;
import io.pointsman.endpoint.cloudformation.sam.http.OpenApi;
import io.pointsman.endpoint.cloudformation.sam.python.UnicodeMarks;
import io.pointsman.endpoint.cloudformation.sam.spec.Fn;
import io.pointsman.endpoint.cloudformation.sam.spec.SamResource;
import io.pointsman.endpoint.cloudformation.sam.spec.SamTrouble;
import io.pointsman.endpoint.cloudformation.sam.spec.Tree;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What differs between REST and HTTP APIs for the events that are part of them. */
public final class ApiKind {
    private final boolean rest;
    private final UnicodeMarks marks;

    private ApiKind(boolean rest, UnicodeMarks marks) {
        this.rest = rest;
        this.marks = marks;
    }

    public static ApiKind rest(UnicodeMarks marks) {
        return new ApiKind(true, marks);
    }

    public static ApiKind http(UnicodeMarks marks) {
        return new ApiKind(false, marks);
    }

    boolean isRest() {
        return rest;
    }

    String reference() {
        return rest ? "RestApiId" : "ApiId";
    }

    String implicitId() {
        return rest ? "ServerlessRestApi" : "ServerlessHttpApi";
    }

    String eventType() {
        return rest ? "Api" : "HttpApi";
    }

    String type() {
        return rest ? "AWS::Serverless::Api" : "AWS::Serverless::HttpApi";
    }

    boolean isOfTheOther(String type) {
        return rest && type.equals("AWS::Serverless::HttpApi");
    }

    Map<String, Object> implicitApi() {
        Map<String, Object> properties = Tree.of();
        if (rest) {
            properties.put("StageName", "Prod");
        }
        properties.put("DefinitionBody", skeleton());
        properties.put(SamResource.MANAGED, true);
        return Tree.of("Type", type(), "Properties", properties);
    }

    Map<String, Object> skeleton() {
        return rest ? Swagger.skeleton() : OpenApi.skeleton();
    }

    boolean isValid(Object document) {
        return rest ? Swagger.isValid(document) : OpenApi.isValid(document);
    }

    Definition definition(Object document) {
        return rest ? new Swagger(document, marks) : new OpenApi(document, marks);
    }

    /** An event of an HTTP API needs no properties at all: it is the default route then. */
    Object defaultProperties(Map<String, Object> event) {
        return rest ? Tree.of() : Tree.mapIn(event, "Properties");
    }

    void defaultRoute(Map<String, Object> properties) {
        boolean none = Tree.trueAt(properties, "Path").isEmpty()
                && Tree.trueAt(properties, "Method").isEmpty();
        if (!rest && none) {
            properties.put("Path", OpenApi.DEFAULT_PATH);
            properties.put("Method", Definition.ANY);
        }
    }

    /** {@code RouteSettings} of an event become those of the API's stage. */
    void routeSettings(
            String event,
            String id,
            Map<String, Object> properties,
            Map<String, Object> api,
            Optional<Object> condition) {
        if (rest || !properties.containsKey("RouteSettings")) {
            return;
        }
        String path = String.valueOf(properties.get("Path"));
        String method = String.valueOf(properties.get("Method"));
        String route = method.equals(Definition.ANY) ? path : method.toUpperCase(Locale.ROOT) + " " + path;
        if (!(properties.get("RouteSettings") instanceof Map<?, ?> own)) {
            throw SamTrouble.event(event, "Property 'RouteSettings' should be a map.");
        }
        Object all = Tree.mapAt(api, "Properties").computeIfAbsent("RouteSettings", absent -> Tree.of());
        if (!(all instanceof Map<?, ?> settings)) {
            throw SamTrouble.resource(id, "Property 'RouteSettings' should be a map.");
        }
        Map<String, Object> added =
                condition.<Map<String, Object>>map(one -> Fn.onlyIf(one, own)).orElse(Tree.map(own));
        Tree.mapIn(Tree.map(settings), route).putAll(added);
    }
}
