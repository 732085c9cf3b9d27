package io.pointsman.endpoint.cloudformation.sam.api;

import io.pointsman.endpoint.cloudformation.sam.python.PythonMap;
import io.pointsman.endpoint.cloudformation.sam.spec.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who may call the methods of a REST API: authorizers and API keys, for all methods or for one. */
record SwaggerSecurity(Swagger swagger) {
    private static final String DEFINITIONS = "securityDefinitions";

    void define(String name, Map<String, Object> authorizer) {
        swagger.section(DEFINITIONS).put(name, authorizer);
    }

    private void defineIam() {
        Map<String, Object> definitions = swagger.section(DEFINITIONS);
        if (!definitions.containsKey("AWS_IAM")) {
            PythonMap iam = new PythonMap();
            iam.put("x-amazon-apigateway-authtype", "awsSigv4");
            iam.put("type", "apiKey");
            iam.put("name", "Authorization");
            iam.put("in", "header");
            definitions.putAll(Map.of("AWS_IAM", iam));
        }
    }

    void defineApiKey() {
        Map<String, Object> definitions = swagger.section(DEFINITIONS);
        if (!definitions.containsKey("api_key")) {
            PythonMap key = new PythonMap();
            key.put("type", "apiKey");
            key.put("name", "x-api-key");
            key.put("in", "header");
            definitions.putAll(Map.of("api_key", key));
        }
    }

    /**
     * What every method of a path gets that says nothing else.
     *
     * @param known names of all authorizers
     */
    void defaultAuthorizer(String path, String name, Set<String> known, Object scopes, boolean preflight) {
        for (Definition.Method method : swagger.methods(path)) {
            if (!preflight && method.name().equals("options")) {
                continue;
            }
            List<Object> other = new ArrayList<>();
            List<Object> own = new ArrayList<>();
            sort(path, method, other, own, known, "AWS_IAM");
            Optional<Object> none = naming(other, "NONE");
            if (none.isPresent()) {
                other.remove(none.get());
            } else if (own.isEmpty()) {
                PythonMap security = new PythonMap();
                security.put(name, scopes);
                other.add(security);
            } else {
                other.addAll(own);
            }
            set(method.definition(), other);
        }
    }

    private void set(Map<String, Object> definition, List<Object> security) {
        if (security.isEmpty()) {
            return;
        }
        definition.put("security", security);
        if (Tree.map(security.getFirst()).containsKey("AWS_IAM")) {
            defineIam();
        }
    }

    private static void sort(
            String path,
            Definition.Method method,
            List<Object> other,
            List<Object> own,
            Set<String> known,
            String more) {
        for (Object one : Definition.security(method.definition(), path, method.name())) {
            Map<String, Object> security = Definition.dictionary(
                    one,
                    one + " in Security for path " + path + " method " + method.name() + " is not a valid dictionary.");
            boolean names = security.keySet().stream().anyMatch(name -> known.contains(name) || name.equals(more));
            (names ? own : other).add(security);
        }
    }

    private static Optional<Object> naming(List<Object> securities, String name) {
        return securities.stream()
                .filter(one -> Tree.map(one).containsKey(name))
                .findFirst();
    }

    void defaultApiKey(String path, boolean preflight) {
        for (Definition.Method method : swagger.methods(path)) {
            List<Object> existing = Definition.security(method.definition(), path, method.name());
            List<Object> other = new ArrayList<>();
            List<Object> own = new ArrayList<>();
            sort(path, method, other, own, Set.of("api_key"), "api_key_false");
            boolean wanted = preflight || !method.name().equals("options");
            if (wanted && naming(own, "api_key_false").isEmpty()) {
                other.add(Swagger.map("api_key", Tree.listOf()));
            }
            if (!other.equals(existing)) {
                method.definition().put("security", other);
            }
        }
    }

    /** What one method asks for itself. */
    void ofMethod(String path, String method, Map<String, Object> auth, Map<String, Object> authorizers) {
        Tree.trueAt(auth, "Authorizer")
                .ifPresent(name -> authorizer(path, method, String.valueOf(name), auth, authorizers));
        Tree.at(auth, "ApiKeyRequired").ifPresent(required -> apiKey(path, method, Tree.isTrue(required)));
    }

    private void authorizer(
            String path, String method, String name, Map<String, Object> auth, Map<String, Object> authorizers) {
        swagger.integrated(path, method).forEach(definition -> {
            PythonMap security = new PythonMap();
            security.put(name, Tree.listOf());
            if (!name.equals("NONE") && authorizers.get(name) instanceof Map<?, ?> authorizer) {
                Tree.at(auth, "AuthorizationScopes")
                        .or(() -> Tree.at(authorizer, "AuthorizationScopes"))
                        .ifPresent(scopes -> security.put(name, scopes));
            }
            List<Object> all = Definition.security(definition, path, method);
            all.add(security);
            set(definition, all);
        });
    }

    private void apiKey(String path, String method, boolean required) {
        swagger.integrated(path, method).forEach(definition -> {
            if (required) {
                defineApiKey();
            }
            List<Object> all = Definition.security(definition, path, method);
            all.add(Swagger.map(required ? "api_key" : "api_key_false", Tree.listOf()));
            definition.put("security", all);
        });
    }
}
