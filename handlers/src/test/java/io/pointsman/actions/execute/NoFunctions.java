package io.pointsman.actions.execute;

import io.pointsman.lambda.FunctionReadings;
import java.util.Optional;

/** A stack without functions. */
final class NoFunctions implements FunctionReadings {
    @Override
    public Optional<Reading> latest(String function) {
        return Optional.empty();
    }

    @Override
    public Optional<Reading> version(String function, String version) {
        return Optional.empty();
    }
}
