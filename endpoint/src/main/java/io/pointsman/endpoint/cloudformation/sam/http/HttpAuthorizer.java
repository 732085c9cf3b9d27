package io.pointsman.endpoint.cloudformation.sam.http;

import io.pointsman.endpoint.cloudformation.sam.spec.Fn;
import io.pointsman.endpoint.cloudformation.sam.spec.SamResource;
import io.pointsman.endpoint.cloudformation.sam.spec.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One authorizer of an HTTP API: IAM, a token, or a function. */
record HttpAuthorizer(SamResource api, String name, Map<String, Object> config, boolean iam) {
    private static final String AUTHORIZER = "x-amazon-apigateway-authorizer";
    private static final Map<String, String> OF_TOKEN = new LinkedHashMap<>();
    private static final Map<String, String> OF_FUNCTION = new LinkedHashMap<>();

    static {
        OF_TOKEN.put("AuthorizationScopes", "OAuth2 Authorizer");
        OF_TOKEN.put("JwtConfiguration", "OAuth2 Authorizer");
        OF_TOKEN.put("IdentitySource", "OAuth2 Authorizer. For Lambda Authorizer, use the 'Identity' property instead");
        List.of(
                        "FunctionArn",
                        "FunctionInvokeRole",
                        "Identity",
                        "AuthorizerPayloadFormatVersion",
                        "EnableSimpleResponses",
                        "EnableFunctionDefaultPermissions")
                .forEach(one -> OF_FUNCTION.put(one, "Lambda Authorizer"));
    }

    HttpAuthorizer checked() {
        if (config.containsKey("OpenIdConnectUrl")) {
            throw api.trouble("'OpenIdConnectUrl' is no longer a supported property for authorizer '" + name
                    + "'. Please refer to the AWS SAM documentation.");
        }
        if (Tree.at(config, "AuthorizationScopes")
                .filter(scopes -> !(scopes instanceof List))
                .isPresent()) {
            throw api.trouble("AuthorizationScopes must be a list.");
        }
        (isToken() ? OF_FUNCTION : OF_TOKEN).forEach((property, kind) -> {
            if (config.containsKey(property)) {
                throw api.trouble(property + " is only supported for " + kind + ".");
            }
        });
        if (isToken()) {
            need("IdentitySource", "OAuth2");
        } else {
            need("FunctionArn", "Lambda");
            need("AuthorizerPayloadFormatVersion", "Lambda");
        }
        return this;
    }

    private void need(String property, String kind) {
        if (Tree.trueAt(config, property).isEmpty()) {
            throw api.trouble(name + " " + kind + " Authorizer must define '" + property + "'.");
        }
    }

    private boolean isToken() {
        return Tree.trueAt(config, "JwtConfiguration").isPresent();
    }

    Object scopes() {
        return Tree.at(config, "AuthorizationScopes").orElse(Tree.listOf());
    }

    Optional<Object> permitted() {
        return Tree.trueAt(config, "FunctionArn")
                .filter(arn ->
                        Tree.trueAt(config, "EnableFunctionDefaultPermissions").isPresent());
    }

    Map<String, Object> definition() {
        if (iam) {
            return Tree.of(
                    "type",
                    "apiKey",
                    "name",
                    "Authorization",
                    "in",
                    "header",
                    "x-amazon-apigateway-authtype",
                    "awsSigv4");
        }
        if (isToken()) {
            if (!(config.get("JwtConfiguration") instanceof Map<?, ?> jwt)) {
                throw api.trouble("Property 'JwtConfiguration' should be a map.");
            }
            Map<String, Object> small = Tree.of();
            Tree.map(jwt).forEach((key, value) -> small.put(key.toLowerCase(Locale.ROOT), value));
            Object source = Tree.at(config, "IdentitySource").orElse("");
            return Tree.of(
                    "type",
                    "oauth2",
                    AUTHORIZER,
                    Tree.of("jwtConfiguration", small, "identitySource", source, "type", "jwt"));
        }
        return Tree.of("type", "apiKey", "name", "Unused", "in", "header", AUTHORIZER, function());
    }

    private Map<String, Object> function() {
        String path = "lambda:path/2015-03-31/functions/${__FunctionArn__}/invocations";
        Map<String, Object> made = Tree.of(
                "type",
                "request",
                "authorizerUri",
                Fn.sub(
                        "arn:aws:apigateway:${AWS::Region}:" + path,
                        Tree.of(
                                "__FunctionArn__",
                                Tree.at(config, "FunctionArn").orElse(""))));
        Tree.trueAt(config, "FunctionInvokeRole")
                .filter(role -> !role.equals("NONE"))
                .ifPresent(role -> made.put("authorizerCredentials", role));
        Tree.trueAt(config, "Identity").ifPresent(declared -> {
            if (!(declared instanceof Map<?, ?> identity)) {
                throw api.trouble("Property 'Auth.Authorizers." + name + ".Identity' should be a map.");
            }
            Tree.at(identity, "ReauthorizeEvery").ifPresent(time -> made.put("authorizerResultTtlInSeconds", time));
            made.put("identitySource", sources(Tree.map(identity)));
        });
        made.put(
                "authorizerPayloadFormatVersion",
                Tree.at(config, "AuthorizerPayloadFormatVersion").orElse(""));
        Tree.trueAt(config, "EnableSimpleResponses").ifPresent(simple -> made.put("enableSimpleResponses", simple));
        return made;
    }

    private List<Object> sources(Map<String, Object> identity) {
        List<Object> sources = new ArrayList<>();
        add(sources, identity, "Headers", "$request.header.");
        add(sources, identity, "QueryStrings", "$request.querystring.");
        add(sources, identity, "StageVariables", "$stageVariables.");
        add(sources, identity, "Context", "$context.");
        return sources;
    }

    private void add(List<Object> sources, Map<String, Object> identity, String property, String prefix) {
        Tree.trueAt(identity, property).ifPresent(names -> {
            if (!(names instanceof List<?> list)) {
                throw api.trouble("Property 'Authorizers." + name + ".Identity." + property + "' should be a list.");
            }
            list.forEach(one -> sources.add(prefix + one));
        });
    }
}
