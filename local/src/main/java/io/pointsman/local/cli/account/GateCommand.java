package io.pointsman.local.cli.account;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The gate of a stack. */
@Command(
        name = "gate",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "Closes and opens the gate of a stack: while it is closed, no release of the stack begins.",
            "",
            "It is the object gates/STACK of the release bucket. What is under way is not stopped by it.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  pointsman gate close my-app \"stock-taking until Monday\"",
            "  pointsman gate status my-app",
            "  pointsman gate open my-app"
        },
        subcommands = {GateCloseCommand.class, GateOpenCommand.class, GateStatusCommand.class})
public final class GateCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        CommandLine line = spec.commandLine();
        throw new ParameterException(
                line,
                "a command is missing; there are "
                        + String.join(", ", line.getSubcommands().keySet()));
    }
}
