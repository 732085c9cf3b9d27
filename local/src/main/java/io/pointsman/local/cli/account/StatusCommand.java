package io.pointsman.local.cli.account;

import io.pointsman.local.cli.argument.NonEmpty;
import io.pointsman.local.cli.argument.RecordedStackName;
import io.pointsman.local.operator.ExitCode;
import io.pointsman.local.operator.KnownStack;
import io.pointsman.local.operator.StackStanding;
import io.pointsman.local.operator.StandingReader.Wanted;
import io.pointsman.local.operator.output.StandingJson;
import io.pointsman.local.operator.screen.StatusScreen;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says how a stack stands. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Says how a stack stands: what is live, what moves and how far, the gate, the stack, the pipeline.",
            "",
            "It reads, and no more. What it may not read it says, and goes on.",
            ""
        },
        footer = {
            "",
            "Exits with 0 at rest, with 4 while a run is under way, with 5 when the gate is closed, with 1 when the"
                    + " latest run failed or was rolled back.",
            AccountCommand.EXITS,
            "",
            "Examples:",
            "  pointsman status my-app",
            "  pointsman status my-app --profile production --region eu-central-1 --output json"
        })
public final class StatusCommand extends AccountCommand {
    @Parameters(
            paramLabel = "STACK",
            description =
                    "Name of the stack that is released; with @ACCOUNT, @REGION or @ACCOUNT.REGION behind it where"
                            + " it is released into another one than Pointsman's.")
    private RecordedStackName stack = RecordedStackName.of("STACK");

    @Option(names = "--alias", paramLabel = "NAME", description = "The alias. Default: the one that moved last.")
    private Optional<NonEmpty> alias = Optional.empty();

    @Option(
            names = "--pipeline",
            paramLabel = "NAME",
            description = "The pipeline of the latest run. Default: it is looked for by the folder of its artifacts.")
    private Optional<NonEmpty> pipeline = Optional.empty();

    @Override
    ExitCode on(OperatorAccount account) {
        KnownStack.need(stack.name(), account.book(), account.bucket());
        StackStanding standing = account.reader(stack.stack())
                .read(new Wanted(
                        stack.name(),
                        Optional.empty(),
                        alias.map(NonEmpty::text),
                        pipeline.map(NonEmpty::text),
                        /* everywhere= */ true));
        if (isJson()) {
            print(StandingJson.of(standing));
        } else {
            print(StatusScreen.of(standing, ink()));
        }
        return standing.exit();
    }
}
