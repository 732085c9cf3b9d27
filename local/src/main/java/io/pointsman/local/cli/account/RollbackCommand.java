package io.pointsman.local.cli.account;

import io.pointsman.local.cli.argument.NonEmpty;
import io.pointsman.local.cli.argument.S3Uri;
import io.pointsman.local.cli.argument.StackName;
import io.pointsman.local.operator.AccountReading;
import io.pointsman.local.operator.Clock24;
import io.pointsman.local.operator.ExitCode;
import io.pointsman.local.operator.KnownStack;
import io.pointsman.local.operator.NamedRun;
import io.pointsman.local.operator.OperatorTrouble;
import io.pointsman.local.operator.ReleaseBook;
import io.pointsman.local.operator.RunStanding;
import io.pointsman.local.operator.RunState;
import io.pointsman.local.operator.StackStanding;
import io.pointsman.local.operator.StandingReader.Wanted;
import io.pointsman.local.operator.deed.LambdaCall;
import io.pointsman.local.operator.deed.ManualShift;
import io.pointsman.local.operator.deed.ManualShifts;
import io.pointsman.local.operator.deed.ShiftCalls;
import io.pointsman.local.operator.deed.Ticking;
import io.pointsman.local.operator.deed.WayBackPlan;
import io.pointsman.local.operator.output.WayBackJson;
import io.pointsman.local.operator.screen.WayBackScreen;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes a stack back to an earlier release. */
@Command(
        name = "rollback",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Takes all functions of a stack back to the versions of an earlier release, at once, without touching the"
                    + " stack: the next release moves on.",
            "",
            "It moves nothing itself: it calls the installed function of shift, which does so by CodeDeploy, and waits"
                + " for its verdict. What goes where is shown before, and asked. Where the command is interrupted, the"
                + " function goes on until its own time is over; the same command again goes on with it.",
            ""
        },
        footer = {
            "",
            "Exits with 0 when every function is back, with 1 when not, or when there is nothing to go back to; with 2,"
                    + " too, when nobody said yes.",
            AccountCommand.EXITS,
            "",
            "Examples:",
            "  pointsman rollback my-app",
            "  pointsman rollback my-app --to a90be44 --yes"
        })
public final class RollbackCommand extends AccountCommand {
    @Parameters(paramLabel = "STACK", description = "Name of the stack that is released.")
    private StackName stack = new StackName("");

    @Option(
            names = "--to",
            paramLabel = "RUN",
            description = "The release that comes back, as releases lists it. Default: the one before the live one.")
    private Optional<NonEmpty> to = Optional.empty();

    @Option(names = "--alias", paramLabel = "NAME", description = "The alias. Default: the one that moved last.")
    private Optional<NonEmpty> alias = Optional.empty();

    @Option(
            names = "--artifact",
            paramLabel = "S3-URI",
            description =
                    "The artifact whose settings hold, s3://BUCKET/KEY. Default: the source artifact of the release"
                            + " that is live.")
    private Optional<S3Uri> artifact = Optional.empty();

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    @Override
    ExitCode on(OperatorAccount account) {
        ReleaseBook book = account.book();
        KnownStack.need(stack.name(), book, account.bucket());
        String function = account.installed().shift();
        StackStanding standing = account.reader()
                .read(new Wanted(
                                stack.name(),
                                Optional.empty(),
                                alias.map(NonEmpty::text),
                                Optional.empty(),
                                /* everywhere= */ true)
                        .whereItMoves());
        WayBackPlan plan = plan(book, standing, account.reading());
        ManualShift shift = new ManualShifts(book).of(function, plan, run(standing, plan), artifact.map(S3Uri::place));
        tell(WayBackScreen.of(plan, standing.gate().value().flatMap(closed -> closed), ink()));
        new Consent(spec(), yes).ask();
        refuseIfMoved(book, plan);
        return told(plan, shift, call(account, shift));
    }

    private WayBackPlan plan(ReleaseBook book, StackStanding standing, AccountReading account) {
        Optional<String> wanted = to.map(run -> new NamedRun(book).of(stack.name(), run.text()));
        return WayBackPlan.of(
                stack.name(),
                book.index(stack.name()),
                standing.alias(),
                wanted,
                name -> account.alias(name, standing.alias()));
    }

    /** One that was interrupted goes on; over another one nothing is begun. */
    private String run(StackStanding standing, WayBackPlan plan) {
        Optional<RunStanding> underWay =
                standing.run().filter(run -> run.state().isUnderWay()).filter(run -> run.state() != RunState.PREPARING);
        if (underWay.isEmpty()) {
            return ManualShifts.run(Ticking.real().instant());
        }
        return underWay.filter(run -> run.state() == RunState.GOING_BACK)
                .filter(run -> run.restores().equals(Optional.of(plan.to().releaseId())))
                .map(RunStanding::run)
                .orElseThrow(() -> new OperatorTrouble(
                        ExitCode.NOT_FINISHED,
                        "run " + underWay.get().run() + " of stack " + stack.name()
                                + " is under way, and takes traffic elsewhere; stop it first: pointsman abort "
                                + stack.name()));
    }

    /** A release may have arrived while somebody thought about it. */
    private void refuseIfMoved(ReleaseBook book, WayBackPlan plan) {
        boolean isSame = book.index(stack.name())
                .current(plan.alias())
                .filter(now -> now.releaseId().equals(plan.from().releaseId()))
                .isPresent();
        if (!isSame) {
            throw new OperatorTrouble(
                    ExitCode.FAILED,
                    "another release has arrived meanwhile, and nothing was moved; look again: pointsman rollback "
                            + stack.name());
        }
    }

    private ShiftCalls.Answered call(OperatorAccount account, ManualShift shift) {
        tell(List.of("run " + shift.run() + ": " + shift.function() + " moves the aliases"));
        return new ShiftCalls(new LambdaCall(account.clients().lambda(), shift.function()))
                .toItsEnd(shift, this::progress);
    }

    private void progress(String said) {
        tell(List.of(Clock24.exact(Ticking.real().instant()) + "  " + said));
    }

    private ExitCode told(WayBackPlan plan, ManualShift shift, ShiftCalls.Answered verdict) {
        ExitCode exit = verdict.succeeded() ? ExitCode.WANTED : ExitCode.FAILED;
        if (isJson()) {
            print(WayBackJson.of(plan, shift.run(), verdict, exit));
        } else {
            print(WayBackScreen.verdict(plan, shift.run(), verdict, ink()));
        }
        return exit;
    }

    /** Where the output is a document, people are told beside it. */
    private void tell(List<String> lines) {
        PrintWriter people = isJson() ? spec().commandLine().getErr() : out();
        lines.forEach(people::println);
        people.flush();
    }
}
