package io.pointsman.endpoint.process;

import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;

/**
 * What came of an invocation: the function's answer, or Lambda's description of its failure.
 *
 * @param failed whether the function failed; the payload then has {@code errorType} and {@code errorMessage}
 */
public record InvocationResult(Payload payload, boolean failed) {
    static InvocationResult answered(byte[] payload) {
        return new InvocationResult(new Payload(payload), false);
    }

    static InvocationResult failed(byte[] error) {
        return new InvocationResult(new Payload(error), true);
    }

    /** In the words that Lambda has for what a function could not say itself. */
    static InvocationResult failed(String type, String message) {
        JsonObject error = JsonObject.of("errorType", type, "errorMessage", message);
        return new InvocationResult(Payload.of(Json.text(error)), true);
    }
}
