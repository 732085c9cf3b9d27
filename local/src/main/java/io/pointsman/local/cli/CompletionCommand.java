package io.pointsman.local.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the completion script of the program. */
@Command(
        name = "completion",
        mixinStandardHelpOptions = true,
        description = {"Prints a script that completes commands and options in bash and zsh.", ""},
        footer = {"", "Example:", "  source <(pointsman completion)      # for this shell; add it to ~/.bashrc for all"
        })
final class CompletionCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        spec.commandLine()
                .getOut()
                .println(AutoComplete.bash("pointsman", spec.root().commandLine()));
        return 0;
    }
}
