package io.pointsman.actions.changeset;

import io.pointsman.actions.changeset.AliasWatch.Submitted;
import io.pointsman.actions.changeset.AliasWatch.Verdict;
import io.pointsman.actions.changeset.ChangeSetAction.Ports;
import io.pointsman.actions.changeset.ChangeSetStage.Following;
import io.pointsman.actions.changeset.ReviewDesk.Written;
import io.pointsman.cloudformation.ChangeSetNow;
import io.pointsman.cloudformation.ChangeSetOrder;
import io.pointsman.cloudformation.ChangeSets;
import io.pointsman.cloudformation.ChangeSets.StackNow;
import io.pointsman.cloudformation.FailureCause;
import io.pointsman.cloudformation.FailureReport;
import io.pointsman.engine.FailureKind;
import io.pointsman.engine.Progress;
import io.pointsman.engine.Step;
import io.pointsman.release.record.UnmovedAliases;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The second stage: follows one change set until it is complete or failed, and writes down which it is. */
final class ChangeSetFollowing {
    /** The output variable that leads to the review page, where there is one. */
    static final String REVIEW_URL = "ReviewUrl";

    /** One that is made sooner is waited for all the same. */
    static final Duration FIRST_LOOK = Duration.ofSeconds(3);

    private static final int STEADY = 3;
    private static final long STEP_MS = 2_500;
    private static final long LONGEST_WAIT_MS = 10_000;
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final String EXCHANGEABLE =
            " (the release bucket keeps no versions: whoever may write it can exchange the page of this review)";

    private final ChangeSets changeSets;
    private final Orders orders;
    private final ReviewDesk desk;
    private final ChangeSetRecording section;
    private final Submitting submitting;
    private final AliasWatch watch;
    private final AliasReadings aliases;

    ChangeSetFollowing(Ports ports, Orders orders, Submitting submitting, ReviewDesk desk) {
        this.submitting = submitting;
        this.watch = new AliasWatch(submitting, ports);
        this.aliases = ports.aliases();
        this.changeSets = ports.changeSets();
        this.orders = orders;
        this.desk = desk;
        this.section = new ChangeSetRecording(ports.records());
    }

    Step<ChangeSetStage> look(ChangeSetRequest request, Following at) {
        Optional<ChangeSetNow> found = changeSets.read(at.arn()).filter(now -> now.carries(request.mark()));
        return found.map(now -> judge(request, at, now))
                .orElseGet(() -> startAgain("change set " + at.arn() + " is gone; making it again"));
    }

    private Step<ChangeSetStage> judge(ChangeSetRequest request, Following at, ChangeSetNow now) {
        return switch (now.status()) {
            case CREATE_PENDING, CREATE_IN_PROGRESS -> new Step.Wait<>(at.again(), made(now.name()), pause(at));
            case CREATE_COMPLETE -> complete(request, at, now);
            case FAILED -> failed(request, at, now);
            case DELETE_PENDING, DELETE_IN_PROGRESS, DELETE_COMPLETE, DELETE_FAILED ->
                startAgain("change set " + now.name() + " is " + now.status() + "; making it again");
        };
    }

    static Progress made(String changeSet) {
        return Progress.of("change set " + changeSet + " is being made");
    }

    private Step<ChangeSetStage> complete(ChangeSetRequest request, Following at, ChangeSetNow now) {
        return switch (now.execution()) {
            case AVAILABLE -> reviewed(request, at, now);
            case EXECUTE_IN_PROGRESS, EXECUTE_COMPLETE ->
                done(
                        request,
                        at,
                        now,
                        desk.write(request, now, at.kind(), submitted(request, now), List.of()),
                        UnmovedAliases.NONE);
            case UNAVAILABLE ->
                new Step.Unclear<>(at.again(), "change set " + now.name() + " is complete and not yet available");
            case EXECUTE_FAILED, OBSOLETE ->
                startAgain("change set " + now.name() + " is " + now.execution() + "; making it again");
        };
    }

