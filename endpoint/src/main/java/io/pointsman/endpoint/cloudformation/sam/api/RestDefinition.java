package io.pointsman.endpoint.cloudformation.sam.api;

import io.pointsman.endpoint.cloudformation.sam.python.PythonMap;
import io.pointsman.endpoint.cloudformation.sam.spec.Fn;
import io.pointsman.endpoint.cloudformation.sam.spec.SamDocumentTrouble;
import io.pointsman.endpoint.cloudformation.sam.spec.SamResource;
import io.pointsman.endpoint.cloudformation.sam.spec.SamTrouble;
import io.pointsman.endpoint.cloudformation.sam.spec.Translation;
import io.pointsman.endpoint.cloudformation.sam.spec.Tree;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** What the properties of a REST API add to its definition, in SAM's order. */
final class RestDefinition {
    private static final Set<String> CORS =
            Set.of("AllowMethods", "AllowHeaders", "AllowOrigin", "MaxAge", "AllowCredentials");
    private static final Set<String> RESPONSE = Set.of("ResponseParameters", "ResponseTemplates", "StatusCode");

    private final SamResource api;
    private final Translation translation;
    private Optional<Object> body;

    RestDefinition(SamResource api, Translation translation) {
        this.api = api;
        this.translation = translation;
        this.body = api.truly("DefinitionBody");
    }

    Optional<Object> complete() {
        api.truly("Cors").ifPresent(this::cors);
        if (api.isTrue("Auth")) {
            needsBody("Auth");
            needsValid("Auth");
            change(swagger -> new RestApiSecurity(api, api.map("Auth"), translation.marks()).addTo(swagger));
            body = body.map(this::asOpenApi);
        }
        if (api.isTrue("GatewayResponses")) {
            needsBody("GatewayResponses");
            responses();
        }
        media();
        models();
        api.property("DisableExecuteApiEndpoint").ifPresent(this::endpoint);
        return body.map(this::asOpenApi);
    }

    private void needsBody(String property) {
        if (body.isEmpty()) {
            throw api.trouble(property + " works only with inline Swagger specified in 'DefinitionBody' property.");
        }
    }

    private void needsValid(String what) {
        if (!Swagger.isValid(body.orElse(""))) {
            throw api.trouble("Unable to add " + what + " because 'DefinitionBody' does not contain a valid Swagger "
                    + "definition.");
        }
    }

    private void change(Consumer<Swagger> change) {
        Swagger swagger = new Swagger(body.orElse(Tree.of()), translation.marks());
        change.accept(swagger);
        body = Optional.of(swagger.copy());
    }

    private void cors(Object declared) {
        needsBody("Cors");
        Map<String, Object> cors;
        if (declared instanceof String || Fn.isCall(declared)) {
            cors = Tree.of("AllowOrigin", declared);
        } else if (declared instanceof Map<?, ?> map) {
            cors = Tree.map(map);
        } else {
            throw api.trouble("Invalid value for 'Cors' property");
        }
        cors.keySet().stream().filter(key -> !CORS.contains(key)).findFirst().ifPresent(key -> {
            throw api.trouble("Invalid key '" + key + "' for 'Cors' property.");
        });
        needsValid("Cors configuration");
        if (Boolean.TRUE.equals(cors.get("AllowCredentials"))
                && cors.getOrDefault("AllowOrigin", "'*'").equals("'*'")) {
            throw api.trouble("Unable to add Cors configuration because 'AllowCredentials' can not be true when "
                    + "'AllowOrigin' is \"'*'\" or not set");
        }
        try {
            change(swagger -> new SwaggerCors(swagger, cors).add());
        } catch (SamTrouble e) {
            throw api.trouble(e.said());
        }
    }

    private void responses() {
        Map<String, Object> declared = api.map("GatewayResponses");
        declared.forEach((name, response) -> {
            if (Fn.isCall(response)) {
                throw api.trouble("Unable to set GatewayResponses attribute because intrinsic functions are not "
                        + "supported for this field.");
            }
            if (!(response instanceof Map<?, ?> map)) {
                throw api.trouble("Invalid property type for GatewayResponses. Expected an object of type "
                        + "'GatewayResponse'.");
            }
            map.keySet().stream()
                    .filter(key -> !RESPONSE.contains(key))
                    .findFirst()
                    .ifPresent(key -> {
                        throw api.trouble(
                                "Invalid property '" + key + "' in 'GatewayResponses' property '" + name + "'.");
                    });
        });
        needsValid("Auth configuration");
        change(swagger -> declared.forEach((name, response) ->
                swagger.section("x-amazon-apigateway-gateway-responses").put(name, response(Tree.map(response)))));
    }

