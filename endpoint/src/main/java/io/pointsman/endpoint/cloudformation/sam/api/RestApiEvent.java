package io.pointsman.endpoint.cloudformation.sam.api;

import io.pointsman.endpoint.cloudformation.sam.event.EventTarget;
import io.pointsman.endpoint.cloudformation.sam.event.Permissions;
import io.pointsman.endpoint.cloudformation.sam.python.PythonMap;
import io.pointsman.endpoint.cloudformation.sam.spec.CfnResource;
import io.pointsman.endpoint.cloudformation.sam.spec.Fn;
import io.pointsman.endpoint.cloudformation.sam.spec.SamResource;
import io.pointsman.endpoint.cloudformation.sam.spec.SamTrouble;
import io.pointsman.endpoint.cloudformation.sam.spec.Translation;
import io.pointsman.endpoint.cloudformation.sam.spec.Tree;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** {@code Api} of a function: a permission, and a method of the REST API that calls the function. */
public record RestApiEvent(SamResource function, SamResource event, Translation translation) {
    public void link() {
        RestApiLink.of(event, translation);
    }

    public List<CfnResource> made(EventTarget target) {
        RestApiLink api = RestApiLink.of(event, translation);
        CfnResource permission = permission(target, api.stage());
        boolean managed = Tree.trueAt(api.properties(), SamResource.MANAGED).isPresent();
        if (managed || Tree.trueAt(api.properties(), "MergeDefinitions").isPresent()) {
            integrate(target, api);
        }
        override(api);
        return List.of(permission);
    }

    private CfnResource permission(EventTarget target, String stage) {
        String method =
                text("Method").equalsIgnoreCase("any") ? "*" : text("Method").toUpperCase(Locale.ROOT);
        String path = ApiPath.pattern(ApiPath.withoutSlash(text("Path")));
        Object source = Fn.sub(
                Fn.arn("aws", "execute-api", "${__ApiId__}/${__Stage__}/" + method + path),
                Tree.of("__ApiId__", event.need("RestApiId"), "__Stage__", "*"));
        return new Permissions(target, "apigateway.amazonaws.com")
                .suffixed(event.id(), stage)
                .with("SourceArn", source);
    }

    private String text(String property) {
        return String.valueOf(event.need(property));
    }

    private String method() {
        return translation.marks().derived(text("Method").toLowerCase(Locale.ROOT), text("Method"));
    }

    private void integrate(EventTarget target, RestApiLink api) {
        Optional<Object> body = Tree.at(api.properties(), "DefinitionBody");
        if (body.isEmpty()) {
            return;
        }
        boolean merges = Tree.trueAt(api.properties(), "MergeDefinitions").isPresent();
        Swagger swagger = new Swagger(merges ? Swagger.skeleton() : body.get(), translation.marks());
        if (swagger.hasIntegration(text("Path"), method())) {
            throw SamTrouble.event(
                    event.name(),
                    "API method \"" + method() + "\" defined multiple times for path \"" + text("Path") + "\".");
        }
        Map<String, Object> auth = event.map("Auth");
        Object apiAuth = Tree.trueAt(api.properties(), "Auth").orElse(Tree.of());
        if (!(apiAuth instanceof Map<?, ?> ofApi)) {
            throw SamTrouble.resource(api.id(), "Property 'Auth' should be a map.");
        }
        boolean streams = "RESPONSE_STREAM".equals(event.properties().get("ResponseTransferMode"));
        swagger.integrate(
                text("Path"),
                method(),
                new Swagger.Integration(uri(target, streams), function.condition(), streams),
                auth,
                Tree.map(ofApi));
        if (!auth.isEmpty()) {
            new RestApiAuth(event, api, translation).add(swagger, method());
        }
        event.truly("TimeoutInMillis").ifPresent(time -> swagger.timeout(text("Path"), method(), time));
        new RequestRules(event, api.properties(), method()).add(swagger);
        api.properties()
                .put("DefinitionBody", merges ? merged(Tree.map(body.get()), swagger, api.id()) : swagger.copy());
    }

    private Object uri(EventTarget target, boolean streams) {
        String version = streams ? "2021-11-15" : "2015-03-31";
        String action = streams ? "/response-streaming-invocations" : "/invocations";
        String arn = "arn:aws:apigateway:${AWS::Region}:lambda:path/" + version + "/functions/"
                + Fn.inText(target.arn()) + action;
        return PythonMap.of(Fn.sub(target.isAlias() ? arn : translation.marks().derived(arn, target.id())));
    }

    private Map<String, Object> merged(Map<String, Object> source, Swagger generated, String api) {
        Map<String, Object> paths = Tree.mapIn(source, "paths");
        Map<String, Object> item = Tree.mapIn(paths, text("Path"));
        Object declared = Tree.at(item, method()).orElse(Tree.of());
        if (!(declared instanceof Map<?, ?> map)) {
            throw SamTrouble.resource(
                    api, "Property 'DefinitionBody.paths." + text("Path") + "." + method() + "' should be a map.");
        }
        Map<String, Object> both = Tree.copyOf(map);
        both.putAll(Tree.mapAt(generated.items(text("Path")).getFirst(), generated.method(method())));
        item.put(method(), both);
        return source;
    }

    /** {@code OverrideApiAuth}: an API that the template defines itself lets the event say who may call it. */
    private void override(RestApiLink api) {
        Map<String, Object> auth = event.map("Auth");
        Optional<Object> body = Tree.trueAt(api.properties(), "DefinitionBody");
        if (body.isEmpty() || Tree.trueAt(auth, "OverrideApiAuth").isEmpty()) {
            return;
        }
        boolean any = List.of("Authorizer", "ApiKeyRequired", "ResourcePolicy").stream()
                .anyMatch(name -> Tree.trueAt(auth, name).isPresent());
        if (!any) {
            throw SamTrouble.event(
                    event.name(),
                    "Must define one of: Authorizer, ApiKeyRequired or ResourcePolicy when using the OverrideApiAuth "
                            + "property.");
        }
        Swagger swagger = new Swagger(body.get(), translation.marks());
        new RestApiAuth(event, api, translation).add(swagger, method());
        api.properties().put("DefinitionBody", swagger.copy());
    }
}
