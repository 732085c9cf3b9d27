package io.pointsman.local.cli;

import java.io.PrintWriter;
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
        footer = {
            "",
            "Example:",
            "  source <(./pointsman completion)      # for this shell; add it to ~/.bashrc or ~/.zshrc for all",
            "",
            "It completes pointsman on the PATH and ./pointsman."
        })
final class CompletionCommand implements Callable<Integer> {
    private static final String PROGRAM = "pointsman";

    /** The program is called by its path, too. */
    private static final String AS_IN_THE_DOCUMENTS = "complete -F _complete_pointsman -o default ./" + PROGRAM;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        out.println(AutoComplete.bash(PROGRAM, spec.root().commandLine()));
        out.println(AS_IN_THE_DOCUMENTS);
        out.flush();
        return 0;
    }
}
