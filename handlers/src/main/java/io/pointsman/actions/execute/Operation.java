package io.pointsman.actions.execute;

import io.pointsman.release.StackStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

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

    /**
     * One event. Statuses of resources stay text: of them only the ending counts.
     *
     * @param hook what a hook that failed said; empty: the event is not about a hook
     */
    record Event(
            Instant at,
            boolean ofStack,
            String logicalId,
            String physicalId,
            String type,
            String status,
            String reason,
            Optional<String> hook) {
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

        private Failure failure(String words) {
            return new Failure(at, logicalId, type, physicalId, status, words);
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
                reason(ofStack) + hooks(events, ofStack),
                Math.toIntExact(finished.values().stream().filter(done -> done).count()),
                finished.size(),
                failures(events));
    }

    boolean hasBegun() {
        return status.isPresent();
    }

    /** With what happened inside nested stacks in the place of their echoes, in the order in which it happened. */
    Operation with(List<Failure> found) {
        List<Failure> sorted = new ArrayList<>(found);
        sorted.sort(Comparator.comparing(Failure::at));
        return new Operation(status, reason, finished, begun, List.copyOf(sorted));
    }

    /** @param shown what may be told of a reason */
    Operation told(UnaryOperator<String> shown) {
        return new Operation(
                status,
                shown.apply(reason),
                finished,
                begun,
                failures.stream()
                        .map(failure -> failure.because(shown.apply(failure.reason())))
                        .toList());
    }

    private static String reason(List<Event> ofStack) {
        return ofStack.reversed().stream()
                .map(Event::reason)
                .filter(reason -> !reason.isBlank() && !reason.equals("User Initiated"))
                .findFirst()
                .orElse("");
    }

    /** A hook for whole stacks speaks of no resource. */
    private static String hooks(List<Event> events, List<Event> ofStack) {
        return ofStack.stream().findFirst().map(one -> said(events, one)).orElse("");
    }

    private static String said(List<Event> events, Event about) {
        return events.stream()
                .filter(event -> event.logicalId().equals(about.logicalId()))
                .flatMap(event -> event.hook().stream())
                .distinct()
                .collect(Collectors.joining("; ", "; ", ""))
                .replaceFirst("^; $", "");
    }

    private static List<Failure> failures(List<Event> events) {
        Map<String, Failure> first = new LinkedHashMap<>();
        events.stream()
                .filter(Event::isTrueFailure)
                .forEach(event ->
                        first.putIfAbsent(event.logicalId(), event.failure(event.reason() + said(events, event))));
        return List.copyOf(first.values());
    }
}
