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

/** Opens the gate of a stack. */
@Command(
        name = "open",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {"Opens the gate of a stack. What was held goes on when its stage is retried.", ""},
        footer = {"", "Exits with 0, also when it was open.", AccountCommand.EXITS})
final class GateOpenCommand extends AccountCommand {
    @Parameters(paramLabel = "STACK", description = "Name of the stack that is released.")
    private StackName stack = new StackName("");

    @Override
    ExitCode on(OperatorAccount account) {
        GateDesk desk = new GateDesk(account.clients().s3(), account.bucket(), InstantSource.system());
        Optional<ClosedGate> was = desk.open(stack.name());
        if (was.isEmpty()) {
            KnownStack.need(stack.name(), account.book(), account.bucket());
        }
        if (isJson()) {
            print(GateJson.of(stack.name(), Optional.empty()));
        } else {
            print(GateScreen.opened(stack.name(), was));
        }
        return ExitCode.WANTED;
    }
}
