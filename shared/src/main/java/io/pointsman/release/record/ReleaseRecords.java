package io.pointsman.release.record;

import io.pointsman.engine.FailureKind;
import io.pointsman.engine.Refusal;
import io.pointsman.json.JsonObject;
import io.pointsman.release.DeploymentMark;
import java.util.function.UnaryOperator;

/**
 * The release records, one JSON document for each stack and run ({@code releases/STACK/RUN.json} in the release bucket). Each
 * action keeps a section under its own name: {@code rewrite}, {@code changeset}, {@code execute}, {@code publish}, {@code shift}.
 */
public interface ReleaseRecords {
    /** What a run has on record so far. */
    default ReleaseRecord read(String stack, String run) {
        return new ReleaseRecord(find(stack, run));
    }

    /**
     * Changes the record of a run, as {@link #update} does.
     *
     * @return the record as written
     */
    default ReleaseRecord change(String stack, String run, UnaryOperator<ReleaseRecord> change) {
        return new ReleaseRecord(
                update(stack, run, json -> change.apply(new ReleaseRecord(json)).json()));
    }

    /** The whole document; empty when there is none yet. */
    JsonObject find(String stack, String run);

    /**
     * Reads the document, changes it and writes it back, only if nobody wrote in between; otherwise reads again. The change may
     * run more than once.
     *
     * @return the document as written
     */
    JsonObject update(String stack, String run, UnaryOperator<JsonObject> change);

    /**
     * A {@link Refusal} of a record that was read and lacks what had been written into it.
     *
     * @param expected what should be there, to end a sentence with
     */
    default RuntimeException earlier(String stack, String run, String expected) {
        return new Refusal(
                FailureKind.JOB_FAILED,
                "the release record of run " + run + " of stack " + stack + " is older than expected: " + expected);
    }

    /** Ends a call whose job was answered while it worked on it: an {@link io.pointsman.engine.OutOfTurn}. Others go on. */
    void holdTurn(String stack);

    /** In the place of a run: the document that lists a stack's releases. */
    String INDEX = " index";

    default ReleaseIndex index(String stack) {
        return new ReleaseIndex(find(stack, INDEX));
    }

    /** As {@link #update}, for the list of releases. */
    default ReleaseIndex updateIndex(String stack, UnaryOperator<ReleaseIndex> change) {
        return new ReleaseIndex(update(
                stack, INDEX, json -> change.apply(new ReleaseIndex(json)).json()));
    }

    /**
     * What the verify hook asks of the versions of one shift.
     *
     * @param runName as {@link DeploymentMark} has it
     */
    default VerificationPlan verification(String stack, String runName) {
        return new VerificationPlan(find(stack, VerificationPlan.place(runName)));
    }

    /** As {@link #update}, for what the verify hook asks, and found. */
    default VerificationPlan updateVerification(String stack, String runName, UnaryOperator<VerificationPlan> change) {
        return new VerificationPlan(update(
                stack,
                VerificationPlan.place(runName),
                json -> change.apply(new VerificationPlan(json)).json()));
    }

    /** In the place of a run: the document that lists the jobs of a stack. */
    String JOBS = " jobs";

    default HandledJobs jobs(String stack) {
        return new HandledJobs(find(stack, JOBS));
    }

    /** As {@link #update}, for the list of jobs. */
    default HandledJobs updateJobs(String stack, UnaryOperator<HandledJobs> change) {
        return new HandledJobs(
                update(stack, JOBS, json -> change.apply(new HandledJobs(json)).json()));
    }
}
