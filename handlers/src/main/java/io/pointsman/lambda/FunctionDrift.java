package io.pointsman.lambda;

import io.pointsman.lambda.FunctionReadings.FunctionReading;
import io.pointsman.release.record.DeployedFunction;
import java.util.List;

/**
 * A function that is not what its stack made of it.
 *
 * @param function its physical name
 * @param expected by all that is on record
 */
public record FunctionDrift(String function, DeployedFunction expected, FunctionReading now) {
    /** The names of what differs; values are never told, some are secrets. */
    public List<String> differences() {
        return expected.differences(now.state());
    }
}
