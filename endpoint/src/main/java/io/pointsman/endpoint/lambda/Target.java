package io.pointsman.endpoint.lambda;

import io.pointsman.json.JsonObject;
import java.time.Duration;

/**
 * The version that a request goes to.
 *
 * @param arn as the caller addressed it
 */
record Target(LambdaFunction function, Edition edition, String arn) {
    Duration timeout() {
        return Duration.ofSeconds(settings().number("Timeout").orElse(3L));
    }

    long memory() {
        return settings().number("MemorySize").orElse(128L);
    }

    JsonObject settings() {
        return edition.settings();
    }

    /** Which execution environments may serve it. */
    String key() {
        return function.name() + ":" + edition.number();
    }
}
