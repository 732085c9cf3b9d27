package io.pointsman.local.operator;

import java.util.Optional;
import java.util.Set;

/**
 * A deployment of CodeDeploy.
 *
 * @param status {@code InProgress}, {@code Succeeded}, {@code Stopped}, ...
 * @param said why it ended, in CodeDeploy's words
 */
public record DeploymentSight(String id, String status, Optional<String> said) {
    private static final Set<String> ENDS = Set.of("Succeeded", "Failed", "Stopped");

    public boolean isUnderWay() {
        return !ENDS.contains(status);
    }
}
