package io.pointsman.endpoint.cloudformation.sam.api;

import io.pointsman.endpoint.cloudformation.sam.python.PythonMap;
import io.pointsman.endpoint.cloudformation.sam.python.UnicodeMarks;
import io.pointsman.endpoint.cloudformation.sam.spec.SamResource;
import io.pointsman.endpoint.cloudformation.sam.spec.SamTrouble;
import io.pointsman.endpoint.cloudformation.sam.spec.Tree;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code RequestModel} and {@code RequestParameters}: what a request to a method of a REST API has to look like. */
record RequestRules(SamResource event, Map<String, Object> api, String method) {
    private static final String VALIDATORS = "x-amazon-apigateway-request-validators";
    private static final String VALIDATOR = "x-amazon-apigateway-request-validator";

    void add(Swagger swagger) {
        if (event.isTrue("RequestModel")) {
            model(swagger, event.map("RequestModel"));
        }
        if (event.isTrue("RequestParameters")) {
            List<Map<String, Object>> parameters = Tree.asList(event.need("RequestParameters")).stream()
                    .map(this::parameter)
                    .toList();
            swagger.integrated(path(), method)
                    .forEach(definition -> parameters(definition, parameters, swagger.marks()));
        }
    }

    private String path() {
        return String.valueOf(event.need("Path"));
    }

    private void model(Swagger swagger, Map<String, Object> request) {
        Object name = Tree.trueAt(request, "Model").orElse("");
        if (name.equals("")) {
            return;
        }
        String cannot =
                "Unable to set RequestModel [" + name + "] on API method [" + method + "] for path [" + path() + "] ";
        Object models = Tree.trueAt(api, "Models")
                .orElseThrow(() -> trouble(cannot + "because the related API does not define any Models."));
        if (!(models instanceof Map<?, ?> known)) {
            throw trouble(cannot + "because the related API Models defined is of invalid type.");
        }
        if (!(name instanceof String text)) {
            throw trouble(cannot + "because the related API does not contain valid Models.");
        }
        if (Tree.trueAt(known, text).isEmpty()) {
            throw trouble(cannot + "because it wasn't defined in the API's Models.");
        }
        swagger.integrated(path(), method).forEach(definition -> body(swagger, definition, text, request));
        validator(swagger, request, cannot);
    }

    private void body(Swagger swagger, Map<String, Object> definition, String model, Map<String, Object> request) {
        String name = swagger.marks().derived(model.toLowerCase(Locale.ROOT), model);
        if (swagger.document().containsKey("swagger")) {
            PythonMap parameter = new PythonMap();
            parameter.put("in", "body");
            parameter.put("name", name);
            parameter.put("schema", Tree.of("$ref", "#/definitions/" + name));
            Tree.at(request, "Required").ifPresent(required -> parameter.put("required", required));
            Tree.list(definition.computeIfAbsent("parameters", absent -> Tree.listOf()))
                    .add(parameter);
        } else if (swagger.isOpenApi3()) {
            Map<String, Object> schema = Tree.of("$ref", "#/components/schemas/" + name);
            Map<String, Object> content = Tree.of("application/json", Tree.of("schema", schema));
            Map<String, Object> body = Tree.of("content", content);
            Tree.at(request, "Required").ifPresent(required -> body.put("required", required));
            definition.put("requestBody", body);
        }
    }

    private void validator(Swagger swagger, Map<String, Object> request, String cannot) {
        Object body = Tree.at(request, "ValidateBody").orElse(false);
        Object parameters = Tree.at(request, "ValidateParameters").orElse(false);
        if (!request.containsKey("ValidateBody") && !request.containsKey("ValidateParameters")) {
            return;
        }
        if (!(body instanceof Boolean ofBody) || !(parameters instanceof Boolean ofParameters)) {
            throw trouble(cannot + "ValidateBody and ValidateParameters must be a boolean type, strings or intrinsics "
                    + "are not supported.");
        }
        String name = ofBody
                ? ofParameters ? "body-and-params" : "body-only"
                : ofParameters ? "params-only" : "no-validation";
        Map<String, Object> validators = swagger.section(VALIDATORS);
        if (!validators.containsKey(name)) {
            validators.putAll(Map.of(
                    name, Swagger.map("validateRequestBody", ofBody, "validateRequestParameters", ofParameters)));
        }
        swagger.integrated(path(), method).forEach(definition -> definition.putAll(Map.of(VALIDATOR, name)));
    }

    private Map<String, Object> parameter(Object declared) {
        if (declared instanceof String name) {
            return named(name, Tree.of());
        }
        if (!(declared instanceof Map<?, ?> map) || map.isEmpty()) {
            throw trouble(
                    "Invalid value for 'RequestParameters' property. Property must be either a string or an object");
        }
        Map.Entry<String, Object> only = Tree.map(map).entrySet().iterator().next();
        Object settings = only.getValue();
        if (!(settings instanceof Map<?, ?> of)
                || !List.of("Required", "Caching").containsAll(of.keySet())) {
            throw trouble("Invalid value for 'RequestParameters' property. Values must be an object, "
                    + "e.g { Required: true, Caching: false }");
        }
        return named(only.getKey(), Tree.map(of));
    }

    private Map<String, Object> named(String name, Map<String, Object> settings) {
        if (!name.matches("method\\.request\\.(querystring|path|header)\\..*")) {
            throw trouble("Invalid value for 'RequestParameters' property. Keys must be in the format "
                    + "'method.request.[querystring|path|header].{value}', e.g 'method.request.header.Authorization'.");
        }
        return Tree.of(
                "Required",
                settings.getOrDefault("Required", false),
                "Caching",
                settings.getOrDefault("Caching", false),
                "Name",
                name);
    }

    private static void parameters(
            Map<String, Object> definition, List<Map<String, Object>> parameters, UnicodeMarks marks) {
        List<Object> all = Tree.list(definition.computeIfAbsent("parameters", absent -> Tree.listOf()));
        for (Map<String, Object> one : parameters) {
            String full = String.valueOf(one.get("Name"));
            String[] parts = full.replace("method.request.", "").split("\\.", 2);
            PythonMap parameter = new PythonMap();
            parameter.put("in", parts[0].equals("querystring") ? "query" : marks.derived(parts[0], full));
            parameter.put("name", marks.derived(parts[1], full));
            parameter.put("required", Tree.at(one, "Required").orElse(false));
            parameter.put("type", "string");
            all.add(parameter);
            if (Tree.trueAt(one, "Caching").isPresent()) {
                Map<String, Object> integration = Tree.mapAt(definition, Definition.INTEGRATION);
                Tree.list(integration.computeIfAbsent("cacheKeyParameters", absent -> Tree.listOf()))
                        .add(full);
            }
        }
    }

    private SamTrouble trouble(String message) {
        return SamTrouble.event(event.name(), message);
    }
}
