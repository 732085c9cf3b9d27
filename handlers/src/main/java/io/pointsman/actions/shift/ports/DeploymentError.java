package io.pointsman.actions.shift.ports;

import io.pointsman.causes.KnownDeploymentError;

/**
 * Why a deployment ended badly, as CodeDeploy has it.
 *
 * @param code of CodeDeploy's {@code ErrorCode}, {@code HOOK_EXECUTION_FAILURE}; decisions go by it
 * @param text for people, sometimes empty
 */
public record DeploymentError(String code, String text) {
    /** One of the deployment's alarms went off. */
    public boolean isAlarm() {
        return KnownDeploymentError.ALARM_ACTIVE.name().equals(code);
    }

    /** What the code means and what to do, as a line of a message. */
    public String hint() {
        return KnownDeploymentError.hint(code);
    }

    public String sentence() {
        return code + ": " + text;
    }
}
