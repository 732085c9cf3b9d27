package io.pointsman.runtime;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.SdkRequest;

/**
 * What AWS has answered to a job while its request was read, and to the step that is being made. Where the function's time ends in the
 * middle of a step, the next invocation makes the same step from its beginning, is given these answers for the same questions in the
 * same order, and goes on with the first question that was not asked yet. So no step has to fit into one invocation, and nothing that was
 * done is done twice. What the step knows is as old as it would be in one invocation of the longest kind; an answer that is older is
 * asked for again, unless it is about content, which does not change.
 *
 * <p>They stay in the function's memory and are written down nowhere: what Lambda and CloudFormation answer may hold secrets. An
 * invocation that finds another process asks again.
 */
final class KeptAnswers {
    /** Lambda's longest Timeout (docs/aws-facts.md). */
    static final Duration OLDEST_STATE = Duration.ofMinutes(15);

    /** Packages and artifacts lie under names of their own. As long as Lambda keeps an event. */
    static final Duration OLDEST_CONTENT = Duration.ofHours(6);

    private static final int MOST = 4_000;
    private static final long MOST_BYTES = 32L << 20;

    /** Who asks: the same as long as the answers are at hand. */
    private final String call = UUID.randomUUID().toString();

    private final Scope reading = new Scope();
    private final Scope step = new Scope();
    private int looks;
    private boolean stepping;
    private boolean advanced;
    private boolean resumes;
    private boolean replays;

    /**
     * A call that would be made again in the same way.
     *
     * @param body a digest of it; empty where there is none
     */
    record Call(String client, String operation, SdkRequest request, String body, String transformer) {}

    /** A value, or what was thrown. */
    record Answer(Instant until, @Nullable Object value, Optional<RuntimeException> thrown) {
        private boolean isFresh(Instant now) {
            return !now.isAfter(until);
        }
    }

    private record Place(Call call, int turn) {}

    /** Questions that are asked in one order. */
    private static final class Scope {
        private final Map<Place, Answer> answers = new HashMap<>();
        private final Map<Call, Integer> turns = new HashMap<>();
        private final List<Instant> times = new ArrayList<>();
        private int time;
        private OptionalInt revision = OptionalInt.empty();
        private long bytes;

        private void again() {
            turns.clear();
            time = 0;
        }

        private void clear() {
            answers.clear();
            times.clear();
            revision = OptionalInt.empty();
            bytes = 0;
            again();
        }
    }

    /** The place of a call among those that are the same. */
    record Turn(Call call, int number) {}

    /** A claim that was made by this name in an interrupted step is one's own in the next invocation. */
    String call() {
        return call;
    }

    /** The next invocation begins. */
    synchronized void again() {
        stepping = false;
        advanced = false;
        resumes = !step.answers.isEmpty();
        replays = !reading.answers.isEmpty();
        reading.again();
        step.again();
    }

    /** What was read before it in an earlier invocation is too old to go by. */
    synchronized void stepBegins() {
        if (replays) {
            pauses();
        }
        replays = false;
        stepping = true;
        step.again();
    }

    /** Time passes before the next step, and others may do something in it. */
    synchronized void pauses() {
        looks++;
    }

    /** A number that is the same as long as one step follows the other at once. */
    synchronized int look() {
        return looks;
    }

    /** It was made, or it failed: the next one looks anew. */
    synchronized void stepEnded() {
        step.clear();
    }

    synchronized Turn turn(Call call) {
        return new Turn(call, scope().turns.merge(call, 1, Integer::sum));
    }

    synchronized Optional<Answer> answer(Turn turn, Instant now) {
        return Optional.ofNullable(scope().answers.get(new Place(turn.call(), turn.number())))
                .filter(answer -> answer.isFresh(now));
    }

    /** Unless it is too much. */
    synchronized void keep(Turn turn, Answer answer) {
        advanced = true;
        long size = size(answer.value());
        if (count() < MOST && reading.bytes + step.bytes + size <= MOST_BYTES) {
            scope().bytes += size;
            scope().answers.put(new Place(turn.call(), turn.number()), answer);
        }
    }

    /** Whether the step of this invocation was interrupted: what it looks at first is older than what it has written since. */
    synchronized boolean isResumed() {
        return resumes;
    }

    /** Whether anything was asked in this invocation. */
    synchronized boolean isAdvanced() {
        return advanced;
    }

    /** How far this has come. */
    synchronized int count() {
        return reading.answers.size() + step.answers.size();
    }

    /** A clock that says to a step that is made again what it said before: what it writes down then is the same. */
    InstantSource times(InstantSource clock) {
        return () -> time(clock.instant());
    }

    private synchronized Instant time(Instant now) {
        Scope scope = scope();
        if (scope.time == scope.times.size()) {
            scope.times.add(now);
        }
        return scope.times.get(scope.time++);
    }

    /** The revision that the step was given when it asked first. */
    synchronized int revision(int now) {
        Scope scope = scope();
        if (scope.revision.isEmpty()) {
            scope.revision = OptionalInt.of(now);
        }
        return scope.revision.getAsInt();
    }

    private Scope scope() {
        return stepping ? step : reading;
    }

    private static long size(@Nullable Object value) {
        return switch (value) {
            case byte[] all -> all.length;
            case ResponseBytes<?> all -> all.asByteArrayUnsafe().length;
            case Optional<?> some -> some.map(KeptAnswers::size).orElse(0L);
            case null, default -> 0;
        };
    }
}
