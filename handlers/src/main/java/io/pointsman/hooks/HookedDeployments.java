package io.pointsman.hooks;

/** The deployment that asks its hook. */
public interface HookedDeployments {
    Asking find(String deploymentId);

    /** A hook that was answered already, by a duplicate of the event, is fine. */
    void answer(String deploymentId, String hookExecutionId, boolean yes);

    /**
     * @param description of the deployment; ours names the stack
     * @param rollback CodeDeploy brings an alias back by it
     */
    record Asking(String description, boolean rollback) {}
}
