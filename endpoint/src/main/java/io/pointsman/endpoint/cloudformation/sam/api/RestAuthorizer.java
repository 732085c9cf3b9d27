package io.pointsman.endpoint.cloudformation.sam.api;

import io.pointsman.endpoint.cloudformation.sam.python.PythonMap;
import io.pointsman.endpoint.cloudformation.sam.python.UnicodeMarks;
import io.pointsman.endpoint.cloudformation.sam.spec.Fn;
import io.pointsman.endpoint.cloudformation.sam.spec.SamResource;
import io.pointsman.endpoint.cloudformation.sam.spec.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One authorizer of a REST API: IAM, a Cognito user pool, or a function. */
record RestAuthorizer(SamResource api, String name, Map<String, Object> config, boolean iam, UnicodeMarks marks) {
    private static final String AUTHORIZER = "x-amazon-apigateway-authorizer";

    static RestAuthorizer iam(SamResource api, UnicodeMarks marks) {
        return new RestAuthorizer(api, "AWS_IAM", Tree.of(), true, marks);
    }

    RestAuthorizer checked() {
        Object payload = Tree.at(config, "FunctionPayloadType").orElse("TOKEN");
        if (!payload.equals("TOKEN") && !payload.equals("REQUEST")) {
            throw api.trouble(name + " Authorizer has invalid 'FunctionPayloadType': " + payload + ".");
        }
        if (payload.equals("REQUEST") && lacksSource()) {
            throw api.trouble(name + " Authorizer must specify Identity with at least one of Headers, QueryStrings, "
                    + "StageVariables, or Context.");
        }
        if (Tree.at(config, "AuthorizationScopes")
                .filter(scopes -> !(scopes instanceof List))
                .isPresent()) {
            throw api.trouble("Property 'Authorizers." + name + ".AuthorizationScopes' should be a list.");
        }
        if (Tree.at(config, "DisableFunctionDefaultPermissions")
                .filter(flag -> !(flag instanceof Boolean))
                .isPresent()) {
            throw api.trouble(
                    "Property 'Authorizers." + name + ".DisableFunctionDefaultPermissions' should be a boolean.");
        }
        return this;
    }

    private boolean lacksSource() {
        Object declared = Tree.trueAt(config, "Identity").orElse(Tree.of());
        if (!(declared instanceof Map<?, ?> identity)) {
            throw api.trouble("Property 'Authorizer." + name + ".Identity' should be a map.");
        }
        boolean lacks = List.of("Headers", "QueryStrings", "StageVariables", "Context").stream()
                .allMatch(one -> Tree.trueAt(identity, one).isEmpty());
        boolean cached = Tree.at(identity, "ReauthorizeEvery")
                .map(String::valueOf)
                .filter(seconds -> seconds.matches("-?\\d+"))
                .map(seconds -> !seconds.equals("0") && !seconds.startsWith("-"))
                .orElse(true);
        return lacks && cached;
    }

    private boolean isPool() {
        return !iam && Tree.trueAt(config, "UserPoolArn").isPresent();
    }

    private boolean isRequest() {
        return "REQUEST".equals(config.get("FunctionPayloadType"));
    }

    private Map<String, Object> identity() {
        Object identity = Tree.trueAt(config, "Identity").orElse(Tree.of());
        if (identity instanceof Map<?, ?> map) {
            return Tree.map(map);
        }
        throw api.trouble("Auth.Authorizers.<Authorizer>.Identity must be a dict (LambdaTokenAuthorizationIdentity, "
                + "LambdaRequestAuthorizationIdentity or CognitoAuthorizationIdentity).");
    }

    Object scopes() {
        return Tree.at(config, "AuthorizationScopes").orElse(Tree.listOf());
    }

    /** The function that may be called by the API without more ado. */
    Optional<Object> permitted() {
        return Tree.trueAt(config, "FunctionArn")
                .filter(arn ->
                        Tree.trueAt(config, "DisableFunctionDefaultPermissions").isEmpty());
    }

    PythonMap definition() {
        PythonMap definition = new PythonMap();
        definition.put("type", "apiKey");
        boolean header = iam || isPool() || !isRequest();
        definition.put("name", header ? Tree.trueAt(identity(), "Header").orElse("Authorization") : "Unused");
        definition.put("in", "header");
        definition.put("x-amazon-apigateway-authtype", iam ? "awsSigv4" : isPool() ? "cognito_user_pools" : "custom");
        if (iam) {
            return definition;
        }
        PythonMap authorizer = isPool() ? pool() : function();
        definition.put(AUTHORIZER, authorizer);
        if (isPool() || !isRequest()) {
            Tree.trueAt(identity(), "ValidationExpression")
                    .ifPresent(expression -> authorizer.put("identityValidationExpression", expression));
        }
        return definition;
    }

    private PythonMap pool() {
        PythonMap pool = new PythonMap();
        pool.put("type", "cognito_user_pools");
        pool.put("providerARNs", Tree.asList(Tree.at(config, "UserPoolArn").orElseThrow()));
        return pool;
    }

    private PythonMap function() {
        PythonMap function = PythonMap.of(Tree.of("type", isRequest() ? "request" : "token"));
        String path = "lambda:path/2015-03-31/functions/${__FunctionArn__}/invocations";
        Map<String, Object> values = Tree.of();
        Tree.at(config, "FunctionArn").ifPresent(arn -> values.put("__FunctionArn__", arn));
        function.put("authorizerUri", Fn.sub("arn:aws:apigateway:${AWS::Region}:" + path, values));
        Tree.at(identity(), "ReauthorizeEvery")
                .ifPresent(seconds -> function.put("authorizerResultTtlInSeconds", seconds));
        Tree.trueAt(config, "FunctionInvokeRole")
                .filter(role -> !role.equals("NONE"))
                .ifPresent(role -> function.put("authorizerCredentials", role));
        String sources = isRequest() ? sources() : "";
        if (!sources.isEmpty()) {
            function.put("identitySource", sources);
        }
        return function;
    }

    private String sources() {
        List<String> sources = new ArrayList<>();
        List<String> given = new ArrayList<>();
        add(sources, given, "Headers", "method.request.header.");
        add(sources, given, "QueryStrings", "method.request.querystring.");
        add(sources, given, "StageVariables", "stageVariables.");
        add(sources, given, "Context", "context.");
        return marks.derived(String.join(", ", sources), given.toArray(String[]::new));
    }

    private void add(List<String> sources, List<String> given, String property, String prefix) {
        Tree.trueAt(identity(), property).ifPresent(names -> {
            String path = "Auth.Authorizers." + name + ".Identity." + property;
            if (!(names instanceof List<?> list)) {
                throw api.trouble("Property '" + path + "' should be a list.");
            }
            for (int i = 0; i < list.size(); i++) {
                if (!(list.get(i) instanceof String text)) {
                    throw api.trouble("Property '" + path + "[" + i + "]' should be a string.");
                }
                sources.add(prefix + text);
                given.add(text);
            }
        });
    }
}
