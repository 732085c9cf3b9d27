package io.pointsman.actions.shift.attempt;

import io.pointsman.actions.shift.ports.DeploymentGroupId;

/** What a person types into the AWS CLI to end what Pointsman could not. */
public final class Commands {
    private Commands() {}

    /** Ends a deployment, and has CodeDeploy bring the alias back. */
    public static String stop(String deploymentId) {
        return "aws deploy stop-deployment --deployment-id " + deploymentId + " --auto-rollback-enabled";
    }

    public static String look(String deploymentId) {
        return "aws deploy get-deployment --deployment-id " + deploymentId;
    }

    /** Lists what is under way for one function. */
    public static String underWay(DeploymentGroupId groupId) {
        return "aws deploy list-deployments --application-name " + groupId.application() + " --deployment-group-name "
                + groupId.group() + " --include-only-statuses Created Queued InProgress";
    }

    public static String removeAlias(String function, String alias) {
        return "aws lambda delete-alias --function-name " + function + " --name " + alias;
    }
}
