package io.pointsman.endpoint.codedeploy;

import io.pointsman.json.JsonObject;
import java.time.Instant;
import java.util.Optional;

/** One lifecycle event of a deployment's target. */
final class LifecycleEvent {
    private final String name;
    private String status = "Pending";
    private Optional<Instant> started = Optional.empty();
    private Optional<Instant> ended = Optional.empty();
    private Optional<JsonObject> diagnostics = Optional.empty();

    LifecycleEvent(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    void start(Instant now) {
        status = "InProgress";
        started = Optional.of(now);
    }

    void end(String how, Instant now) {
        status = how;
        ended = Optional.of(now);
    }

    boolean inProgress() {
        return status.equals("InProgress");
    }

    /** What had not begun when the deployment ended. */
    void skipIfPending() {
        if (status.equals("Pending")) {
            status = "Skipped";
        }
    }

    void fail(Instant now, String hook, String message, String logTail) {
        end("Failed", now);
        diagnostics = Optional.of(JsonObject.of("errorCode", "ScriptFailed", "scriptName", hook)
                .with("message", message)
                .with("logTail", logTail));
    }

    JsonObject json() {
        return JsonObject.of("lifecycleEventName", name, "status", status)
                .with("startTime", started)
                .with("endTime", ended)
                .with("diagnostics", diagnostics);
    }
}
