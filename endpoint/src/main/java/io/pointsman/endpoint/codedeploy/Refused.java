package io.pointsman.endpoint.codedeploy;

import io.pointsman.endpoint.AwsError;

/** CodeDeploy's errors: all of status 400. */
final class Refused {
    private Refused() {}

    static AwsError as(String code, String message) {
        return new AwsError(400, code, message);
    }

    static AwsError noApplication(String name) {
        return as("ApplicationDoesNotExistException", "No application found for name: " + name);
    }

    static AwsError noGroup(String name) {
        return as("DeploymentGroupDoesNotExistException", "No Deployment Group found for name: " + name);
    }

    static AwsError otherPlatform() {
        return as(
                "InvalidComputePlatformException",
                "The embedded endpoint has the compute platform Lambda only; AWS takes Server and ECS as well");
    }

    static AwsError batch(int most, String what) {
        return as("BatchLimitExceededException", "At most " + most + " " + what + " are allowed");
    }

    static AwsError noDeployment(String id) {
        return as("DeploymentDoesNotExistException", "The deployment " + id + " could not be found");
    }
}
