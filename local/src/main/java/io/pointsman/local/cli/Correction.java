package io.pointsman.local.cli;

import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is said of a command line that is wrong: what is wrong with it, what may have been meant, and where the right one is written. */
final class Correction {
    private Correction() {}

    /** @return the exit code */
    static int of(ParameterException mistake) {
        CommandLine command = mistake.getCommandLine();
        PrintWriter err = command.getErr();
        List<String> unknown = unknown(mistake);
        if (unknown.isEmpty()) {
            err.println("pointsman: " + mistake.getMessage());
        } else {
            correct(unknown.getFirst(), command, err);
        }
        err.println("Try: " + command.getCommandSpec().qualifiedName() + " --help");
        err.flush();
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    /** An option that is not known comes before what is missing: it may be the misspelt one. */
    private static List<String> unknown(ParameterException mistake) {
        if (mistake instanceof UnmatchedArgumentException unmatched) {
            return unmatched.getUnmatched();
        }
        return mistake instanceof CommandLine.MissingParameterException
                ? mistake.getCommandLine().getUnmatchedArguments().stream()
                        .filter(word -> word.startsWith("-"))
                        .toList()
                : List.of();
    }

    private static void correct(String word, CommandLine command, PrintWriter err) {
        if (!command.getSubcommands().isEmpty() && !word.startsWith("-")) {
            err.println("pointsman: there is no command '" + word + "'; there are "
                    + String.join(", ", command.getSubcommands().keySet()));
            suggest(Meant.command(word, command), err);
        } else if (word.startsWith("-")) {
            err.println("pointsman: " + command.getCommandSpec().qualifiedName() + " has no option '" + word + "'");
            suggest(Meant.option(word, command), err);
        } else {
            err.println("pointsman: " + command.getCommandSpec().qualifiedName() + " does not take '" + word + "'");
        }
    }

    private static void suggest(List<String> meant, PrintWriter err) {
        if (!meant.isEmpty()) {
            err.println("Did you mean: " + String.join(" or ", meant) + "?");
        }
    }
}
