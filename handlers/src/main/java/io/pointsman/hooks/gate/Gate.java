package io.pointsman.hooks.gate;

import io.pointsman.gates.Gates;
import io.pointsman.hooks.Answer;
import io.pointsman.hooks.HookEvent;
import io.pointsman.hooks.HookedDeployments;
import io.pointsman.release.DeploymentMark;
import java.util.Optional;

/**
 * Decides whether a deployment may go on. A gate that cannot tell stays closed, with the reason; but no gate holds up a rollback.
 */
final class Gate {
    private final HookedDeployments deployments;
    private final Gates gates;

    Gate(HookedDeployments deployments, Gates gates) {
        this.deployments = deployments;
        this.gates = gates;
    }

    /** Never throws: CodeDeploy would wait an hour for an answer that does not come. */
    Answer ask(HookEvent event) {
        try {
            return event.first().map(first -> stands(first.stack())).orElseGet(() -> decide(event.deployment()));
        } catch (RuntimeException e) {
            return new Answer(false, "the release gate could not be read: " + e.getMessage());
        }
    }

    private Answer decide(String deploymentId) {
        HookedDeployments.Asking asking = deployments.find(deploymentId);
        if (asking.rollback()) {
            return new Answer(true, "a rollback passes every gate");
        }
        Optional<String> stack = DeploymentMark.stackOf(asking.description());
        return stack.map(this::stands)
                .orElseGet(() -> new Answer(
                        false,
                        "the gate cannot tell whether it is open: the description of deployment " + deploymentId
                                + " names no stack, so Pointsman did not make it"));
    }

    private Answer stands(String stack) {
        return gates.closed(stack)
                .map(gate -> new Answer(false, "the gate of stack " + stack + " is closed: " + gate.reason()))
                .orElseGet(() -> new Answer(true, "the gate of stack " + stack + " is open"));
    }
}
