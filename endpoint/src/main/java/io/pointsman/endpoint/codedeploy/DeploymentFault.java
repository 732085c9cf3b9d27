package io.pointsman.endpoint.codedeploy;

/** Why a deployment fails after it was created: CodeDeploy's error code and its words. */
final class DeploymentFault extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String code;

    DeploymentFault(String code, String message) {
        super(message);
        this.code = code;
    }

    String code() {
        return code;
    }

    String said() {
        return String.valueOf(getMessage());
    }
}
