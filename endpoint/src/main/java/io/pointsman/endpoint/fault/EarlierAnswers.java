package io.pointsman.endpoint.fault;

import io.pointsman.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What was answered to each question the last time, while somebody wants to know. */
final class EarlierAnswers {
    private final InstantSource clock;
    private final Map<Question, Given> all = new ConcurrentHashMap<>();

    EarlierAnswers(InstantSource clock) {
        this.clock = clock;
    }

    private record Question(String operation, JsonObject input) {}

    private record Given(Instant at, JsonObject answer) {}

    Optional<JsonObject> of(String operation, JsonObject input, Duration by) {
        return Optional.ofNullable(all.get(new Question(operation, input)))
                .filter(given -> !given.at().plus(by).isBefore(clock.instant()))
                .map(Given::answer);
    }

    void keep(String operation, JsonObject input, JsonObject answer) {
        all.put(new Question(operation, input), new Given(clock.instant(), answer));
    }

    void forget() {
        all.clear();
    }
}
