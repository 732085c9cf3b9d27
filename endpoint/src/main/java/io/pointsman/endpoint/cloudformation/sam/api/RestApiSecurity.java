package io.pointsman.endpoint.cloudformation.sam.api;

import io.pointsman.endpoint.cloudformation.sam.python.UnicodeMarks;
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

/** {@code Auth} of a REST API: authorizers, the default one, API keys and the resource policy. */
record RestApiSecurity(SamResource api, Map<String, Object> auth, UnicodeMarks marks) {
    private static final Set<String> KNOWN = Set.of(
            "Authorizers",
            "DefaultAuthorizer",
            "InvokeRole",
            "AddDefaultAuthorizerToCorsPreflight",
            "AddApiKeyRequiredToCorsPreflight",
            "ApiKeyRequired",
            "ResourcePolicy",
            "UsagePlan");

    void addTo(Swagger swagger) {
        if (!KNOWN.containsAll(auth.keySet())) {
            throw api.trouble("Invalid value for 'Auth' property");
        }
        SwaggerSecurity security = new SwaggerSecurity(swagger);
        Map<String, RestAuthorizer> authorizers = authorizers(Tree.at(auth, "DefaultAuthorizer"));
        authorizers.forEach((name, one) -> security.define(name, one.definition()));
        if (!authorizers.isEmpty()) {
            Tree.trueAt(auth, "DefaultAuthorizer").ifPresent(name -> defaults(swagger, security, authorizers, name));
        }
        if (Tree.trueAt(auth, "ApiKeyRequired").isPresent()) {
            security.defineApiKey();
            swagger.pathNames().forEach(path -> security.defaultApiKey(path, flag("AddApiKeyRequiredToCorsPreflight")));
        }
        Tree.trueAt(auth, "ResourcePolicy").ifPresent(declared -> {
            Map<String, Object> policy =
                    Definition.dictionary(declared, "ResourcePolicy must be a map (ResourcePolicyStatement).");
            SwaggerPolicy policies = new SwaggerPolicy(swagger);
            swagger.pathNames().forEach(path -> policies.add(policy, path, api.need("StageName")));
            Tree.trueAt(policy, "CustomStatements").ifPresent(policies::addCustom);
        });
    }

    private boolean flag(String name) {
        return Tree.at(auth, name).map(Tree::isTrue).orElse(true);
    }

    private void defaults(
            Swagger swagger, SwaggerSecurity security, Map<String, RestAuthorizer> authorizers, Object declared) {
        if (!(declared instanceof String name)) {
            throw api.trouble("DefaultAuthorizer is not a string.");
        }
        if (!authorizers.containsKey(name)) {
            throw api.trouble(
                    "Unable to set DefaultAuthorizer because '" + name + "' was not defined in 'Authorizers'.");
        }
        Object scopes = Optional.ofNullable(authorizers.get(name)).orElseThrow().scopes();
        boolean preflight = flag("AddDefaultAuthorizerToCorsPreflight");
        swagger.pathNames()
                .forEach(path -> security.defaultAuthorizer(path, name, authorizers.keySet(), scopes, preflight));
    }

    private Map<String, RestAuthorizer> authorizers(Optional<Object> standard) {
        Map<String, RestAuthorizer> all = new LinkedHashMap<>();
        standard.filter("AWS_IAM"::equals)
                .ifPresent(name -> all.put(String.valueOf(name), RestAuthorizer.iam(api, marks)));
        Object declared = Tree.trueAt(auth, "Authorizers").orElse(Tree.of());
        if (!(declared instanceof Map<?, ?> map)) {
            throw api.trouble("Property 'Auth.Authorizers' should be a map.");
        }
        Tree.map(map).forEach((name, one) -> {
            if (!(one instanceof Map<?, ?> config)) {
                throw api.trouble("Property 'Auth.Authorizers." + name + "' should be a map.");
            }
            all.put(name, new RestAuthorizer(api, name, Tree.map(config), false, marks).checked());
        });
        return all;
    }

    /** The API calls its authorizers. */
    List<CfnResource> permissions() {
        List<CfnResource> permissions = new ArrayList<>();
        authorizers(Optional.empty())
                .forEach((name, one) -> one.permitted()
                        .ifPresent(function -> permissions.add(api.beside(
                                        api.id() + name + "AuthorizerPermission", "AWS::Lambda::Permission")
                                .with("Action", "lambda:InvokeFunction")
                                .with("FunctionName", function)
                                .with("Principal", "apigateway.amazonaws.com")
                                .with(
                                        "SourceArn",
                                        Fn.sub(
                                                Fn.arn("aws", "execute-api", "${__ApiId__}/authorizers/*"),
                                                Tree.of("__ApiId__", Fn.ref(api.id())))))));
        return permissions;
    }
}
