package io.pointsman.actions.execute;

import io.pointsman.engine.FailureKind;
import io.pointsman.engine.Step;
import io.pointsman.review.Changes;
import java.util.Optional;

/**
 * Holds a change set to what was approved, by what CloudFormation says of it now. The release record only remembers which change set was
 * reviewed: whoever may write the release bucket can exchange that, so nothing is executed by its word alone.
 */
final class Approval {
    private static final String AGAIN = "retry from changeset (all actions of the stage), and review it again";

    private final ChangeSetOnRecord section;

    Approval(ChangeSetOnRecord section) {
        this.section = section;
    }

    /**
     * Why the change set is none of the stack that is released; empty: it is one.
     *
     * @param stackId ARN of the stack that it belongs to
     */
    Optional<Step<ExecuteStage>> ofAnotherStack(ExecuteRequest request, Target target, String stackId) {
        return target.isOf(request.stack()) && stackId.equals(target.stack())
                ? Optional.empty()
                : stop(
                        "the change set on record is one of another stack than " + request.stack() + "\nChange set "
                                + target.changeSet() + " belongs to " + stackId + ", and stack " + request.stack()
                                + " is to be released. " + exchanged(request),
                        AGAIN);
    }

    /** Why the changes on record are not those that {@code ChangeSetDigest} allows; empty: they are, or any are allowed. */
    Optional<Step<ExecuteStage>> notAllowed(ExecuteRequest request, Target target) {
        return notAllowed(request, target, section.digest(request), "on record");
    }

    private static Optional<Step<ExecuteStage>> notAllowed(
            ExecuteRequest request, Target target, String digest, String where) {
        return request.digest()
                .filter(allowed -> !allowed.equals(digest))
                .flatMap(allowed -> stop(
                        "the change set is not what was reviewed: ChangeSetDigest allows another one\nChange set "
                                + target.changeSet() + " has the digest " + digest + " (" + where
                                + "), and ChangeSetDigest allows only " + allowed,
                        "review it, give ChangeSetDigest the one of that review, then retry"));
    }

    /**
     * Why the changes are not those that were reviewed, whether {@code ChangeSetDigest} was given or not; empty: they are.
     *
     * @param live all of them, as CloudFormation says them now
     */
    Optional<Step<ExecuteStage>> notReviewed(ExecuteRequest request, Target target, Changes live) {
        String digest = live.digest(request.packaged().bytes());
        return notAllowed(request, target, digest, "as CloudFormation says it now")
                .or(() -> Optional.of(section.digest(request))
                        .filter(recorded -> !recorded.equals(digest))
                        .flatMap(recorded -> stop(
                                "the change set is not what was reviewed: CloudFormation says something else of it now"
                                        + " than the release record\nChange set " + target.changeSet()
                                        + " has the digest " + digest + " as CloudFormation says it now, and "
                                        + recorded + " on record. " + exchanged(request),
                                AGAIN)));
    }

    boolean covers(ExecuteRequest request, Target target, Changes live) {
        return notReviewed(request, target, live).isEmpty();
    }

    private static String exchanged(ExecuteRequest request) {
        return "Where Pointsman was not upgraded since the review, the"
                + " release record of run " + request.run()
                + " is not as changeset wrote it: find out who changed it, by its versions in the release bucket";
    }

    private static Optional<Step<ExecuteStage>> stop(String why, String advice) {
        return Optional.of(new Step.Stop<>(FailureKind.JOB_FAILED, NotExecuted.said(why, advice)));
    }
}
