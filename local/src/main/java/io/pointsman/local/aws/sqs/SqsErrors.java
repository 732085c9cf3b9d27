package io.pointsman.local.aws.sqs;

import io.pointsman.local.aws.AwsError;

/** How SQS says no. */
final class SqsErrors {
    private static final int BAD_REQUEST = 400;

    private SqsErrors() {}

    static AwsError noQueue() {
        return error("QueueDoesNotExist", "The specified queue does not exist.");
    }

    static AwsError error(String code, String message) {
        return new AwsError(BAD_REQUEST, code, message);
    }
}
