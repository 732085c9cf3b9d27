package io.pointsman.actions.execute;

import io.pointsman.causes.JobMessage;
import io.pointsman.causes.KnownReason;
import io.pointsman.causes.ToldCause;
import io.pointsman.engine.Progress;
import io.pointsman.json.JsonObject;
import io.pointsman.release.StackStatus;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An operation told to people.
 *
 * @param isJustFound this job looks at it for the first time, and did not begin it
 */
record Story(String stack, Place place, int resources, Operation operation, boolean isJustFound) {
    private static final String NOTHING_TRIED =
            "Nothing was tried again: the change set had been executed before this call, and this is how that ended. ";
    private static final int MOST_LOGGED = 200;

    /** So much of a cause is said at the top, however long the rest of it is. */
    private static final int LEAST = 100;

    private static final String AGAIN =
            "\nA change set is executed once: to try again, retry from changeset (all actions of the stage).";

    /** @param shown what may be told of CloudFormation's reasons */
    Story told(UnaryOperator<String> shown) {
        return new Story(stack, place, resources, operation.told(shown), isJustFound);
    }

    Progress progress(StackStatus status, boolean goingBack) {
        return goingBack ? Progress.of(head(status) + ": going back, because " + cause()) : forward(status);
    }

    private Progress forward(StackStatus status) {
        int all = Math.max(Math.max(resources, operation.begun()), 1);
        return Progress.of(
                head(status) + ": " + operation.finished() + " of " + all + " resources",
                Math.min(99, operation.finished() * 100 / all));
    }

    /**
     * @param aliases what became of production aliases that the operation had moved, a sentence each
     * @param details what the events of the change set add; maybe blank
     * @param left what was left behind and the commands that remove it, lines; maybe blank
     */
    String failure(StackStatus status, Ending.Bad bad, List<String> aliases, String details, String left) {
        boolean limit = isLimit();
        String advice = limit ? KnownReason.ENDPOINT_LIMIT.hint() : hint(details, left);
        String first = (isJustFound ? NOTHING_TRIED : "") + head(status) + ": " + bad.what() + (limit ? "" : bad.toDo())
                + ". First cause: ";
        String cause = JobMessage.cut(cause(), Math.max(LEAST, ToldCause.SHORT - first.length() - advice.length()));
        String told = first
                + cause
                + advice
                + aliases.stream().map(one -> "\n" + one + ".").collect(Collectors.joining())
                + (cause.equals(cause()) ? "" : "\nThe first cause in full: " + cause())
                + details
                + others();
        return JobMessage.of(told, limit ? left : left + AGAIN);
    }

    /** Who is told which version stands in the way needs no advice on versions in general. */
    private String hint(String details, String left) {
        String reason = cause() + details;
        boolean told = !left.isEmpty() && KnownReason.of(reason).equals(Optional.of(KnownReason.VERSION_EXISTS));
        return told ? "" : JobMessage.hint(reason);
    }

    /** What AWS takes and the embedded endpoint does not have: no second try and no other stack would change that. */
    private boolean isLimit() {
        return Stream.concat(Stream.of(cause()), operation.failures().stream().map(Failure::reason))
                .anyMatch(KnownReason.ENDPOINT_LIMIT::fits);
    }

    private String head(StackStatus status) {
        return "stack " + stack + " is " + status;
    }

    /** The first true failure; else what was said of the stack itself. */
    String cause() {
        return operation.failures().stream()
                .findFirst()
                .map(this::sentence)
                .orElse(operation.reason().isBlank() ? "none that the events tell" : operation.reason());
    }

    private String sentence(Failure failure) {
        Optional<String> where = place.of(failure.path());
        return failure.sentence() + where.map(at -> " (" + at + ")").orElse("");
    }

    private String others() {
        return operation.failures().size() < 2
                ? ""
                : operation.failures().stream()
                        .skip(1)
                        .map(this::sentence)
                        .collect(Collectors.joining("\n", "\nFailed as well:\n", ""));
    }

    /** The whole story, for the log. */
    JsonObject json(StackStatus status, String changeSet, String details) {
        return JsonObject.of("stack", stack, "status", status.name(), "changeSet", changeSet)
                .with("reason", operation.reason())
                .with("details", details)
                .with("known", KnownReason.of(cause() + details).map(KnownReason::name))
                .with("finished", operation.finished())
                .with("begun", operation.begun())
                .with("failed", operation.failures().size())
                .with(
                        "failures",
                        operation.failures().stream()
                                .limit(MOST_LOGGED)
                                .map(this::json)
                                .toList());
    }

    private JsonObject json(Failure failure) {
        return failure.json()
                .with("where", place.of(failure.path()))
                .with("known", KnownReason.of(failure.reason()).map(KnownReason::name));
    }
}
