package io.pointsman.lambda;

import io.pointsman.lambda.FunctionReadings.Reading;
import io.pointsman.release.record.DeployedFunction;
import java.util.List;

/**
 * A function that is not what its stack made of it.
 *
 * @param function its physical name
 * @param expected by all that is on record
 */
public record Drift(String function, DeployedFunction expected, Reading now) {
    /** The names of what differs; values are never told, some are secrets. */
    public List<String> differences() {
        return expected.differences(now.state());
    }
}
