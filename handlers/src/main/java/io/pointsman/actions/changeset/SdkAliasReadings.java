package io.pointsman.actions.changeset;

import io.pointsman.alias.guard.AliasReading;
import io.pointsman.engine.Refusal;
import io.pointsman.release.AliasState;
import io.pointsman.runtime.SdkTrouble;
import java.math.BigDecimal;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.AliasRoutingConfiguration;
import software.amazon.awssdk.services.lambda.model.GetAliasResponse;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

/** {@link AliasReadings} of Lambda through the AWS SDK. */
final class SdkAliasReadings implements AliasReadings {
    private final Supplier<LambdaClient> client;

    SdkAliasReadings(Supplier<LambdaClient> client) {
        this.client = client;
    }

    /** A missing permission is an answer: the page says so, and the guard counts it as a no. */
    @Override
    public AliasReading now(String function, String alias) {
        try {
            return SdkTrouble.asking("lambda:GetAlias of " + function + ":" + alias, () -> {
                try {
                    return new AliasReading.On(state(client.get()
                            .getAlias(ask -> ask.functionName(function).name(alias))));
                } catch (ResourceNotFoundException e) {
                    return new AliasReading.Absent();
                }
            });
        } catch (Refusal e) {
            return new AliasReading.Unreadable(String.valueOf(e.getMessage()));
        }
    }

    private static AliasState state(GetAliasResponse alias) {
        AliasRoutingConfiguration routing = alias.routingConfig();
        Map<String, Double> others = routing == null ? Map.of() : routing.additionalVersionWeights();
        return new AliasState(
                alias.functionVersion(),
                others.entrySet().stream()
                        .map(other -> new AliasState.Share(other.getKey(), BigDecimal.valueOf(other.getValue())))
                        .findFirst());
    }
}
