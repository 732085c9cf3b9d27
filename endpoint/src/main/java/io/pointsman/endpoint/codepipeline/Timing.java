package io.pointsman.endpoint.codepipeline;

import java.time.Duration;

/**
 * How long things take on the endpoint's clock.
 *
 * @param continuation from an answer with a continuation token to the next job; AWS documents none
 * @param silence how long a function may say nothing
 * @param ceiling how long one Lambda action may take in all
 * @param approval how long a manual approval waits when its declaration does not say
 * @param credentials how long a job's artifact credentials work; AWS documents none
 */
public record Timing(
        Duration continuation, Duration silence, Duration ceiling, Duration approval, Duration credentials) {
    /** As AWS has it, where that is known. */
    public static Timing asInAws() {
        return new Timing(
                Duration.ofSeconds(30),
                Duration.ofMinutes(20),
                Duration.ofHours(24),
                Duration.ofDays(7),
                Duration.ofHours(12));
    }

    public Timing withContinuation(Duration other) {
        return new Timing(other, silence, ceiling, approval, credentials);
    }
}
