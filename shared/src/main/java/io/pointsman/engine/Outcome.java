package io.pointsman.engine;

import java.util.Map;

/** How one call ended, as a value. */
public sealed interface Outcome {
    record Succeeded(Map<String, String> outputs) implements Outcome {}

    record InProgress(String token, Progress progress) implements Outcome {}

    record Failed(FailureKind kind, String message) implements Outcome {}
}
