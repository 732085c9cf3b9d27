package io.pointsman.promise;

import io.pointsman.endpoint.fault.When;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What may be different at the end of a release that was disturbed at some point (docs/promises.md, "What is compared"). */
final class Uncompared {
    /** Who finds a change set in which nothing changes asks CloudFormation again, and writes down both, and a second page. */
    private static final Pattern ASKED_AGAIN = Pattern.compile("/changeset/submissions/templates/"
            + "|^different contents of object (reviews/|" + ReleasedApplication.PIPELINE + "/Review/)");

    /** An attempt that finds that the one before it has done everything. */
    private static final Pattern DONE_BEFORE =
            Pattern.compile("^action shift/(executionResult|outputVariables)/|^object releases/.*/shift/");

    /** What has failed is deployed once more when somebody tries the action again, and fails once more. */
    private static final Pattern FAILED_AGAIN =
            Pattern.compile("^(deployment|group)/|^action shift/|^object releases/.*/(shift|history)/");

    /** The next attempt fails at the alarm, which is on, before anything is deployed that could be rolled back. */
    private static final Pattern FAILED_AT_THE_ALARM =
            Pattern.compile("^announced Pointsman Release (RolledBack|Failed) ");

    /** How often CodeDeploy was asked for a deployment and did not answer. */
    private static final Pattern UNANSWERED = Pattern.compile("/shift/functions/[^/]+/unanswered = ");

    /** {@code retain} counts what its last delivery has deleted. */
    private static final Pattern DELETED = Pattern.compile("^action retain/(executionResult|outputVariables)/");

    private static final String STAYS = " stays on version ";
    private static final String ANNOUNCED = "announced ";

    private Uncompared() {}

    /** @param state at its end */
    static Predicate<String> of(
            ReleaseCase release,
            List<String> calls,
            CallPoint point,
            Disturbance disturbance,
            TakeOver takeOver,
            List<String> state) {
        Predicate<String> all = UNANSWERED.asPredicate();
        if (release.changesNoStack()) {
            all = all.or(ASKED_AGAIN.asPredicate());
        }
        if (disturbance == Disturbance.OVERTAKEN) {
            all = all.or(EndState::isOfChangeSet);
        }
        if (disturbance == Disturbance.DUPLICATE || disturbance == Disturbance.OVERTAKEN) {
            all = all.or(DELETED.asPredicate());
        }
        return disturbance == Disturbance.KILLED ? all.or(killed(release, calls, point, takeOver, state)) : all;
    }

    private static Predicate<String> killed(
            ReleaseCase release, List<String> calls, CallPoint point, TakeOver takeOver, List<String> state) {
        Predicate<String> announced = line -> isBetweenAnswerAndEvent(point) && line.startsWith(ANNOUNCED);
        if (!point.isBeforeAnAnswer(calls)) {
            return announced;
        }
        Predicate<String> all = announced.or(DELETED.asPredicate());
        if (takeOver == TakeOver.LAMBDA) {
            return all;
        }
        boolean stays = state.stream().anyMatch(line -> line.contains(STAYS));
        return switch (release.application().trouble()) {
            case HOOK -> all.or(FAILED_AGAIN.asPredicate());
            case ALARM -> all.or(FAILED_AGAIN.asPredicate()).or(FAILED_AT_THE_ALARM.asPredicate());
            case NONE -> stays ? all.or(DONE_BEFORE.asPredicate()) : all;
        };
    }

    /** The job is answered by then, and nobody else knows what of it was announced. */
    private static boolean isBetweenAnswerAndEvent(CallPoint point) {
        return point.operation().startsWith("codepipeline:PutJob") && point.when() == When.AFTER_EFFECT;
    }
}
