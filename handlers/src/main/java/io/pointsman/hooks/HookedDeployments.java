package io.pointsman.hooks;

import java.util.Optional;

/** The deployment that asks its hook. */
public interface HookedDeployments {
    Asking find(String deploymentId);

    /** What it moves, as CodeDeploy tells it; empty for one that has not come so far as to know it. */
    Optional<Target> target(String deploymentId);

    /** A hook that was answered already, by a duplicate of the event, is fine. */
    void answer(String deploymentId, String hookExecutionId, boolean yes);

    /**
     * @param description of the deployment; ours names the stack
     * @param rollback CodeDeploy brings an alias back by it
     */
    record Asking(String description, boolean rollback) {}

    /** @param function its physical name */
    record Target(String function, String version) {}
}
