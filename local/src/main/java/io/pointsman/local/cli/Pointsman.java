package io.pointsman.local.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The program. Each command is a class of its own. */
@Command(
        name = "pointsman",
        mixinStandardHelpOptions = true,
        version = "pointsman 0.1.0",
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "Takes a SAM application from a source artifact to shifted production traffic.",
            "",
            "In AWS, Pointsman is a set of Lambda functions that CodePipeline invokes. This program runs them on one "
                    + "machine, against an AWS endpoint of its own; no AWS account is needed or touched."
        },
        footer = {"", "pointsman COMMAND --help says more about a command."},
        subcommands = {DemoCommand.class, ServeCommand.class})
public final class Pointsman implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Pointsman()).setExecutionExceptionHandler(Pointsman::explain);
    }

    /** What is said in a message is enough; where it came from is a matter for {@code POINTSMAN_TRACE}. */
    private static int explain(Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
        command.getErr().println("pointsman: " + failure.getMessage());
        if (System.getenv("POINTSMAN_TRACE") != null) {
            failure.printStackTrace(command.getErr());
        }
        return command.getCommandSpec().exitCodeOnExecutionException();
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "a command is missing");
    }
}
