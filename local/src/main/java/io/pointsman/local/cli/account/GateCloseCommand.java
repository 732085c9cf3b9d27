package io.pointsman.local.cli.account;

import io.pointsman.gates.ClosedGate;
import io.pointsman.local.cli.argument.NonEmpty;
import io.pointsman.local.cli.argument.StackName;
import io.pointsman.local.operator.AccountReading.Caller;
import io.pointsman.local.operator.ExitCode;
import io.pointsman.local.operator.KnownStack;
import io.pointsman.local.operator.Looked;
import io.pointsman.local.operator.OperatorTrouble;
import io.pointsman.local.operator.deed.GateDesk;
import io.pointsman.local.operator.output.GateJson;
import io.pointsman.local.operator.screen.GateScreen;
import java.time.InstantSource;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Closes the gate of a stack. */
@Command(
        name = "close",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {"Closes the gate of a stack. Who you are and when is written down with the reason.", ""},
        footer = {
            "",
            "Exits with 0, with 5 when somebody has closed it before: that reason stays.",
            AccountCommand.EXITS
        })
final class GateCloseCommand extends AccountCommand {
    @Parameters(index = "0", paramLabel = "STACK", description = "Name of the stack that is released.")
    private StackName stack = new StackName("");

    @Parameters(index = "1", paramLabel = "REASON", description = "Why: each release that is held says it.")
    private NonEmpty reason = new NonEmpty("");

    @Override
    ExitCode on(OperatorAccount account) {
        KnownStack.need(stack.name(), account.book(), account.bucket());
        GateDesk desk = new GateDesk(account.clients().s3(), account.bucket(), InstantSource.system());
        boolean closed = desk.close(stack.name(), reason.text(), caller(account));
        Optional<ClosedGate> gate = desk.closed(stack.name());
        if (isJson()) {
            print(GateJson.of(stack.name(), gate));
        } else {
            print(GateScreen.closed(stack.name(), gate, closed));
        }
        return closed ? ExitCode.WANTED : ExitCode.HELD;
    }

    private static String caller(OperatorAccount account) {
        Looked<Caller> caller = account.reading().caller();
        return caller.value()
                .map(Caller::arn)
                .orElseThrow(() -> new OperatorTrouble(
                        ExitCode.DENIED,
                        "who you are is not known, and the gate was left as it is: "
                                + caller.why().orElse("")));
    }
}
