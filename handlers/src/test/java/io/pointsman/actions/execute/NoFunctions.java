package io.pointsman.actions.execute;

import io.pointsman.lambda.FunctionReadings;
import java.util.Optional;

/** A stack without functions. */
final class NoFunctions implements FunctionReadings {
    @Override
    public Optional<FunctionReading> latest(String function) {
        return Optional.empty();
    }

    @Override
    public Optional<FunctionReading> version(String function, String version) {
        return Optional.empty();
    }
}
