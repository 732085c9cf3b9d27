package io.pointsman.endpoint.lambda;

import io.pointsman.endpoint.AwsError;
import io.pointsman.endpoint.Operation;
import io.pointsman.json.JsonObject;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How asynchronous requests are tried again, for a function, a version or an alias. */
final class EventInvokeOperations {
    private static final List<String> SETTINGS =
            List.of("MaximumRetryAttempts", "MaximumEventAgeInSeconds", "DestinationConfig");

    private final Functions functions;
    private final InstantSource clock;

    EventInvokeOperations(Functions functions, InstantSource clock) {
        this.functions = functions;
        this.clock = clock;
    }

    Map<String, Operation> table() {
        return Map.of(
                "PutFunctionEventInvokeConfig", (input, caller) -> put(input),
                "UpdateFunctionEventInvokeConfig", (input, caller) -> update(input),
                "GetFunctionEventInvokeConfig", (input, caller) -> get(input),
                "DeleteFunctionEventInvokeConfig", (input, caller) -> delete(input),
                "ListFunctionEventInvokeConfigs", (input, caller) -> list(input));
    }

    private JsonObject put(JsonObject input) {
        if (SETTINGS.stream().noneMatch(input::has)) {
            throw LambdaErrors.invalid("You must specify at least one of error handling or destination setting.");
        }
        FunctionAddress address = address(input);
        EventDestinations.check(functions, address, input.objectOrEmpty("DestinationConfig"));
        return keep(address, EventInvokeConfig.read(input, clock.instant()));
    }

    private JsonObject update(JsonObject input) {
        FunctionAddress address = address(input);
        EventDestinations.check(functions, address, input.objectOrEmpty("DestinationConfig"));
        return keep(address, need(address).changed(EventInvokeConfig.read(input, clock.instant())));
    }

    private JsonObject get(JsonObject input) {
        FunctionAddress address = FunctionAddress.of(input);
        return need(address).shown(arn(address));
    }

    private JsonObject delete(JsonObject input) {
        FunctionAddress address = FunctionAddress.of(input);
        need(address);
        configs(address).remove(address.version());
        return JsonObject.empty();
    }

    private JsonObject list(JsonObject input) {
        LambdaFunction function = functions.named(known(FunctionAddress.unqualified(input)));
        List<JsonObject> items = function.eventInvokeConfigs().entrySet().stream()
                .map(config -> config.getValue().shown(functions.arn(function, config.getKey())))
                .toList();
        return Pages.of("FunctionEventInvokeConfigs", items, input);
    }

    private JsonObject keep(FunctionAddress address, EventInvokeConfig config) {
        configs(address).put(address.version(), config);
        return config.shown(arn(address));
    }

    private EventInvokeConfig need(FunctionAddress address) {
        String arn = functions.arn(new FunctionAddress(address.name(), Optional.of(address.version())));
        return Optional.of(address)
                .filter(known -> functions.has(known.name()))
                .flatMap(known -> Optional.ofNullable(configs(known).get(known.version())))
                .orElseThrow(() -> LambdaErrors.notFound("The function " + arn + " doesn't have an EventInvokeConfig"));
    }

    private Map<String, EventInvokeConfig> configs(FunctionAddress address) {
        return functions.named(address).eventInvokeConfigs();
    }

    private String arn(FunctionAddress address) {
        return functions.arn(functions.named(address), address.version());
    }

    private FunctionAddress address(JsonObject input) {
        FunctionAddress address = known(FunctionAddress.of(input));
        if (!functions.named(address).knows(address.version())) {
            throw noFunction();
        }
        return address;
    }

    private FunctionAddress known(FunctionAddress address) {
        if (!functions.has(address.name())) {
            throw noFunction();
        }
        return address;
    }

    private static AwsError noFunction() {
        return LambdaErrors.notFound("The function doesn't exist.");
    }
}
