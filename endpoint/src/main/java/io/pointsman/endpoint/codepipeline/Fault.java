package io.pointsman.endpoint.codepipeline;

import io.pointsman.json.JsonObject;

/** Why an action failed: what errorDetails shows. */
record Fault(String code, String message) {
    private static final int MOST = 5_000;

    static Fault configuration(String message) {
        return new Fault("ConfigurationError", message);
    }

    static Fault jobFailed(String message) {
        return new Fault("JobFailed", message);
    }

    JsonObject json() {
        return JsonObject.of("code", code, "message", message.substring(0, Math.min(MOST, message.length())));
    }
}
