package io.pointsman.actions.shift.ports;

import io.pointsman.release.RunName;

/** Where the deployments of one function live in CodeDeploy. One deployment at a time is under way in one place. */
public record DeploymentGroupId(String application, String group) {
    private static final int LONGEST = 100;

    /** The deployment group has the function's logical id for its name, as far as that fits. */
    public static DeploymentGroupId of(String application, String logicalId) {
        return new DeploymentGroupId(application, fitted(logicalId));
    }

    /** A name that CodeDeploy takes: the text itself, or its beginning and a digest of all of it. */
    public static String fitted(String name) {
        return RunName.fitted(name, LONGEST);
    }
}
