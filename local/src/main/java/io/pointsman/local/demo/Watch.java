package io.pointsman.local.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** Asks again and again until there is an answer, as a person at a console would. */
final class Watch {
    private static final Duration BETWEEN = Duration.ofMillis(100);

    private Watch() {}

    /** Fails with a {@link DemoFailure} when there is no answer in time (real time, not the endpoint's). */
    static <T> T until(String what, Duration limit, Supplier<Optional<T>> question) {
        Instant end = Instant.now().plus(limit);
        while (Instant.now().isBefore(end)) {
            Optional<T> answer = question.get();
            if (answer.isPresent()) {
                return answer.get();
            }
            pause();
        }
        throw new DemoFailure(what + " did not happen within " + limit.toSeconds() + " seconds");
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoFailure("interrupted");
        }
    }
}
