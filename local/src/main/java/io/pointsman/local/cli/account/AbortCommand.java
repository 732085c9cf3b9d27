package io.pointsman.local.cli.account;

import io.pointsman.local.cli.argument.RecordedStackName;
import io.pointsman.local.cli.argument.Span;
import io.pointsman.local.operator.ExitCode;
import io.pointsman.local.operator.KnownStack;
import io.pointsman.local.operator.StackStanding;
import io.pointsman.local.operator.StandingReader.Wanted;
import io.pointsman.local.operator.deed.Aborting;
import io.pointsman.local.operator.deed.DeploymentStop;
import io.pointsman.local.operator.deed.Ticking;
import io.pointsman.local.operator.output.StandingJson;
import io.pointsman.local.operator.screen.LiveScreen;
import io.pointsman.local.operator.screen.StatusScreen;
import java.io.PrintWriter;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Stops what is under way. */
@Command(
        name = "abort",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Stops the deployments that a stack's release has under way, with rollback, and follows the release until"
                    + " every alias is where it was. It does not ask.",
            "",
            "The stack keeps the new code, which only $LATEST runs. In CodePipeline the action fails; Retry would begin"
                    + " again.",
            ""
        },
        footer = {
            "",
            "Exits with 0 when every alias is where it was, with 1 when not, with 4 when --timeout is over first, or"
                    + " when the run moves no traffic yet, so that there is nothing to stop.",
            AccountCommand.EXITS,
            "",
            "Example:",
            "  pointsman abort my-app"
        })
public final class AbortCommand extends AccountCommand {
    @Parameters(paramLabel = "STACK", description = "Name of the stack that is released, as status takes it.")
    private RecordedStackName stack = RecordedStackName.of("STACK");

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            defaultValue = "20m",
            description = "How long to look at most: 90s, 30m, 2h. Default: ${DEFAULT-VALUE}.")
    private Span timeout = new Span(Duration.ofMinutes(20));

    @Override
    ExitCode on(OperatorAccount account) {
        KnownStack.need(stack.name(), account.book(), account.bucket());
        PrintWriter people = isJson() ? spec().commandLine().getErr() : out();
        LiveScreen screen = new LiveScreen(people, ink(), /* redraws= */ false);
        Aborting aborting = new Aborting(
                account.reader(stack.stack())::read,
                new DeploymentStop(account.there(stack.stack()).need().codeDeploy()),
                Ticking.real(),
                screen,
                line -> {
                    people.println(line);
                    people.flush();
                });
        StackStanding end = aborting.of(Wanted.latest(stack.name()).whereItMoves(), timeout.duration());
        if (isJson()) {
            print(StandingJson.of(end));
        } else {
            print(StatusScreen.of(end, ink()));
        }
        return Aborting.exit(end);
    }
}
