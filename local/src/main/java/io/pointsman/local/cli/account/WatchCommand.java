package io.pointsman.local.cli.account;

import io.pointsman.json.Json;
import io.pointsman.local.cli.argument.NonEmpty;
import io.pointsman.local.cli.argument.RecordedStackName;
import io.pointsman.local.cli.argument.Span;
import io.pointsman.local.operator.ExitCode;
import io.pointsman.local.operator.KnownStack;
import io.pointsman.local.operator.StackStanding;
import io.pointsman.local.operator.StandingReader.Wanted;
import io.pointsman.local.operator.deed.StandingWatch;
import io.pointsman.local.operator.deed.Ticking;
import io.pointsman.local.operator.output.StandingJson;
import io.pointsman.local.operator.screen.LiveScreen;
import io.pointsman.local.operator.screen.StatusScreen;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Follows a run to its end. */
@Command(
        name = "watch",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Follows a run of a stack until it has come to its end. It reads, and no more: to stop looking stops"
                    + " nothing.",
            "",
            "On a terminal the screen of status is drawn again and again; elsewhere each change is a line. With"
                    + " --output json each look is a document of one line.",
            ""
        },
        footer = {
            "",
            "Exits with 0 when the run has released, or gone back as it was told; with 1 when it failed or was rolled"
                    + " back, with 4 when --timeout is over first, with 5 when the gate holds it.",
            AccountCommand.EXITS,
            "",
            "Examples:",
            "  pointsman watch my-app",
            "  pointsman watch my-app --run \"$execution\" --timeout 45m"
        })
public final class WatchCommand extends AccountCommand {
    @Parameters(
            paramLabel = "STACK",
            description =
                    "Name of the stack that is released; with @ACCOUNT, @REGION or @ACCOUNT.REGION behind it where"
                            + " it is released into another one than Pointsman's.")
    private RecordedStackName stack = RecordedStackName.of("STACK");

    @Option(
            names = "--run",
            paramLabel = "RUN",
            description = "The run, whole, such as the id of a pipeline execution; it need not have begun. Default: the"
                    + " latest.")
    private Optional<NonEmpty> run = Optional.empty();

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            defaultValue = "2h",
            description = "How long to look at most: 90s, 30m, 2h. Default: ${DEFAULT-VALUE}.")
    private Span timeout = new Span(Duration.ofHours(2));

    @Option(names = "--alias", paramLabel = "NAME", description = "The alias. Default: the one that the run moves.")
    private Optional<NonEmpty> alias = Optional.empty();

    @Option(
            names = "--pipeline",
            paramLabel = "NAME",
            description = "The pipeline of the run. Default: it is looked for by the folder of its artifacts.")
    private Optional<NonEmpty> pipeline = Optional.empty();

    @Override
    ExitCode on(OperatorAccount account) {
        if (run.isEmpty()) {
            KnownStack.need(stack.name(), account.book(), account.bucket());
        }
        Wanted wanted = new Wanted(
                stack.name(),
                run.map(NonEmpty::text),
                alias.map(NonEmpty::text),
                pipeline.map(NonEmpty::text),
                /* everywhere= */ false);
        StackStanding end = new StandingWatch(account.reader(stack.stack())::read, Ticking.real(), seen())
                .toItsEnd(wanted, timeout.duration());
        if (!isJson() && !isTerminal()) {
            print(StatusScreen.of(end, ink()));
        }
        return end.state().exit();
    }

    private Consumer<StackStanding> seen() {
        return isJson() ? this::line : new LiveScreen(out(), ink(), isTerminal());
    }

    private void line(StackStanding standing) {
        out().println(Json.text(StandingJson.of(standing)));
        out().flush();
    }
}
