package io.pointsman.actions.shift;

/**
 * Why a deployment ended badly, as CodeDeploy has it.
 *
 * @param code of CodeDeploy's {@code ErrorCode}, {@code HOOK_EXECUTION_FAILURE}; decisions go by it
 * @param text for people, sometimes empty
 */
record DeploymentError(String code, String text) {
    /** One of the deployment's alarms went off. */
    boolean isAlarm() {
        return code.equals("ALARM_ACTIVE");
    }

    String sentence() {
        return code + ": " + text;
    }
}
