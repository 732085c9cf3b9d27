package io.pointsman.local.operator.screen;

import io.pointsman.gates.ClosedGate;
import io.pointsman.local.operator.Clock24;
import io.pointsman.local.operator.SafeText;
import java.util.List;
import java.util.Optional;

/** The gate of a stack, in a few lines. */
public final class GateScreen {
    private GateScreen() {}

    /** @param gate empty where it is open */
    public static List<String> of(String stack, Optional<ClosedGate> gate) {
        Sheet sheet = new Sheet(Ink.PLAIN);
        gate.ifPresentOrElse(
                closed -> {
                    said(sheet, "gate of " + stack + " is CLOSED", closed);
                    sheet.line("To open it: pointsman gate open " + stack);
                },
                () -> sheet.line("gate of " + stack + " is open"));
        return sheet.lines();
    }

    /** @param byThisCommand nobody had closed it before */
    public static List<String> closed(String stack, Optional<ClosedGate> gate, boolean byThisCommand) {
        Sheet sheet = new Sheet(Ink.PLAIN);
        if (!byThisCommand) {
            gate.ifPresentOrElse(
                    closed -> said(sheet, "gate of " + stack + " was closed already", closed),
                    () -> sheet.line("gate of " + stack + " was closed by somebody else, and is open again by now"));
            return sheet.line("Its reason stays. To write another: pointsman gate open " + stack + ", then close it")
                    .lines();
        }
        gate.ifPresent(closed -> said(sheet, "gate of " + stack + " is closed", closed));
        return sheet.folded("A release under way now is not stopped; pointsman abort " + stack + " does that.", 0)
                .lines();
    }

    /** @param was empty where it was open */
    public static List<String> opened(String stack, Optional<ClosedGate> was) {
        Sheet sheet = new Sheet(Ink.PLAIN);
        if (was.isEmpty()) {
            return sheet.line("gate of " + stack + " was open already").lines();
        }
        said(sheet, "gate of " + stack + " is open; it was closed", was.get());
        return sheet.folded("A release that was held goes on by Retry of its stage in CodePipeline.", 0)
                .lines();
    }

    private static void said(Sheet sheet, String what, ClosedGate gate) {
        sheet.line(what + " since " + Clock24.day(gate.since()) + " UTC");
        gate.by().ifPresent(who -> sheet.folded("by " + SafeText.line(who), 2));
        sheet.folded(SafeText.line(gate.reason()), 2);
    }
}
