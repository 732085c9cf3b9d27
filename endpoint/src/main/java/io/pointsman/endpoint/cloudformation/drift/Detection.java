package io.pointsman.endpoint.cloudformation.drift;

import io.pointsman.endpoint.cloudformation.drift.Drift.Status;
import io.pointsman.endpoint.cloudformation.stack.Stack;
import io.pointsman.json.JsonObject;
import java.time.Instant;
import java.util.List;

/** One DetectStackDrift. */
public final class Detection {
    private final String id;
    private final Stack stack;
    private final Instant at;
    private List<DriftBook.Checked> found = List.of();
    private boolean complete;

    Detection(String id, Stack stack, Instant at) {
        this.id = id;
        this.stack = stack;
        this.at = at;
    }

    String id() {
        return id;
    }

    Stack stack() {
        return stack;
    }

    public Instant at() {
        return at;
    }

    boolean isComplete() {
        return complete;
    }

    void complete(List<DriftBook.Checked> checked) {
        found = checked;
        complete = true;
    }

    /** DRIFTED if one resource has. */
    public String status() {
        return drifted() > 0 ? "DRIFTED" : "IN_SYNC";
    }

    private long drifted() {
        return found.stream()
                .map(checked -> checked.drift().status())
                .filter(status -> status == Status.MODIFIED || status == Status.DELETED)
                .count();
    }

    JsonObject shown() {
        JsonObject detection = JsonObject.of("StackId", stack.id(), "StackDriftDetectionId", id, "Timestamp", at);
        return complete
                ? detection
                        .with("DetectionStatus", "DETECTION_COMPLETE")
                        .with("StackDriftStatus", status())
                        .with("DriftedStackResourceCount", drifted())
                : detection.with("DetectionStatus", "DETECTION_IN_PROGRESS");
    }
}
