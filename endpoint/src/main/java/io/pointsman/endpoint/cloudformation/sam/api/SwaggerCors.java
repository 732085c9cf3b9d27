package io.pointsman.endpoint.cloudformation.sam.api;

import io.pointsman.endpoint.cloudformation.sam.python.PythonMap;
import io.pointsman.endpoint.cloudformation.sam.spec.SamTrouble;
import io.pointsman.endpoint.cloudformation.sam.spec.Tree;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code Cors} of a REST API: every path answers OPTIONS without calling anybody. */
record SwaggerCors(Swagger swagger, Map<String, Object> cors) {
    private static final String ALL_METHODS = "DELETE,GET,HEAD,OPTIONS,PATCH,POST,PUT";

    void add() {
        Optional<Object> methods = Tree.trueAt(cors, "AllowMethods");
        Set<String> done = new HashSet<>();
        for (String path : swagger.pathNames()) {
            String bare = path.equals("/") ? path : path.replaceAll("/+$", "");
            if (!done.add(bare)) {
                continue;
            }
            Optional<Object> ofPath = methods;
            for (Map<String, Object> item : swagger.items(path)) {
                if (item.containsKey("options")) {
                    continue;
                }
                if (Tree.isTrue(origin())) {
                    ofPath = ofPath.or(() -> Optional.of("'" + methods(item) + "'"));
                    item.put("options", answer(ofPath.get()));
                } else {
                    throw SamTrouble.structure("Invalid input. Value for AllowedOrigins is required");
                }
            }
        }
    }

    private Object origin() {
        return Tree.at(cors, "AllowOrigin").orElse("'*'");
    }

    private static String methods(Map<String, Object> item) {
        if (item.containsKey(Definition.ANY)) {
            return ALL_METHODS;
        }
        return Stream.concat(item.keySet().stream(), Stream.of("options"))
                .map(name -> name.toUpperCase(Locale.ROOT))
                .distinct()
                .sorted()
                .collect(Collectors.joining(","));
    }

    private PythonMap answer(Object methods) {
        PythonMap parameters = new PythonMap();
        PythonMap headers = new PythonMap();
        header(parameters, headers, "Allow-Origin", origin(), "string");
        Tree.trueAt(cors, "AllowHeaders")
                .ifPresent(names -> header(parameters, headers, "Allow-Headers", names, "string"));
        header(parameters, headers, "Allow-Methods", methods, "string");
        Tree.at(cors, "MaxAge").ifPresent(age -> header(parameters, headers, "Max-Age", age, "integer"));
        if (Boolean.TRUE.equals(cors.get("AllowCredentials"))) {
            header(parameters, headers, "Allow-Credentials", "'true'", "string");
        }
        PythonMap answer = new PythonMap();
        answer.put("summary", "CORS support");
        answer.put("consumes", Tree.listOf("application/json"));
        answer.put("produces", Tree.listOf("application/json"));
        answer.put(Definition.INTEGRATION, integration(parameters));
        answer.put("responses", Swagger.map("200", response(headers)));
        return answer;
    }

    private static void header(PythonMap parameters, PythonMap headers, String name, Object value, String type) {
        String full = "Access-Control-" + name;
        parameters.put("method.response.header." + full, value);
        headers.put(full, Tree.of("type", type));
    }

    private static PythonMap integration(PythonMap parameters) {
        PythonMap response = new PythonMap();
        response.put("statusCode", "200");
        response.put("responseParameters", parameters);
        response.put("responseTemplates", Tree.of("application/json", "{}\n"));
        PythonMap integration = new PythonMap();
        integration.put("type", "mock");
        integration.put("requestTemplates", Tree.of("application/json", "{\n  \"statusCode\" : 200\n}\n"));
        integration.put("responses", Swagger.map("default", response));
        return integration;
    }

    private static PythonMap response(PythonMap headers) {
        return Swagger.map("description", "Default response for CORS method", "headers", headers);
    }
}
