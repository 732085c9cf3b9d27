package io.pointsman.endpoint.cloudformation.template;

import io.pointsman.endpoint.AwsError;

/** CloudFormation's most used refusal. */
public final class Invalid {
    private Invalid() {}

    public static AwsError because(String message) {
        return new AwsError(400, "ValidationError", message);
    }

    public static AwsError format(String message) {
        return because("Template format error: " + message);
    }
}
