package io.pointsman.endpoint.lambda;

import io.pointsman.endpoint.Operation;
import io.pointsman.json.JsonObject;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** How many executions a function has for itself. */
final class ConcurrencyOperations {
    static final long ACCOUNT = 1_000;
    /** What must stay for functions without a reservation. */
    static final long UNRESERVED = 100;

    private final Functions functions;

    ConcurrencyOperations(Functions functions) {
        this.functions = functions;
    }

    Map<String, Operation> table() {
        return Map.of(
                "PutFunctionConcurrency", (input, caller) -> put(input),
                "GetFunctionConcurrency", (input, caller) -> get(input),
                "DeleteFunctionConcurrency", (input, caller) -> delete(input));
    }

    static Optional<JsonObject> shown(LambdaFunction function) {
        OptionalLong reserved = function.reservedConcurrency();
        return reserved.isPresent()
                ? Optional.of(JsonObject.of("ReservedConcurrentExecutions", reserved.getAsLong()))
                : Optional.empty();
    }

    /** What functions share that have neither a reservation nor provisioned executions. */
    long unreserved() {
        return ACCOUNT
                - functions.all().stream()
                        .mapToLong(ConcurrencyOperations::taken)
                        .sum();
    }

    /** A reservation holds what is provisioned, too. */
    private static long taken(LambdaFunction function) {
        return function.reservedConcurrency()
                .orElseGet(() -> function.provisions().values().stream()
                        .mapToLong(Provision::requested)
                        .sum());
    }

    private JsonObject put(JsonObject input) {
        LambdaFunction function = functions.named(FunctionAddress.bare(input).qualified());
        long wanted = input.number("ReservedConcurrentExecutions").orElse(0L);
        long left = unreserved() + function.reservedConcurrency().orElse(0) - wanted;
        if (left < UNRESERVED) {
            throw LambdaErrors.untyped("Specified ReservedConcurrentExecutions for function decreases account's"
                    + " UnreservedConcurrentExecution below its minimum value of [" + UNRESERVED + "].");
        }
        function.reserve(OptionalLong.of(wanted));
        return get(input);
    }

    private JsonObject get(JsonObject input) {
        return shown(functions.unqualified(input)).orElse(JsonObject.empty());
    }

    private JsonObject delete(JsonObject input) {
        functions.unqualified(input).reserve(OptionalLong.empty());
        return JsonObject.empty();
    }
}
