package io.pointsman.endpoint.lambda;

import io.pointsman.json.JsonObject;
import java.math.BigDecimal;
import java.util.Optional;

/** What an alias may point to: a version, and beside it at most one other that could take its place at any moment. */
final class RoutingRules {
    private final Functions functions;

    RoutingRules(Functions functions) {
        this.functions = functions;
    }

    /** The share that the request asks for, after all of AWS's checks. */
    Optional<Alias.Share> check(LambdaFunction function, String version, JsonObject input) {
        return check(function, version, share(input));
    }

    Optional<Alias.Share> check(LambdaFunction function, String version, Optional<Alias.Share> share) {
        Edition first = edition(function, version);
        share.ifPresent(other -> checkPair(function, first, other));
        return share;
    }

    private static Optional<Alias.Share> share(JsonObject input) {
        JsonObject weights = input.objectOrEmpty("RoutingConfig").objectOrEmpty("AdditionalVersionWeights");
        if (weights.members().size() > 1) {
            throw LambdaErrors.invalid("Number of items in AdditionalVersionWeights cannot be greater than 1");
        }
        return weights.members().keySet().stream()
                .findFirst()
                .map(version ->
                        new Alias.Share(version, weights.decimal(version).orElse(BigDecimal.ZERO)));
    }

    private void checkPair(LambdaFunction function, Edition first, Alias.Share share) {
        if (first.number().equals(share.version())) {
            throw LambdaErrors.invalid("Invalid function version " + share.version() + ". Function version "
                    + share.version() + " is already included in routing configuration.");
        }
        if (first.isLatest()) {
            throw LambdaErrors.untyped("$LATEST is not supported for an alias pointing to more than 1 version");
        }
        checkAlike(first.settings(), edition(function, share.version()).settings());
    }

    private static void checkAlike(JsonObject one, JsonObject other) {
        if (!one.text("Role").equals(other.text("Role"))) {
            throw LambdaErrors.invalid("Specified versions must be associated with the same execution role");
        }
        if (!one.object("DeadLetterConfig").equals(other.object("DeadLetterConfig"))) {
            throw LambdaErrors.invalid("Specified versions must have the same dead-letter queue configuration");
        }
    }

    /** One that failed takes no traffic. AWS's whole sentence is not published, its end is (docs/aws-facts.md). */
    private Edition edition(LambdaFunction function, String version) {
        Edition found = function.edition(version)
                .orElseThrow(() -> LambdaErrors.functionNotFound(functions.arn(function, version)));
        found.failure().ifPresent(failure -> {
            throw LambdaErrors.notNow("The function version " + functions.arn(function, version)
                    + " is in state: 'Failed', StateReasonCode: '" + failure.code() + "'");
        });
        return found;
    }
}
