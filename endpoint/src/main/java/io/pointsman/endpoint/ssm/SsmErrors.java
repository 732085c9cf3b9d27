package io.pointsman.endpoint.ssm;

import io.pointsman.endpoint.AwsError;

/** What Parameter Store says no with. */
final class SsmErrors {
    private SsmErrors() {}

    /** AWS gives no message here, so that the name is not repeated. */
    static AwsError notFound() {
        return new AwsError(400, "ParameterNotFound", "");
    }

    static AwsError versionNotFound(String name, String version) {
        return new AwsError(
                400,
                "ParameterVersionNotFound",
                "Systems Manager could not find version " + version + " of " + name
                        + ". Verify the version and try again.");
    }

    static AwsError invalid(String message) {
        return new AwsError(400, "ValidationException", message);
    }
}
