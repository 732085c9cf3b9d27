package io.pointsman.endpoint.lambda;

import io.pointsman.endpoint.Operation;
import io.pointsman.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** To make, move and remove aliases. */
final class AliasOperations {
    private final Functions functions;
    private final RoutingRules routing;
    private final Provisioning provisioning;

    AliasOperations(Functions functions, Provisioning provisioning) {
        this.functions = functions;
        this.provisioning = provisioning;
        this.routing = new RoutingRules(functions);
    }

    Map<String, Operation> table() {
        return Map.of(
                "CreateAlias", (input, caller) -> create(input),
                "GetAlias", (input, caller) -> get(input),
                "UpdateAlias", (input, caller) -> update(input),
                "DeleteAlias", (input, caller) -> delete(input),
                "ListAliases", (input, caller) -> list(input));
    }

    private JsonObject create(JsonObject input) {
        String name = input.needText("Name");
        String version = input.needText("FunctionVersion");
        LambdaFunction function = functions.unqualified(input, version);
        Optional<Alias.Share> share = routing.check(function, version, input);
        if (function.aliases().containsKey(name)) {
            throw LambdaErrors.conflict("Alias already exists: " + functions.arn(function, name));
        }
        return put(function, new Alias(name, version, description(input).orElse(""), share, Edition.newRevision()));
    }

    private JsonObject update(JsonObject input) {
        LambdaFunction function = functions.unqualified(input);
        String name = input.needText("Name");
        Alias old = Optional.ofNullable(function.aliases().get(name))
                .orElseThrow(() -> LambdaErrors.noAlias(functions.arn(function, name)));
        input.text("RevisionId")
                .filter(revision -> !revision.equals(old.revision()))
                .ifPresent(revision -> {
                    throw LambdaErrors.staleRevision();
                });
        String version = input.text("FunctionVersion").orElse(old.version());
        Optional<Alias.Share> share = input.has("RoutingConfig")
                ? routing.check(function, version, input)
                : routing.check(function, version, old.share());
        String description = description(input).orElse(old.description());
        Alias moved = new Alias(old.name(), version, description, share, Edition.newRevision());
        return put(function, provisioning.moving(function, old, moved));
    }

    private JsonObject get(JsonObject input) {
        LambdaFunction function = functions.unqualified(input);
        return shown(function, alias(function, input));
    }

    /** Like AWS, content with an alias that is not there. */
    private JsonObject delete(JsonObject input) {
        LambdaFunction function = functions.unqualified(input);
        function.removeAlias(input.needText("Name"));
        return JsonObject.empty();
    }

    private JsonObject list(JsonObject input) {
        LambdaFunction function = functions.unqualified(input);
        Optional<String> version = input.text("FunctionVersion");
        List<JsonObject> items = function.aliases().values().stream()
                .filter(alias -> version.map(alias::uses).orElse(true))
                .map(alias -> shown(function, alias))
                .toList();
        return Pages.of("Aliases", items, input);
    }

    private static Optional<String> description(JsonObject input) {
        return input.text("Description");
    }

    private Alias alias(LambdaFunction function, JsonObject input) {
        String name = input.needText("Name");
        return Optional.ofNullable(function.aliases().get(name))
                .orElseThrow(() -> LambdaErrors.aliasNotFound(functions.arn(function, name)));
    }

    private JsonObject put(LambdaFunction function, Alias alias) {
        function.aliases().put(alias.name(), alias);
        return shown(function, alias);
    }

    private JsonObject shown(LambdaFunction function, Alias alias) {
        return alias.shown(functions.arn(function, alias.name()));
    }
}
