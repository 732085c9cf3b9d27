package io.pointsman.local.demo;

import io.pointsman.local.play.Watch;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.services.lambda.model.LastUpdateStatus;
import software.amazon.awssdk.services.lambda.model.State;

/** Lambda takes no change of a function that is still becoming what it was told to be. */
final class Settled {
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private Settled() {}

    /** Waits until the function is active and its last update is done; its name. */
    static String function(Aws aws, String name) {
        return Watch.until(
                "function " + name + " active and up to date",
                LIMIT,
                () -> Optional.of(aws.lambda().getFunctionConfiguration(ask -> ask.functionName(name)))
                        .filter(now -> now.state() == State.ACTIVE)
                        .filter(now -> now.lastUpdateStatus() == LastUpdateStatus.SUCCESSFUL)
                        .map(now -> name));
    }
}