    private PythonMap response(Map<String, Object> declared) {
        Object status = Tree.at(declared, "StatusCode")
                .map(code -> code instanceof String ? code : String.valueOf(code))
                .orElse("");
        if (Tree.isTrue(status) && !String.valueOf(status).matches("[0-9]{1,3}")) {
            throw api.trouble("Property 'StatusCode' must be numeric");
        }
        PythonMap parameters = new PythonMap();
        Map<String, Object> given = Tree.mapAt(declared, "ResponseParameters");
        Map<String, String> prefixes = Map.of("Headers", "header.", "Paths", "path.", "QueryStrings", "querystring.");
        given.keySet().stream()
                .filter(key -> !prefixes.containsKey(key))
                .findFirst()
                .ifPresent(key -> {
                    throw api.trouble("Invalid gateway response parameter '" + key + "'");
                });
        List.of("Headers", "Paths", "QueryStrings")
                .forEach(kind -> Tree.mapAt(given, kind)
                        .forEach((key, value) -> parameters.put(
                                translation.marks().derived("gatewayresponse." + prefixes.get(kind) + key, key),
                                value)));
        PythonMap response = new PythonMap();
        response.put("responseParameters", parameters);
        response.put(
                "responseTemplates", Tree.trueAt(declared, "ResponseTemplates").orElseGet(PythonMap::new));
        if (Tree.isTrue(status)) {
            response.put("statusCode", status);
        }
        return response;
    }

    private void media() {
        api.truly("BinaryMediaTypes")
                .filter(types -> body.isPresent())
                .ifPresent(types -> change(
                        swagger -> swagger.document().put("x-amazon-apigateway-binary-media-types", unescaped(types))));
    }

    private Object unescaped(Object types) {
        return switch (types) {
            case Map<?, ?> map -> {
                PythonMap copy = new PythonMap();
                map.forEach((key, value) -> copy.put(mark(String.valueOf(key)), unescaped(value)));
                yield copy;
            }
            case List<?> list -> list.stream().map(this::unescaped).toList();
            case String text -> mark(text);
            default -> types;
        };
    }

    private String mark(String text) {
        return translation.marks().mark(text.replace("~1", "/"));
    }

    private void models() {
        if (!api.isTrue("Models")) {
            return;
        }
        needsBody("Models");
        needsValid("Models definitions");
        Map<String, Object> models = api.map("Models");
        if (!models.values().stream().allMatch(Map.class::isInstance)) {
            throw api.trouble("Invalid value for 'Models' property");
        }
        change(swagger -> models.forEach((name, schema) -> {
            if (Tree.trueAt(Tree.map(schema), "type").isEmpty()) {
                throw SamDocumentTrouble.structure("'Models' schema is missing 'type'.");
            }
            swagger.section("definitions")
                    .put(translation.marks().derived(name.toLowerCase(Locale.ROOT), name), schema);
        }));
        body = body.map(this::asOpenApi);
    }

    private void endpoint(Object disabled) {
        needsBody("DisableExecuteApiEndpoint");
        String config = "x-amazon-apigateway-endpoint-configuration";
        change(swagger -> {
            if (!swagger.isOpenApi3()) {
                Tree.mapIn(swagger.document(), config).put("disableExecuteApiEndpoint", disabled);
                return;
            }
            List<Object> servers = Tree.at(swagger.document(), "servers")
                    .map(Tree::list)
                    .orElseGet(() -> Tree.listOf(new PythonMap()));
            servers.forEach(server -> Tree.mapIn(Tree.map(server), config).put("disableExecuteApiEndpoint", disabled));
            swagger.document().put("servers", servers);
        });
    }

    /** What Swagger 2.0 has under another name in OpenAPI 3. */
    private Object asOpenApi(Object document) {
        return new OpenApiNames(api.property("OpenApiVersion")).in(Tree.map(document));
    }
}
