package io.pointsman.runtime;

import io.pointsman.engine.FailureKind;
import io.pointsman.engine.Outcome;
import io.pointsman.engine.Progress;
import io.pointsman.json.JsonObject;

/** What the function returns, whoever called: the outcome as JSON. */
final class CallResult {
    private CallResult() {}

    static JsonObject of(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Succeeded(var outputs) -> JsonObject.of("status", "Succeeded", "outputs", outputs);
            case Outcome.InProgress(String token, Progress progress) -> inProgress(token, progress);
            case Outcome.Late(String why) -> JsonObject.of("status", "Late", "message", why);
            case Outcome.Failed(FailureKind kind, String message, boolean ignored) ->
                JsonObject.of("status", "Failed", "type", kind.wireName(), "message", message);
        };
    }

    private static JsonObject inProgress(String token, Progress progress) {
        JsonObject result =
                JsonObject.of("status", "InProgress", "continuationToken", token, "message", progress.summary());
        return progress.percent().isPresent()
                ? result.with("percentComplete", progress.percent().getAsInt())
                : result;
    }
}
