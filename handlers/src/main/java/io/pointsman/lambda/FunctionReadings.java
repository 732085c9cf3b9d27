package io.pointsman.lambda;

import io.pointsman.release.record.DeployedFunction;
import java.util.Optional;

/** Functions and their versions as Lambda has them now. */
public interface FunctionReadings {
    /** What a function itself is, {@code $LATEST}; empty where there is none. */
    Optional<FunctionReading> latest(String function);

    /** What one of its versions is; empty where there is none. */
    Optional<FunctionReading> version(String function, String version);

    /**
     * @param lastModified when the function was changed last, in Lambda's words
     * @param isImage its code is a container image
     */
    record FunctionReading(DeployedFunction state, String lastModified, boolean isImage) {}
}
