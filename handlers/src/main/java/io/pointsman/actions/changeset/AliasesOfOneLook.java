package io.pointsman.actions.changeset;

import io.pointsman.alias.guard.AliasReading;
import java.util.HashMap;
import java.util.Map;

/** Each alias is read once, however many ask for it. */
final class AliasesOfOneLook implements AliasReadings {
    private final AliasReadings lambda;
    private final Map<Alias, AliasReading> seen = new HashMap<>();

    AliasesOfOneLook(AliasReadings lambda) {
        this.lambda = lambda;
    }

    private record Alias(String function, String name) {}

    @Override
    public AliasReading now(String function, String alias) {
        return seen.computeIfAbsent(new Alias(function, alias), one -> lambda.now(one.function(), one.name()));
    }
}
