package io.pointsman.local.operator.deed;

import io.pointsman.local.operator.ExitCode;
import io.pointsman.local.operator.OperatorTrouble;
import io.pointsman.local.operator.RunStanding;
import io.pointsman.local.operator.RunState;
import io.pointsman.local.operator.StackStanding;
import io.pointsman.local.operator.StandingReader.Wanted;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;

/** Stops a release that is under way, and follows it until every alias is where it was. */
public final class Aborting {
    private final Function<Wanted, StackStanding> reader;
    private final Consumer<String> stop;
    private final Ticking time;
    private final Consumer<StackStanding> seen;
    private final Consumer<String> told;

    /**
     * @param stop stops the deployment of that id, with rollback
     * @param seen is told each look
     * @param told hears what was stopped
     */
    public Aborting(
            Function<Wanted, StackStanding> reader,
            Consumer<String> stop,
            Ticking time,
            Consumer<StackStanding> seen,
            Consumer<String> told) {
        this.reader = reader;
        this.stop = stop;
        this.time = time;
        this.seen = seen;
        this.told = told;
    }

    public StackStanding of(Wanted wanted, Duration timeout) {
        StackStanding first = reader.apply(wanted);
        refuse(first);
        Wanted same = first.run().map(RunStanding::run).map(wanted::of).orElse(wanted);
        Stopping stopping = new Stopping(stop, told);
        return new StandingWatch(reader, time, stopping.andThen(seen)).toItsEnd(same, timeout);
    }

    /** What is not under way cannot be stopped. */
    private static void refuse(StackStanding standing) {
        String stack = standing.stack();
        RunStanding run = standing.run()
                .orElseThrow(() -> new OperatorTrouble(
                        ExitCode.FAILED, "stack " + stack + " has no run on record, so there is nothing to stop"));
        switch (run.state()) {
            case RELEASING, GOING_BACK, ROLLING_BACK, ROLLED_BACK -> {}
            case PREPARING, HELD ->
                throw new OperatorTrouble(
                        ExitCode.NOT_FINISHED,
                        "run " + run.run() + " of stack " + stack + " moves no traffic yet, so there is no deployment"
                                + " to stop. So that it does not begin: pointsman gate close " + stack
                                + " REASON, or stop the execution in CodePipeline");
            case RELEASED, WENT_BACK, ENDED, FAILED, UNSHIFTED ->
                throw new OperatorTrouble(
                        ExitCode.FAILED,
                        "nothing of stack " + stack + " is under way: run " + run.run() + " is over ("
                                + run.state().word() + "). To take it back: pointsman rollback " + stack);
        }
    }

    /** Back where it was is what was wanted; to have arrived all the same is not. */
    public static ExitCode exit(StackStanding end) {
        if (end.state().isUnderWay()) {
            return ExitCode.NOT_FINISHED;
        }
        return end.state() == RunState.ROLLED_BACK ? ExitCode.WANTED : ExitCode.FAILED;
    }
}
