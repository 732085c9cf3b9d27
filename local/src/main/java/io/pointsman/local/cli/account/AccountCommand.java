package io.pointsman.local.cli.account;

import io.pointsman.engine.FailureKind;
import io.pointsman.engine.Refusal;
import io.pointsman.engine.Unavailable;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import io.pointsman.local.operator.ExitCode;
import io.pointsman.local.operator.OperatorTrouble;
import io.pointsman.local.operator.screen.Ink;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.core.exception.SdkClientException;

/** A command that works on an account: it says what happened and what to do next, and ends as {@link ExitCode} has it. */
abstract class AccountCommand implements Callable<Integer> {
    static final String EXITS =
            "Exits with 2 when the command line is wrong, with 6 when AWS denies a call that it cannot"
                    + " do without, or there are no credentials.";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private AccountOptions options = new AccountOptions();

    abstract ExitCode on(OperatorAccount account);

    @Override
    public final Integer call() {
        try (OperatorAccount account = options.open(spec)) {
            return on(account).number();
        } catch (Refusal e) {
            throw new OperatorTrouble(
                    e.kind() == FailureKind.PERMISSION ? ExitCode.DENIED : ExitCode.FAILED,
                    String.valueOf(e.getMessage()),
                    e);
        } catch (Unavailable e) {
            throw new OperatorTrouble(ExitCode.FAILED, e.getMessage() + "; try again", e);
        } catch (SdkClientException e) {
            throw new OperatorTrouble(
                    ExitCode.DENIED, e.getMessage() + ". Sign in, or name another profile: --profile NAME", e);
        }
    }

    CommandSpec spec() {
        return spec;
    }

    boolean isJson() {
        return options.isJson();
    }

    PrintWriter out() {
        return spec.commandLine().getOut();
    }

    void print(List<String> lines) {
        lines.forEach(out()::println);
        out().flush();
    }

    void print(JsonObject json) {
        out().println(Json.pretty(json));
        out().flush();
    }

    /** There is none where input or output is none: the launcher says {@code -Djdk.console=java.base}. */
    static boolean isTerminal() {
        return Optional.ofNullable(System.console()).isPresent();
    }

    static Ink ink() {
        return isTerminal() && System.getenv("NO_COLOR") == null ? Ink.COLOURED : Ink.PLAIN;
    }
}
