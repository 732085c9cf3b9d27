package io.pointsman.local.process;

import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.nio.charset.StandardCharsets;

/**
 * What came of an invocation: the function's answer, or Lambda's description of its failure.
 *
 * @param failed whether the function failed; the payload then has {@code errorType} and {@code errorMessage}
 */
public record InvocationResult(byte[] payload, boolean failed) {
    static InvocationResult answered(byte[] payload) {
        return new InvocationResult(payload, false);
    }

    static InvocationResult failed(byte[] error) {
        return new InvocationResult(error, true);
    }

    /** In the words that Lambda has for what a function could not say itself. */
    static InvocationResult failed(String type, String message) {
        JsonObject error = JsonObject.of("errorType", type, "errorMessage", message);
        return failed(Json.text(error).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "InvocationResult[" + (failed ? "failed, " : "") + payload.length + " bytes]";
    }
}