    private Submitted submitted(ChangeSetRequest request, ChangeSetNow now) {
        Optional<StackNow> stack = changeSets.stack(request.stack());
        return new Submitted(stack, submitting.of(request, now, stack), new AliasesOfOneLook(aliases));
    }

    private Step<ChangeSetStage> reviewed(ChangeSetRequest request, Following at, ChangeSetNow now) {
        Submitted submitted = submitted(request, now);
        Verdict verdict = watch.look(request, now, submitted);
        if (!verdict.settled().isEmpty()) {
            changeSets.delete(now.arn());
            return startAgain("only provisioned concurrency of " + String.join(", ", verdict.settled())
                    + " changes, and a version that equals the one in use can be made for it; making the change set"
                    + " again with that");
        }
        Written written = desk.write(request, now, at.kind(), submitted, verdict.objections());
        return written.review().objections().isEmpty()
                ? done(request, at, now, written, verdict.unmoved())
                : refused(request, now, written);
    }

    /** The record keeps no change set that could be executed; the page stays, for people. */
    private Step<ChangeSetStage> refused(ChangeSetRequest request, ChangeSetNow now, Written written) {
        changeSets.delete(now.arn());
        section.refused(request, now, written);
        return stop(
                ChangeSetFailure.refused(said(request, now), written.review().objections(), written.address()));
    }

    private Step<ChangeSetStage> failed(ChangeSetRequest request, Following at, ChangeSetNow now) {
        if (FailureCause.of(now.reason()) instanceof FailureCause.NoChanges) {
            Step<ChangeSetStage> done = done(
                    request,
                    at,
                    now,
                    desk.unchanged(request, now, at.kind(), submitted(request, now)),
                    UnmovedAliases.NONE);
            changeSets.delete(now.arn());
            return done;
        }
        FailureReport report = FailureReport.of(changeSets, now);
        // One whose details could not be read stays: a person has to look at it.
        if (report.complete()) {
            changeSets.delete(now.arn());
        }
        return stop(ChangeSetFailure.failed(
                said(request, now), request.review().disclosure().masked(report.text())));
    }

    private static String said(ChangeSetRequest request, ChangeSetNow now) {
        return "change set " + now.name() + " of stack " + request.stack();
    }

    private static Step<ChangeSetStage> stop(String message) {
        return new Step.Stop<>(FailureKind.JOB_FAILED, message);
    }

    private Step<ChangeSetStage> done(
            ChangeSetRequest request, Following at, ChangeSetNow now, Written written, UnmovedAliases unmoved) {
        Submitted submitted = written.submitted();
        ChangeSetOrder order = orders.kept(request, at.kind(), submitted.stack(), submitted.facts());
        section.made(request, now, written, order, submitted.facts(), unmoved);
        return new Step.Done<>(outputs(now, written));
    }

    private static Map<String, String> outputs(ChangeSetNow now, Written written) {
        Map<String, String> outputs = new LinkedHashMap<>();
        outputs.put("Changed", String.valueOf(written.review().head().changed()));
        outputs.put("ChangeSetName", now.name());
        outputs.put("ChangeSetArn", now.arn());
        outputs.put("ChangeSetDigest", written.review().head().digest());
        outputs.put(
                "Changes",
                ChangeSetRecording.sentence(written) + (written.kept().isFixed() ? "" : EXCHANGEABLE));
        written.address().ifPresent(address -> outputs.put(REVIEW_URL, address));
        return outputs;
    }

    private static Step<ChangeSetStage> startAgain(String why) {
        return new Step.Wait<>(ChangeSetStage.FIRST, Progress.of(why), SOON);
    }

    /** After the first look every 2.5 s for a while, then half as long again each time, to 10 s. */
    private static Duration pause(Following at) {
        int longer = Math.max(0, Math.min(at.looks(), 10) - STEADY);
        return Duration.ofMillis((long) Math.min(STEP_MS * Math.pow(1.5, longer), LONGEST_WAIT_MS));
    }
}
