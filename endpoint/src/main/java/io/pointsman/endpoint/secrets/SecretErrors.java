package io.pointsman.endpoint.secrets;

import io.pointsman.endpoint.AwsError;

/** What Secrets Manager says no with. */
final class SecretErrors {
    private SecretErrors() {}

    static AwsError notFound() {
        return new AwsError(400, "ResourceNotFoundException", "Secrets Manager can't find the specified secret.");
    }

    static AwsError noValue(String which) {
        return new AwsError(
                400, "ResourceNotFoundException", "Secrets Manager can't find the specified secret value for " + which);
    }

    static AwsError exists(String message) {
        return new AwsError(400, "ResourceExistsException", message);
    }

    static AwsError request(String message) {
        return new AwsError(400, "InvalidRequestException", message);
    }

    static AwsError noToken() {
        return new AwsError(400, "InvalidNextTokenException", "Invalid NextToken.");
    }

    static AwsError parameter(String message) {
        return new AwsError(400, "InvalidParameterException", message);
    }
}
