package io.pointsman.endpoint.cloudformation.sam.http;

import io.pointsman.endpoint.cloudformation.sam.spec.Fn;
import io.pointsman.endpoint.cloudformation.sam.spec.SamDocumentTrouble;
import io.pointsman.endpoint.cloudformation.sam.spec.SamResource;
import io.pointsman.endpoint.cloudformation.sam.spec.Translation;
import io.pointsman.endpoint.cloudformation.sam.spec.Tree;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What the properties of an HTTP API add to its definition, in SAM's order. */
final class HttpDefinition {
    private static final List<String> CORS =
            List.of("AllowOrigins", "AllowHeaders", "AllowMethods", "ExposeHeaders", "MaxAge", "AllowCredentials");
    private static final String SECTION = "x-amazon-apigateway-cors";

    private final SamResource api;
    private final Translation translation;
    private final String tag;
    private Optional<Object> body;

    HttpDefinition(SamResource api, Translation translation, String tag) {
        this.api = api;
        this.translation = translation;
        this.tag = tag;
        this.body = api.truly("DefinitionBody");
    }

    Optional<Object> complete() {
        api.truly("CorsConfiguration").ifPresent(this::cors);
        if (api.isTrue("Auth")) {
            needsBody("Auth", "the ");
            HttpApiSecurity security = new HttpApiSecurity(api, api.map("Auth"));
            security.checkNames();
            needsValid("Auth configuration");
            change(security::addTo);
        }
        tags();
        api.property("DisableExecuteApiEndpoint").ifPresent(this::endpoint);
        api.truly("Name").ifPresent(this::title);
        api.truly("Description").ifPresent(this::description);
        if (api.isTrue("FailOnWarnings")) {
            body.ifPresent(document -> {
                Map<String, Object> paths = Tree.mapAt(Tree.map(document), "paths");
                Tree.at(paths, OpenApi.DEFAULT_PATH).ifPresent(item -> {
                    paths.remove(OpenApi.DEFAULT_PATH);
                    paths.put("/" + OpenApi.DEFAULT_PATH, item);
                });
            });
        }
        return body;
    }

    private void needsBody(String property, String article) {
        if (body.isEmpty()) {
            throw api.trouble(property + " works only with inline OpenApi specified in " + article
                    + "'DefinitionBody' property.");
        }
    }

    private void needsValid(String what) {
        if (!OpenApi.isValid(body.orElse(""))) {
            throw api.trouble("Unable to add " + what + " because 'DefinitionBody' does not contain a valid OpenApi "
                    + "definition.");
        }
    }

    private void change(Consumer<OpenApi> change) {
        OpenApi openApi = new OpenApi(body.orElse(Tree.of()), translation.marks());
        change.accept(openApi);
        body = Optional.of(openApi.copy());
    }

    private void cors(Object declared) {
        needsBody("Cors", "");
        Map<String, Object> cors = switch (declared) {
            case Boolean flag -> Tree.of("AllowOrigins", Tree.listOf("*"));
            case Map<?, ?> call when Fn.isCall(call) -> Tree.of("AllowOrigins", call);
            case Map<?, ?> map -> Tree.map(map);
            default -> throw api.trouble("Invalid value for 'Cors' property.");
        };
        cors.keySet().stream().filter(key -> !CORS.contains(key)).findFirst().ifPresent(key -> {
            throw api.trouble("Invalid key '" + key + "' for 'Cors' property.");
        });
        needsValid("Cors configuration");
        if (Boolean.TRUE.equals(cors.get("AllowCredentials")) && List.of("*").equals(cors.get("AllowOrigins"))) {
            throw api.trouble("Unable to add Cors configuration because 'AllowCredentials' can not be true when "
                    + "'AllowOrigin' is \"'*'\" or not set.");
        }
        change(openApi -> {
            if (!(Tree.at(openApi.document(), SECTION).orElse(Tree.of()) instanceof Map)) {
                throw SamDocumentTrouble.structure(
                        "Value of '" + SECTION + "' must be a dictionary according to Swagger spec.");
            }
            add(cors, Tree.mapIn(openApi.document(), SECTION));
        });
    }

    private static void add(Map<String, Object> cors, Map<String, Object> section) {
        Object origins = Tree.trueAt(cors, "AllowOrigins").orElse("");
        if (Fn.isCall(origins)) {
            section.putAll(Tree.map(renamed(origins)));
            return;
        }
        for (String name : CORS) {
            Optional<Object> value = switch (name) {
                case "MaxAge" -> Tree.at(cors, name);
                case "AllowCredentials" -> Tree.at(cors, name).filter(Boolean.TRUE::equals);
                default -> Tree.trueAt(cors, name);
            };
            value.ifPresent(one -> section.put(small(name), one));
        }
    }

    private static String small(String name) {
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }

    /** An intrinsic function in the place of it all: SAM renames what is in it, wherever it stands. */
    private static Object renamed(Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                Map<String, Object> copy = Tree.of();
                map.forEach((name, member) -> copy.put(words(String.valueOf(name)), renamed(member)));
                yield copy;
            }
            case List<?> list -> list.stream().map(HttpDefinition::renamed).toList();
            case String text -> words(text);
            default -> value;
        };
    }

    private static String words(String text) {
        String renamed = text;
        for (String name : CORS) {
            renamed = renamed.replace(name, small(name));
        }
        return renamed;
    }

    private void tags() {
        if (api.isTrue("Tags")) {
            needsBody("Tags", "the ");
            needsValid("`Tags`");
        }
        if (body.isPresent() && OpenApi.isValid(body.get())) {
            Map<String, Object> tags = Tree.copyOf(api.map("Tags"));
            tags.put(tag, "SAM");
            change(openApi -> tags.forEach(openApi::tag));
        }
    }

    private void endpoint(Object disabled) {
        needsBody("DisableExecuteApiEndpoint", "");
        change(openApi -> {
            List<Object> servers =
                    Tree.at(openApi.document(), "servers").map(Tree::list).orElseGet(() -> Tree.listOf(Tree.of()));
            servers.forEach(server -> {
                if (!(server instanceof Map<?, ?> map)) {
                    throw SamDocumentTrouble.structure(
                            "Value of 'servers' item must be a dictionary according to Swagger spec.");
                }
                Tree.mapIn(Tree.map(map), "x-amazon-apigateway-endpoint-configuration")
                        .put("disableExecuteApiEndpoint", disabled);
            });
            openApi.document().put("servers", servers);
        });
    }

    private Optional<Object> declared(String name) {
        return body.flatMap(document -> Tree.at(Tree.mapAt(Tree.map(document), "info"), name));
    }

    private void title(Object name) {
        needsBody("Name", "the ");
        if (!declared("title").filter(OpenApi.defaultTitle()::equals).isPresent()) {
            throw api.trouble("Unable to set Name because it is already defined within inline OpenAPI specified in the "
                    + "'DefinitionBody' property.");
        }
        change(openApi -> openApi.info("title", name));
    }

    private void description(Object text) {
        needsBody("Description", "the ");
        if (declared("description").filter(Tree::isTrue).isPresent()) {
            throw api.trouble("Unable to set Description because it is already defined within inline OpenAPI specified "
                    + "in the 'DefinitionBody' property.");
        }
        change(openApi -> openApi.info("description", text));
    }
}
