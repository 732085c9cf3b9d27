package io.pointsman.endpoint.lambda;

import io.pointsman.endpoint.AwsError;
import io.pointsman.endpoint.constraint.ValidationSentence;
import io.pointsman.json.JsonObject;

/** How Lambda says no: its codes and its words. */
final class LambdaErrors {
    private static final JsonObject BY_USER = JsonObject.of("Type", "User");

    private LambdaErrors() {}

    static AwsError notFound(String message) {
        return new AwsError(404, "ResourceNotFoundException", message, BY_USER);
    }

    static AwsError functionNotFound(String arn) {
        return notFound("Function not found: " + arn);
    }

    static AwsError aliasNotFound(String arn) {
        return notFound("Cannot find alias arn: " + arn);
    }

    /** As UpdateAlias says it. */
    static AwsError noAlias(String arn) {
        return notFound("Alias not found: " + arn);
    }

    static AwsError invalid(String message) {
        return new AwsError(400, "InvalidParameterValueException", message, BY_USER);
    }

    /** As {@link #invalid}; some of Lambda's refusals have no Type. */
    static AwsError untyped(String message) {
        return new AwsError(400, "InvalidParameterValueException", message, JsonObject.of("Type", null));
    }

    static AwsError conflict(String message) {
        return new AwsError(409, "ResourceConflictException", message, BY_USER);
    }

    static AwsError notNow(String why) {
        return conflict("The operation cannot be performed at this time. " + why);
    }

    static AwsError staleRevision() {
        return precondition("The Revision Id provided does not match the latest Revision Id. "
                + "Call the GetFunction/GetAlias API to retrieve the latest Revision Id");
    }

    static AwsError stalePolicy() {
        return precondition("The Revision Id provided does not match the latest Revision Id. "
                + "Call the GetPolicy API to retrieve the latest Revision Id");
    }

    static AwsError precondition(String message) {
        return new AwsError(412, "PreconditionFailedException", message, BY_USER);
    }

    static AwsError accessDenied(String message) {
        return new AwsError(403, "AccessDeniedException", message, BY_USER);
    }

    static AwsError tooMany(String message, String reason) {
        return new AwsError(429, "TooManyRequestsException", message, BY_USER.with("Reason", reason));
    }

    static AwsError invalidRuntime(String message) {
        return new AwsError(502, "InvalidRuntimeException", message, JsonObject.of("Type", "Service"));
    }

    /** A value that the service's model rules out. */
    static AwsError validation(String value, String member, String constraint) {
        return new AwsError(400, "ValidationException", ValidationSentence.alone(value, member, constraint));
    }
}
