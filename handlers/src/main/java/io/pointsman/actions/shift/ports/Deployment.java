package io.pointsman.actions.shift.ports;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One deployment, as CodeDeploy has it now.
 *
 * @param description the mark of the run that asked for it, if it is one of ours
 * @param rollback CodeDeploy made it by itself, to bring an alias back
 * @param rollbackId the deployment that brings back what this one began
 * @param answers the deployment that this one brings back, where CodeDeploy made it by itself
 * @param error empty where nothing went wrong
 * @param ended when, once it has
 */
public record Deployment(
        String id,
        DeploymentState status,
        String description,
        boolean rollback,
        Optional<String> rollbackId,
        Optional<String> answers,
        Optional<DeploymentError> error,
        Optional<Instant> ended) {
    /** Of several with our mark the one that succeeded counts: a repeated call can only have failed after it. */
    public static Optional<Deployment> thatCounts(List<Deployment> marked) {
        return marked.stream().min(Comparator.comparingInt(one -> one.succeeded() ? 0 : one.underWay() ? 1 : 2));
    }

    public boolean underWay() {
        return status == DeploymentState.UNDER_WAY;
    }

    public boolean succeeded() {
        return status == DeploymentState.SUCCEEDED;
    }

    /** For people; empty where nothing went wrong. */
    public String errorText() {
        return error.map(DeploymentError::sentence).orElse("");
    }

    public String said() {
        return "deployment " + id + (description.isBlank() ? "" : " (" + description + ")");
    }
}
