package io.pointsman.endpoint.lambda;

import io.pointsman.endpoint.Operation;
import io.pointsman.endpoint.World;
import io.pointsman.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** To give functions and aliases URLs, to read, change, list and take them. */
final class FunctionUrlOperations {
    private final World world;
    private final Functions functions;

    FunctionUrlOperations(World world, Functions functions) {
        this.world = world;
        this.functions = functions;
    }

    Map<String, Operation> table() {
        return Map.of(
                "CreateFunctionUrlConfig", (input, caller) -> create(input),
                "GetFunctionUrlConfig", (input, caller) -> get(input),
                "UpdateFunctionUrlConfig", (input, caller) -> update(input),
                "DeleteFunctionUrlConfig", (input, caller) -> delete(input),
                "ListFunctionUrlConfigs", (input, caller) -> list(input));
    }

    private JsonObject create(JsonObject input) {
        FunctionAddress address = address(input);
        LambdaFunction function = function(address).orElseThrow(FunctionUrlOperations::noFunction);
        if (function.urls().containsKey(address.version())) {
            throw LambdaErrors.conflict("Failed to create function url config for [functionArn = "
                    + functions.arn(address) + "]. Error message:  FunctionUrlConfig exists for this Lambda function");
        }
        String now = now();
        FunctionUrl url = new FunctionUrl(url(), FunctionUrl.settings(input), now, now);
        function.urls().put(address.version(), url);
        return url.made(functions.arn(address));
    }

    private JsonObject get(JsonObject input) {
        FunctionAddress address = address(input);
        return need(address).shown(functions.arn(address));
    }

    private JsonObject update(JsonObject input) {
        FunctionAddress address = address(input);
        LambdaFunction function = function(address).orElseThrow(FunctionUrlOperations::noFunction);
        FunctionUrl changed = need(address).changed(FunctionUrl.settings(input), now());
        function.urls().put(address.version(), changed);
        return changed.made(functions.arn(address)).with("LastModifiedTime", changed.modified());
    }

    private JsonObject delete(JsonObject input) {
        FunctionAddress address = address(input);
        need(address);
        function(address).ifPresent(function -> function.urls().remove(address.version()));
        return JsonObject.empty();
    }

    private JsonObject list(JsonObject input) {
        FunctionAddress address = FunctionAddress.of(input).withoutQualifier();
        LambdaFunction function = function(address).orElseThrow(FunctionUrlOperations::noFunction);
        List<JsonObject> items = function.urls().entrySet().stream()
                .map(url -> url.getValue()
                        .shown(
                                url.getKey().equals(FunctionAddress.LATEST)
                                        ? functions.arn(function)
                                        : functions.arn(function, url.getKey())))
                .toList();
        return Pages.of("FunctionUrlConfigs", items, input);
    }

    /** The qualifier must be an alias: neither a version nor {@code $LATEST} is taken. */
    private static FunctionAddress address(JsonObject input) {
        return FunctionAddress.of(input);
    }

    private Optional<LambdaFunction> function(FunctionAddress address) {
        return Optional.of(address)
                .filter(known -> functions.has(known.name()))
                .map(functions::named)
                .filter(function -> function.knows(address.version()));
    }

    private FunctionUrl need(FunctionAddress address) {
        return function(address)
                .flatMap(function -> Optional.ofNullable(function.urls().get(address.version())))
                .orElseThrow(() -> LambdaErrors.notFound("The resource you requested does not exist."));
    }

    private static RuntimeException noFunction() {
        return LambdaErrors.notFound("Function does not exist");
    }

    private String url() {
        String id = UUID.randomUUID().toString().replace("-", "");
        return "https://" + id + ".lambda-url." + world.region() + ".on.aws/";
    }

    private String now() {
        return world.clock().instant().toString();
    }
}
