package io.pointsman.local.operator.deed;

import io.pointsman.engine.Unavailable;
import io.pointsman.local.operator.ExitCode;
import io.pointsman.local.operator.FunctionStanding;
import io.pointsman.local.operator.OperatorTrouble;
import io.pointsman.local.operator.RunStanding;
import io.pointsman.local.operator.StackStanding;
import io.pointsman.local.operator.StandingReader.Wanted;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Looks at a run until it has come to an end. */
public final class StandingWatch {
    /** Between two looks. */
    private static final Duration BETWEEN = Duration.ofSeconds(5);

    /** Lambda answers 15 requests a second to a whole account, and the release itself needs them: three of them at most are ours. */
    private static final int ALIASES_A_SECOND = 3;

    private static final int MOST_UNANSWERED = 12;

    private final Function<Wanted, StackStanding> reader;
    private final Ticking time;
    private final Consumer<StackStanding> seen;

    /** @param seen is told each look */
    public StandingWatch(Function<Wanted, StackStanding> reader, Ticking time, Consumer<StackStanding> seen) {
        this.reader = reader;
        this.time = time;
        this.seen = seen;
    }

    /** The last look: at its end, or when the time is over. */
    public StackStanding toItsEnd(Wanted wanted, Duration timeout) {
        Instant over = time.instant().plus(timeout);
        Wanted one = wanted;
        int unanswered = 0;
        while (true) {
            Optional<StackStanding> look = look(one, unanswered);
            unanswered = look.isPresent() ? 0 : unanswered + 1;
            if (look.isPresent()) {
                seen.accept(look.get());
                RunStanding run = run(look.get());
                if (!run.state().isUnderWay()) {
                    return whole(look.get(), wanted.of(run.run()).wherever());
                }
                if (!time.instant().isBefore(over)) {
                    return look.get();
                }
                one = wanted.of(run.run()).whereItMoves();
            }
            time.pass(look.map(StandingWatch::between).orElse(BETWEEN));
        }
    }

    /** With the aliases of functions that rest, too: while others move, nobody asks for them. */
    private StackStanding whole(StackStanding end, Wanted wanted) {
        Optional<StackStanding> look =
                look(wanted, 0).filter(one -> !run(one).state().isUnderWay());
        look.ifPresent(seen);
        return look.orElse(end);
    }

    private static RunStanding run(StackStanding standing) {
        return standing.run()
                .orElseThrow(() -> new OperatorTrouble(
                        ExitCode.FAILED, "stack " + standing.stack() + " has no run on record; start its pipeline"));
    }

    /** Empty where AWS gave no answer this time. */
    private Optional<StackStanding> look(Wanted wanted, int unanswered) {
        try {
            return Optional.of(reader.apply(wanted));
        } catch (Unavailable e) {
            if (unanswered >= MOST_UNANSWERED) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private static Duration between(StackStanding standing) {
        long moving =
                standing.functions().stream().filter(FunctionStanding::moves).count();
        Duration needed = Duration.ofSeconds(moving / ALIASES_A_SECOND);
        return needed.compareTo(BETWEEN) > 0 ? needed : BETWEEN;
    }
}
