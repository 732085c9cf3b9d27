package io.pointsman.actions.execute;

import io.pointsman.engine.Progress;
import io.pointsman.release.StackStatus;
import java.util.stream.Collectors;

/** An operation told to people. */
record Story(String stack, int resources, Operation operation) {
    private static final int LONGEST = 5_000;
    private static final String AGAIN =
            "\nA change set is executed once: to try again, retry from changeset (all actions of the stage).";

    Progress progress(StackStatus status, boolean goingBack) {
        return goingBack ? Progress.of(head(status) + ": going back, because " + cause()) : forward(status);
    }

    private Progress forward(StackStatus status) {
        int all = Math.max(Math.max(resources, operation.begun()), 1);
        return Progress.of(
                head(status) + ": " + operation.finished() + " of " + all + " resources",
                Math.min(99, operation.finished() * 100 / all));
    }

    String failure(StackStatus status, String what) {
        String text = head(status) + ": " + what + ". First cause: " + cause() + others();
        int room = LONGEST - AGAIN.length();
        return (text.length() <= room ? text : text.substring(0, room - 3) + "...") + AGAIN;
    }

    private String head(StackStatus status) {
        return "stack " + stack + " is " + status;
    }

    /** The first true failure; else what was said of the stack itself. */
    private String cause() {
        return operation.failures().stream()
                .findFirst()
                .map(Operation.Failure::sentence)
                .orElse(operation.reason().isBlank() ? "none that the events tell" : operation.reason());
    }

    private String others() {
        return operation.failures().size() < 2
                ? ""
                : operation.failures().stream()
                        .skip(1)
                        .map(Operation.Failure::sentence)
                        .collect(Collectors.joining("\n", "\nFailed as well:\n", ""));
    }
}
