package io.pointsman.actions.shift;

import io.pointsman.actions.shift.attempt.ShiftAttempts;
import io.pointsman.actions.shift.settings.ShiftRequest;
import io.pointsman.release.DeploymentMark;
import io.pointsman.release.record.Attempt;
import io.pointsman.release.record.Phase;
import io.pointsman.release.record.ShiftedFunction;
import java.time.Duration;
import java.time.Instant;

/**
 * One look at an attempt.
 *
 * @param call tells this call from another one at work on the same attempt
 */
record Poll(ShiftRequest request, ShiftAttempts attempts, String call, Instant now) {
    private static final Duration SHORTEST = Duration.ofSeconds(5);

    /** From one look to the next. */
    static final Duration LONGEST = Duration.ofSeconds(30);

    /** Soon at first, when most of what can go wrong does; seldom in a shift that takes an hour. */
    Duration pace(Attempt attempt) {
        if (attempt.in(Phase.PENDING).findAny().isPresent()) {
            return SHORTEST.multipliedBy(2); // others wait for their turn
        }
        Duration tenth = Duration.between(attempt.startedAt(), now).dividedBy(10);
        Duration atLeast = tenth.compareTo(SHORTEST) < 0 ? SHORTEST : tenth;
        return atLeast.compareTo(LONGEST) > 0 ? LONGEST : atLeast;
    }

    String mark(Attempt attempt, ShiftedFunction function, DeploymentMark.Way way) {
        int tries = way == DeploymentMark.Way.BACK ? function.returnTries() : 0;
        return new DeploymentMark(
                        request.run(), request.stack(), function.alias(), function.id(), way, attempt.number(), tries)
                .text();
    }
}
