package io.pointsman.actions.changeset;

import io.pointsman.engine.Refusal;
import io.pointsman.runtime.SdkTrouble;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.AliasRoutingConfiguration;
import software.amazon.awssdk.services.lambda.model.GetAliasResponse;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

/** Aliases of Lambda through the AWS SDK, in words. */
final class SdkAliasWords implements Aliases {
    private final Supplier<LambdaClient> client;

    SdkAliasWords(Supplier<LambdaClient> client) {
        this.client = client;
    }

    /** Never fails for a missing permission: the page says so, and the change set goes on. */
    @Override
    public String now(String function, String alias) {
        try {
            return SdkTrouble.asking("lambda:GetAlias of " + function + ":" + alias, () -> {
                try {
                    return words(client.get()
                            .getAlias(ask -> ask.functionName(function).name(alias)));
                } catch (ResourceNotFoundException e) {
                    return "nothing (the alias is not there yet)";
                }
            });
        } catch (Refusal e) {
            return "a version that could not be read (" + e.getMessage() + ")";
        }
    }

    private static String words(GetAliasResponse alias) {
        AliasRoutingConfiguration routing = alias.routingConfig();
        Map<String, Double> others = routing == null ? Map.of() : routing.additionalVersionWeights();
        return "version " + alias.functionVersion()
                + others.entrySet().stream()
                        .map(other -> String.format(
                                Locale.ROOT, ", with %.0f %% on version %s", other.getValue() * 100, other.getKey()))
                        .collect(Collectors.joining());
    }
}
