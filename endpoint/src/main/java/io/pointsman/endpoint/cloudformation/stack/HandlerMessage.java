package io.pointsman.endpoint.cloudformation.stack;

import io.pointsman.endpoint.AwsError;
import io.pointsman.endpoint.EndpointLimit;
import java.util.UUID;

/** The status reason of a resource whose service said no, in the form that CloudFormation gives it. */
final class HandlerMessage {
    private HandlerMessage() {}

    static String of(AwsError error) {
        if (error.code().equals("ValidationError") || error instanceof EndpointLimit) {
            return error.said();
        }
        return "Resource handler returned message: \"%s\" (RequestToken: %s, HandlerErrorCode: %s)"
                .formatted(error.said(), UUID.randomUUID(), code(error));
    }

    private static String code(AwsError error) {
        if (error.code().equals("NotStabilized")) {
            return "NotStabilized";
        }
        return switch (error.status()) {
            case 403 -> "AccessDenied";
            case 404 -> "NotFound";
            case 409 -> "AlreadyExists";
            case 429 -> "Throttling";
            default -> error.status() >= 500 ? "ServiceInternalError" : "InvalidRequest";
        };
    }
}
