package io.pointsman.endpoint.lambda;

import io.pointsman.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What becomes of an asynchronous request that fails. */
record EventInvokeConfig(
        Optional<Long> attempts, Optional<Long> ageSeconds, JsonObject destinations, Instant modified) {
    private static final Duration LONGEST = Duration.ofHours(6);

    static final EventInvokeConfig DEFAULT =
            new EventInvokeConfig(Optional.empty(), Optional.empty(), JsonObject.empty(), Instant.EPOCH);

    static EventInvokeConfig read(JsonObject input, Instant now) {
        return new EventInvokeConfig(
                input.number("MaximumRetryAttempts"),
                input.number("MaximumEventAgeInSeconds"),
                input.objectOrEmpty("DestinationConfig"),
                now);
    }

    /** This one with what the other has. */
    EventInvokeConfig changed(EventInvokeConfig other) {
        return new EventInvokeConfig(
                other.attempts.or(() -> attempts),
                other.ageSeconds.or(() -> ageSeconds),
                other.destinations.members().isEmpty() ? destinations : other.destinations,
                other.modified);
    }

    long retries() {
        return attempts.orElse(2L);
    }

    Duration age() {
        return ageSeconds.map(Duration::ofSeconds).orElse(LONGEST);
    }

    JsonObject shown(String arn) {
        return JsonObject.of("LastModified", modified, "FunctionArn", arn)
                .with("MaximumRetryAttempts", attempts)
                .with("MaximumEventAgeInSeconds", ageSeconds)
                .with(
                        "DestinationConfig",
                        JsonObject.of(
                                "OnSuccess", destinations.objectOrEmpty("OnSuccess"),
                                "OnFailure", destinations.objectOrEmpty("OnFailure")));
    }
}
