package io.pointsman.local.cli.account;

import java.io.Console;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** A person's yes to what a command is about to do. */
public final class Consent {
    private static final Set<String> YES = Set.of("y", "yes");

    private final CommandSpec spec;
    private final boolean given;

    /** @param given nobody needs to be asked */
    public Consent(CommandSpec spec, boolean given) {
        this.spec = spec;
        this.given = given;
    }

    /** Asks at the terminal. Without one, and without a yes, nothing is done. */
    public void ask() {
        if (given) {
            return;
        }
        String answer = terminal().readLine("Go on? [y/N] ");
        if (answer == null || !YES.contains(answer.strip().toLowerCase(Locale.ROOT))) {
            throw new ParameterException(spec.commandLine(), "nobody said yes, and nothing was done");
        }
    }

    /** There is none where input or output is none: the launcher says {@code -Djdk.console=java.base}. */
    private Console terminal() {
        return Optional.ofNullable(System.console())
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "there is no terminal to ask at, and nothing was done; read the lines above, then give --yes"));
    }
}
