package io.pointsman.actions.shift.ports;

/** CodeDeploy's deployment statuses, by what they mean to us. One that we do not know is an error, never a success. */
public enum DeploymentState {
    UNDER_WAY,
    SUCCEEDED,
    FAILED,
    STOPPED;

    /** @param word as the API spells it */
    public static DeploymentState of(String word) {
        return switch (word) {
            case "Created", "Queued", "InProgress", "Baking", "Ready" -> UNDER_WAY;
            case "Succeeded" -> SUCCEEDED;
            case "Failed" -> FAILED;
            case "Stopped" -> STOPPED;
            default -> throw new IllegalStateException("CodeDeploy deployment status " + word);
        };
    }
}
