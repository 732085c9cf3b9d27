package io.pointsman.actions.execute;

import io.pointsman.engine.FailureKind;
import io.pointsman.engine.Step;
import io.pointsman.gates.ClosedGate;
import io.pointsman.gates.Gates;
import java.util.Optional;

/**
 * Holds a release before it changes anything, while the gate of its stack is closed. An operation that has begun is followed to its
 * end, whatever the gate says by then.
 */
final class ReleaseFreeze {
    private final Gates gates;

    ReleaseFreeze(Gates gates) {
        this.gates = gates;
    }

    /** The failure of a release that must not begin now; empty: it may. */
    Optional<Step<ExecuteStage>> holds(ExecuteRequest request) {
        return request.gate() == GateScope.TRAFFIC
                ? Optional.empty()
                : gates.closed(request.stack()).map(gate -> held(request.stack(), gate));
    }

    private static Step<ExecuteStage> held(String stack, ClosedGate gate) {
        return new Step.Stop<>(
                FailureKind.JOB_FAILED,
                NotExecuted.said(
                        "releases of stack " + stack + " are frozen: " + gate.reason() + "\nThe gate is " + gate.uri()
                                + ", closed " + gate.closing() + ".",
                        "open the gate (aws s3 rm " + gate.uri() + "), then retry this action"));
    }
}
