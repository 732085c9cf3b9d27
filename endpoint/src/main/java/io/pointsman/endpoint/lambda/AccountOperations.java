package io.pointsman.endpoint.lambda;

import io.pointsman.endpoint.Operation;
import io.pointsman.json.JsonObject;
import java.util.Map;

/** Limits of the account, and how much of them is used. */
final class AccountOperations {
    private static final long STORAGE = 322_122_547_200L;

    private final Functions functions;
    private final ConcurrencyOperations concurrency;

    AccountOperations(Functions functions, ConcurrencyOperations concurrency) {
        this.functions = functions;
        this.concurrency = concurrency;
    }

    Map<String, Operation> table() {
        return Map.of("GetAccountSettings", (input, caller) -> settings());
    }

    private JsonObject settings() {
        JsonObject limit = JsonObject.of("TotalCodeSize", STORAGE, "CodeSizeUnzipped", Code.UNZIPPED)
                .with("CodeSizeZipped", 52_428_800L)
                .with("ConcurrentExecutions", ConcurrencyOperations.ACCOUNT)
                .with("UnreservedConcurrentExecutions", concurrency.unreserved());
        JsonObject usage = JsonObject.of("TotalCodeSize", stored(), "FunctionCount", (long)
                functions.all().size());
        return JsonObject.of("AccountLimit", limit, "AccountUsage", usage);
    }

    private long stored() {
        return functions.all().stream()
                .flatMap(LambdaFunction::editions)
                .mapToLong(edition -> edition.code().size())
                .sum();
    }
}
