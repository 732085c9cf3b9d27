package io.pointsman.endpoint.cloudformation.template;

import io.pointsman.endpoint.AwsError;
import io.pointsman.json.JsonTrouble;

/**
 * Whatever goes wrong while CloudFormation works on its own, away from any request, as a refusal: it ends in a status reason, and
 * the operation comes to an end. Without it one bad value would leave a stack in progress for ever.
 */
public final class Refusals {
    private Refusals() {}

    public static AwsError of(RuntimeException trouble) {
        return switch (trouble) {
            case AwsError refusal -> refusal;
            case JsonTrouble json -> new AwsError(400, "InvalidRequest", String.valueOf(json.getMessage()));
            case NumberFormatException number ->
                new AwsError(400, "InvalidRequest", "Model validation failed (" + number.getMessage() + ")");
            default -> new AwsError(500, "InternalFailure", "Internal Failure: " + trouble);
        };
    }
}
