package io.pointsman.local.play;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** Asks again and again until there is an answer, as a person at a console would. */
public final class Watch {
    private static final Watch QUICK = new Watch(Duration.ofMillis(100), 1, () -> {});

    private final Duration between;
    private final int stretch;
    private final Runnable first;

    /**
     * @param between two questions
     * @param stretch by how much each limit is longer than where AWS is on this machine and its clock fast
     * @param first before each question; throws where nobody waits any longer
     */
    public Watch(Duration between, int stretch, Runnable first) {
        this.between = between;
        this.stretch = stretch;
        this.first = first;
    }

    /** Of an endpoint on this machine, with a fast clock. */
    public static Watch quick() {
        return QUICK;
    }

    /** Fails with a {@link PlayFailure} when there is no answer in time (real time, not the endpoint's). */
    public static <T> T until(String what, Duration limit, Supplier<Optional<T>> question) {
        return QUICK.await(what, limit, question);
    }

    /** The same at this pace. */
    public <T> T await(String what, Duration limit, Supplier<Optional<T>> question) {
        Duration patience = limit.multipliedBy(stretch);
        Instant end = Instant.now().plus(patience);
        while (Instant.now().isBefore(end)) {
            first.run();
            Optional<T> answer = question.get();
            if (answer.isPresent()) {
                return answer.get();
            }
            pause();
        }
        throw new PlayFailure(what + " did not happen within " + patience.toSeconds() + " seconds");
    }

    private void pause() {
        try {
            Thread.sleep(between);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlayFailure("interrupted");
        }
    }
}
