package io.pointsman.endpoint.codedeploy;

import java.time.Duration;

/** Lambda's quota was used up by others. CodeDeploy tries again a few times; then the deployment fails. */
final class Throttled extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final int TRIES = 6;
    private static final Duration FIRST = Duration.ofMillis(500);

    Throttled(String message) {
        super(message);
    }

    static boolean maybeAgain(int tries) {
        return tries < TRIES;
    }

    /** Doubles from try to try; {@code salt} keeps deployments that began together from meeting again. */
    static Duration before(int tries, String salt) {
        return FIRST.multipliedBy(1L << tries).plusMillis(salt.hashCode() & 0x1ff);
    }

    /** In CodeDeploy's words (docs/aws-facts.md). */
    static DeploymentFault fault(String role) {
        return new DeploymentFault(
                "THROTTLED",
                "The deployment failed because the number of requests by the IAM role " + role
                        + " exceeded the request limit for AWSLambda. Avoid retrying API requests at a high rate.");
    }
}
