package io.pointsman.actions.execute;

import io.pointsman.release.StackStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One operation on a stack, as its events tell it.
 *
 * @param status of the stack, by the newest event of this operation; empty: the operation has not begun
 * @param reason the last one given for the stack itself, maybe blank
 * @param finished how many resources are done
 * @param begun how many resources were touched
 * @param failures true causes, the first first; echoes of them left out
 */
record Operation(Optional<StackStatus> status, String reason, int finished, int begun, List<Failure> failures) {
    static final Operation NONE = of(List.of());

    /** A resource that failed of itself. */
    record Failure(String logicalId, String type, String status, String reason) {
        String sentence() {
            return logicalId + " (" + type + ") " + status + ": " + (reason.isBlank() ? "no reason given" : reason);
        }
    }

    /** One event. Statuses of resources stay text: of them only the ending counts. */
    record Event(boolean ofStack, String logicalId, String type, String status, String reason) {
        private boolean isTrueFailure() {
            // What was under way when another one failed is reported as failed, too: "Resource creation cancelled".
            boolean echo = reason.startsWith("Resource ") && reason.contains("cancelled");
            return !ofStack && status.endsWith("_FAILED") && !echo;
        }

        private boolean isFinished() {
            boolean ended = status.endsWith("_COMPLETE") || status.endsWith("_SKIPPED") || status.endsWith("_FAILED");
            if (!ended && !status.endsWith("_IN_PROGRESS")) {
                throw new IllegalStateException("CloudFormation gave " + logicalId + " the status " + status
                        + ", which this version of Pointsman does not know");
            }
            return ended;
        }
    }

    /** @param events the oldest first */
    static Operation of(List<Event> events) {
        List<Event> ofStack = events.stream().filter(Event::ofStack).toList();
        Map<String, Boolean> finished = new LinkedHashMap<>();
        events.stream()
                .filter(event -> !event.ofStack())
                .forEach(event -> finished.put(event.logicalId(), event.isFinished()));
        return new Operation(
                ofStack.reversed().stream().findFirst().map(last -> StackStatus.of(last.status())),
                reason(ofStack),
                Math.toIntExact(finished.values().stream().filter(done -> done).count()),
                finished.size(),
                failures(events));
    }

    boolean hasBegun() {
        return status.isPresent();
    }

    private static String reason(List<Event> ofStack) {
        return ofStack.reversed().stream()
                .map(Event::reason)
                .filter(reason -> !reason.isBlank() && !reason.equals("User Initiated"))
                .findFirst()
                .orElse("");
    }

    private static List<Failure> failures(List<Event> events) {
        Map<String, Failure> first = new LinkedHashMap<>();
        events.stream()
                .filter(Event::isTrueFailure)
                .forEach(event -> first.putIfAbsent(
                        event.logicalId(),
                        new Failure(event.logicalId(), event.type(), event.status(), event.reason())));
        return List.copyOf(first.values());
    }
}
