package io.pointsman.endpoint.sqs;

import io.pointsman.endpoint.AwsError;

/** How SQS says no. */
final class SqsErrors {
    private static final int BAD_REQUEST = 400;

    private SqsErrors() {}

    static AwsError noQueue() {
        return error("QueueDoesNotExist", "The specified queue does not exist.");
    }

    static AwsError accessDenied(String caller, String owner, String queue) {
        return new AwsError(
                403,
                "AccessDenied",
                "User: arn:aws:iam::" + caller + ":root is not authorized to access the resource " + queue
                        + " of account " + owner + " because no resource-based policy allows it");
    }

    static AwsError error(String code, String message) {
        return new AwsError(BAD_REQUEST, code, message);
    }
}
