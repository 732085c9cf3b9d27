package io.pointsman.local.cli.account;

import io.pointsman.local.cli.argument.RecordedStackName;
import io.pointsman.local.cli.argument.RowCount;
import io.pointsman.local.operator.ExitCode;
import io.pointsman.local.operator.KnownStack;
import io.pointsman.local.operator.ReleaseLine;
import io.pointsman.local.operator.ReleaseList;
import io.pointsman.local.operator.output.ReleasesJson;
import io.pointsman.local.operator.screen.ReleasesScreen;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists the runs of a stack. */
@Command(
        name = "releases",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Lists the runs of a stack that are on record, the latest first, and how each ended. Times are in UTC.",
            ""
        },
        footer = {
            "",
            "Exits with 0, with 1 when nothing of the stack is on record.",
            AccountCommand.EXITS,
            "",
            "Example:",
            "  pointsman releases my-app --limit 5"
        })
public final class ReleasesCommand extends AccountCommand {
    @Parameters(paramLabel = "STACK", description = "Name of the stack that is released, as status takes it.")
    private RecordedStackName stack = RecordedStackName.of("STACK");

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "15",
            description = "How many at most. Default: ${DEFAULT-VALUE}.")
    private RowCount limit = new RowCount(15);

    @Override
    ExitCode on(OperatorAccount account) {
        KnownStack.need(stack.name(), account.book(), account.bucket());
        List<ReleaseLine> lines = new ReleaseList(account.book()).of(stack.name(), limit.number());
        if (isJson()) {
            print(ReleasesJson.of(stack.name(), lines));
        } else {
            print(ReleasesScreen.of(lines, ink()));
        }
        return ExitCode.WANTED;
    }
}
