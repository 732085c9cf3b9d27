package io.pointsman.endpoint.lambda;

import io.pointsman.endpoint.AwsError;
import io.pointsman.endpoint.Operation;
import io.pointsman.endpoint.clock.EndpointClock;
import io.pointsman.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** To provision concurrency for aliases and versions. */
final class ProvisionOperations {
    private final Functions functions;
    private final ConcurrencyOperations concurrency;
    private final Provisioning provisioning;

    ProvisionOperations(Functions functions, ConcurrencyOperations concurrency, EndpointClock clock) {
        this.functions = functions;
        this.concurrency = concurrency;
        this.provisioning = new Provisioning(clock);
    }

    Provisioning provisioning() {
        return provisioning;
    }

    Map<String, Operation> table() {
        return Map.of(
                "PutProvisionedConcurrencyConfig", (input, caller) -> put(input),
                "GetProvisionedConcurrencyConfig", (input, caller) -> get(input),
                "DeleteProvisionedConcurrencyConfig", (input, caller) -> delete(input),
                "ListProvisionedConcurrencyConfigs", (input, caller) -> list(input));
    }

    private JsonObject put(JsonObject input) {
        long wanted = input.number("ProvisionedConcurrentExecutions").orElse(0L);
        FunctionAddress address = FunctionAddress.of(input);
        if (address.version().equals(FunctionAddress.LATEST)) {
            throw LambdaErrors.invalid(
                    "Provisioned Concurrency Configs cannot be applied to unpublished function versions.");
        }
        LambdaFunction function = known(address);
        checkFree(function, address.version());
        checkRoom(function, address.version(), wanted);
        return provisioning.begin(function, address.version(), wanted).shown();
    }

    /** Neither may an alias and its version both have some, nor an alias that shares its requests between two versions. */
    private static void checkFree(LambdaFunction function, String qualifier) {
        Alias alias = function.aliases().get(qualifier);
        if (alias != null && alias.share().isPresent()) {
            throw LambdaErrors.invalid("Alias with weights can not be used with Provisioned Concurrency");
        }
        if (alias != null && function.provisions().containsKey(alias.version())) {
            throw LambdaErrors.conflict(
                    "Alias can't be used for Provisioned Concurrency configuration on an already Provisioned version");
        }
        boolean byAlias = function.aliasesOf(qualifier).stream().anyMatch(function.provisions()::containsKey);
        if (alias == null && byAlias) {
            throw LambdaErrors.conflict("Version is pointed by a Provisioned Concurrency alias");
        }
    }

    private void checkRoom(LambdaFunction function, String qualifier, long wanted) {
        long now = Optional.ofNullable(function.provisions().get(qualifier))
                .map(Provision::requested)
                .orElse(0L);
        long left =
                function.reservedConcurrency().isPresent() ? Long.MAX_VALUE : concurrency.unreserved() + (now - wanted);
        if (left < 0) {
            throw LambdaErrors.untyped("Specified ConcurrentExecutions for function is greater than account's"
                    + " unreserved concurrency [" + (concurrency.unreserved() + now) + "].");
        }
        if (left < ConcurrencyOperations.UNRESERVED) {
            throw LambdaErrors.untyped("Specified ConcurrentExecutions for function decreases account's"
                    + " UnreservedConcurrentExecution below its minimum value of ["
                    + ConcurrencyOperations.UNRESERVED + "].");
        }
    }

    private JsonObject get(JsonObject input) {
        FunctionAddress address = published(input);
        return Optional.ofNullable(known(address).provisions().get(address.version()))
                .map(Provision::shown)
                .orElseThrow(() -> new AwsError(
                        404,
                        "ProvisionedConcurrencyConfigNotFoundException",
                        "No Provisioned Concurrency Config found for this function",
                        JsonObject.of("Type", "User")));
    }

    /** Content with one that is not there. */
    private JsonObject delete(JsonObject input) {
        FunctionAddress address = published(input);
        known(address).provisions().remove(address.version());
        return JsonObject.empty();
    }

    private JsonObject list(JsonObject input) {
        LambdaFunction function = functions.unqualified(input);
        List<JsonObject> items = function.provisions().entrySet().stream()
                .map(provision ->
                        provision.getValue().shown().with("FunctionArn", functions.arn(function, provision.getKey())))
                .toList();
        return Pages.of("ProvisionedConcurrencyConfigs", items, input);
    }

    private static FunctionAddress published(JsonObject input) {
        FunctionAddress address = FunctionAddress.of(input);
        if (address.version().equals(FunctionAddress.LATEST)) {
            throw LambdaErrors.invalid("The function resource provided must be an alias or a published version.");
        }
        return address;
    }

    /** What is no number is taken for an alias, even where there is no function. */
    private LambdaFunction known(FunctionAddress address) {
        boolean exists =
                functions.has(address.name()) && functions.named(address).knows(address.version());
        if (!exists) {
            throw address.version().matches("[0-9]+")
                    ? LambdaErrors.functionNotFound(functions.arn(address))
                    : LambdaErrors.aliasNotFound(functions.arn(address));
        }
        return functions.named(address);
    }
}
