package io.pointsman.endpoint.fault;

import io.pointsman.endpoint.AwsError;

/** What a client hears of a call that goes wrong, in the words of its service. */
record Struck(String service, String name) {
    AwsError denied() {
        String words = "User: arn:aws:sts::123456789012:assumed-role/pointsman/pointsman is not authorized to perform: "
                + name + " because no identity-based policy allows the " + name + " action";
        return new AwsError(403, "AccessDenied", words);
    }

    AwsError expired() {
        return switch (service) {
            case "s3" -> new AwsError(400, "ExpiredToken", "The provided token has expired.");
            case "cloudformation", "sts", "monitoring" ->
                new AwsError(403, "ExpiredToken", "The security token included in the request is expired");
            default ->
                new AwsError(400, "ExpiredTokenException", "The security token included in the request is expired");
        };
    }

    AwsError throttled() {
        return switch (service) {
            case "s3" -> new AwsError(503, "SlowDown", "Please reduce your request rate.");
            case "lambda" -> new AwsError(429, "TooManyRequestsException", "Rate Exceeded.");
            case "cloudformation", "sts", "monitoring" -> new AwsError(400, "Throttling", "Rate exceeded");
            default -> new AwsError(400, "ThrottlingException", "Rate exceeded");
        };
    }

    AwsError failed() {
        String code = switch (service) {
            case "s3" -> "InternalError";
            case "lambda" -> "ServiceException";
            default -> "InternalFailure";
        };
        return new AwsError(500, code, "We encountered an internal error. Please try again.");
    }
}
