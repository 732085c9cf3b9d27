package io.pointsman.local.cli.account;

import io.pointsman.gates.ClosedGate;
import io.pointsman.local.cli.argument.StackName;
import io.pointsman.local.operator.ExitCode;
import io.pointsman.local.operator.KnownStack;
import io.pointsman.local.operator.deed.GateDesk;
import io.pointsman.local.operator.output.GateJson;
import io.pointsman.local.operator.screen.GateScreen;
import java.time.InstantSource;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Says whether the gate of a stack is closed. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {"Says whether the gate of a stack is closed, why, since when and by whom.", ""},
        footer = {"", "Exits with 0 when it is open, with 5 when it is closed.", AccountCommand.EXITS})
final class GateStatusCommand extends AccountCommand {
    @Parameters(paramLabel = "STACK", description = "Name of the stack that is released.")
    private StackName stack = new StackName("");

    @Override
    ExitCode on(OperatorAccount account) {
        GateDesk desk = new GateDesk(account.clients().s3(), account.bucket(), InstantSource.system());
        Optional<ClosedGate> gate = desk.closed(stack.name());
        if (gate.isEmpty()) {
            KnownStack.need(stack.name(), account.book(), account.bucket());
        }
        if (isJson()) {
            print(GateJson.of(stack.name(), gate));
        } else {
            print(GateScreen.of(stack.name(), gate));
        }
        return gate.isPresent() ? ExitCode.HELD : ExitCode.WANTED;
    }
}
