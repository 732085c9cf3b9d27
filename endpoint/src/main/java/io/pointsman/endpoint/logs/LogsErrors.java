package io.pointsman.endpoint.logs;

import io.pointsman.endpoint.AwsError;

/** How CloudWatch Logs says no. */
final class LogsErrors {
    private LogsErrors() {}

    static AwsError noGroup() {
        return new AwsError(400, "ResourceNotFoundException", "The specified log group does not exist.");
    }

    static AwsError noStream() {
        return new AwsError(400, "ResourceNotFoundException", "The specified log stream does not exist.");
    }

    static AwsError exists(String what) {
        return new AwsError(400, "ResourceAlreadyExistsException", "The specified log " + what + " already exists");
    }

    static AwsError invalid(String message) {
        return new AwsError(400, "InvalidParameterException", message);
    }

    /** A value that the model of the API rules out. */
    static AwsError constraint(String value, String member, String constraint) {
        return invalid("1 validation error detected: Value " + value + " at '" + member
                + "' failed to satisfy constraint: " + constraint);
    }
}
