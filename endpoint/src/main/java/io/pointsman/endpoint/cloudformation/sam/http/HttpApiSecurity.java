package io.pointsman.endpoint.cloudformation.sam.http;

import io.pointsman.endpoint.cloudformation.sam.spec.CfnResource;
import io.pointsman.endpoint.cloudformation.sam.spec.Fn;
import io.pointsman.endpoint.cloudformation.sam.spec.SamResource;
import io.pointsman.endpoint.cloudformation.sam.spec.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code Auth} of an HTTP API: authorizers, and the default one. */
record HttpApiSecurity(SamResource api, Map<String, Object> auth) {
    private static final Set<String> KNOWN = Set.of("Authorizers", "DefaultAuthorizer", "EnableIamAuthorizer");

    void addTo(OpenApi openApi) {
        Map<String, HttpAuthorizer> authorizers = authorizers();
        authorizers.forEach((name, one) -> openApi.defineAuthorizer(name, one.definition()));
        Optional<Object> standard = Tree.trueAt(auth, "DefaultAuthorizer").filter(name -> !Fn.isNoValue(name));
        standard.ifPresent(declared -> {
            if (!(declared instanceof String name)) {
                throw api.trouble("Property 'Auth.DefaultAuthorizer' should be a string.");
            }
            Object scopes = Optional.ofNullable(authorizers.get(name))
                    .map(HttpAuthorizer::scopes)
                    .orElseThrow(() -> api.trouble("Unable to set DefaultAuthorizer because '" + name
                            + "' was not defined in 'Authorizers'."));
            openApi.pathNames().forEach(path -> openApi.defaultAuthorizer(path, name, scopes));
        });
    }

    void checkNames() {
        if (!KNOWN.containsAll(auth.keySet())) {
            throw api.trouble("Invalid value for 'Auth' property");
        }
    }

    private Map<String, HttpAuthorizer> authorizers() {
        Map<String, HttpAuthorizer> all = new LinkedHashMap<>();
        if (Boolean.TRUE.equals(auth.get("EnableIamAuthorizer"))) {
            all.put("AWS_IAM", new HttpAuthorizer(api, "AWS_IAM", Tree.of(), true));
        }
        Object declared = Tree.trueAt(auth, "Authorizers").orElse(Tree.of());
        if (!(declared instanceof Map<?, ?> map)) {
            throw api.trouble("Property 'Auth.Authorizers' should be a map.");
        }
        Tree.map(map).forEach((name, one) -> {
            if (!(one instanceof Map<?, ?> config)) {
                throw api.trouble("Property 'Auth.Authorizers." + name + "' should be a map.");
            }
            all.put(name, new HttpAuthorizer(api, name, Tree.map(config), false).checked());
        });
        return all;
    }

    List<CfnResource> permissions() {
        List<CfnResource> permissions = new ArrayList<>();
        authorizers()
                .forEach((name, one) -> one.permitted()
                        .ifPresent(function ->
                                permissions.add(permission(api, api.id() + name + "AuthorizerPermission", function))));
        return permissions;
    }

    static CfnResource permission(SamResource api, String id, Object function) {
        return api.beside(id, "AWS::Lambda::Permission")
                .with("Action", "lambda:InvokeFunction")
                .with("FunctionName", function)
                .with("Principal", "apigateway.amazonaws.com")
                .with(
                        "SourceArn",
                        Fn.sub(
                                Fn.arn("${AWS::Partition}", "execute-api", "${__ApiId__}/authorizers/*"),
                                Tree.of("__ApiId__", Fn.ref(api.id()))));
    }
}
