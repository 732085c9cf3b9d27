package io.pointsman.actions.changeset;

import io.pointsman.actions.changeset.ChangeSetStage.Following;
import io.pointsman.actions.changeset.ChangeSets.Findings;
import io.pointsman.engine.FailureKind;
import io.pointsman.engine.Progress;
import io.pointsman.engine.Step;
import io.pointsman.json.JsonObject;
import io.pointsman.release.ReleaseRecords;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The second stage: follows one change set until it is complete or failed, and writes down which it is. */
final class ChangeSetFollowing {
    private static final int LONGEST_MESSAGE = 5_000;
    private static final long LONGEST_WAIT_MS = 10_000;
    private static final Duration SOON = Duration.ofSeconds(1);

    private final ChangeSets changeSets;
    private final ReleaseRecords records;

    ChangeSetFollowing(ChangeSets changeSets, ReleaseRecords records) {
        this.changeSets = changeSets;
        this.records = records;
    }

    Step<ChangeSetStage> look(ChangeSetRequest request, Following at) {
        Optional<ChangeSetNow> found = changeSets.read(at.arn()).filter(now -> now.carries(request.mark()));
        return found.map(now -> judge(request, at, now))
                .orElseGet(() -> startAgain("change set " + at.arn() + " is gone; making it again"));
    }

    private Step<ChangeSetStage> judge(ChangeSetRequest request, Following at, ChangeSetNow now) {
        return switch (now.status()) {
            case CREATE_PENDING, CREATE_IN_PROGRESS ->
                new Step.Wait<>(at.again(), Progress.of("change set " + now.name() + " is being made"), pause(at));
            case CREATE_COMPLETE -> complete(request, at, now);
            case FAILED -> failed(request, at, now);
            case DELETE_PENDING, DELETE_IN_PROGRESS, DELETE_COMPLETE, DELETE_FAILED ->
                startAgain("change set " + now.name() + " is " + now.status() + "; making it again");
        };
    }

    private Step<ChangeSetStage> complete(ChangeSetRequest request, Following at, ChangeSetNow now) {
        return switch (now.execution()) {
            case AVAILABLE, EXECUTE_IN_PROGRESS, EXECUTE_COMPLETE -> done(request, at, now, true);
            case UNAVAILABLE ->
                new Step.Unclear<>(at.again(), "change set " + now.name() + " is complete and not yet available");
            case EXECUTE_FAILED, OBSOLETE ->
                startAgain("change set " + now.name() + " is " + now.execution() + "; making it again");
        };
    }

    private Step<ChangeSetStage> failed(ChangeSetRequest request, Following at, ChangeSetNow now) {
        return switch (FailureCause.of(now.reason())) {
            case NO_CHANGES -> {
                Step<ChangeSetStage> done = done(request, at, now, false);
                changeSets.delete(now.arn());
                yield done;
            }
            case VALIDATION -> invalid(request, now, changeSets.findings(now.arn()));
            case OTHER -> {
                changeSets.delete(now.arn());
                yield stop(request, now, "");
            }
        };
    }

    /** One whose details could not be read stays: a person has to look at it. */
    private Step<ChangeSetStage> invalid(ChangeSetRequest request, ChangeSetNow now, Findings findings) {
        if (findings.complete()) {
            changeSets.delete(now.arn());
        }
        return stop(request, now, "\n" + findings.text());
    }

    private static Step<ChangeSetStage> stop(ChangeSetRequest request, ChangeSetNow now, String more) {
        String message =
                "change set " + now.name() + " of stack " + request.stack() + " failed: " + now.reason() + more;
        return new Step.Stop<>(
                FailureKind.JOB_FAILED, message.substring(0, Math.min(message.length(), LONGEST_MESSAGE)));
    }

    private Step<ChangeSetStage> done(ChangeSetRequest request, Following at, ChangeSetNow now, boolean changed) {
        Changes changes = changed ? new Changes(now.changes()) : Changes.NONE;
        String sentence = changed ? changes.sentence() : "nothing to change";
        JsonObject section = JsonObject.of("name", now.name(), "arn", now.arn(), "changed", changed)
                .with("stackId", now.stackId())
                .with("type", at.kind().name())
                .with("templateDigest", request.templateDigest())
                .with("digest", changes.digest())
                .with("resources", changes.list().size())
                .with("changes", sentence);
        records.update(request.stack(), request.run(), record -> record.with("changeset", section));
        return new Step.Done<>(outputs(now, changed, changes, sentence));
    }

    private static Map<String, String> outputs(ChangeSetNow now, boolean changed, Changes changes, String sentence) {
        Map<String, String> outputs = new LinkedHashMap<>();
        outputs.put("Changed", String.valueOf(changed));
        outputs.put("ChangeSetName", now.name());
        outputs.put("ChangeSetArn", now.arn());
        outputs.put("ChangeSetDigest", changes.digest());
        outputs.put("Changes", sentence);
        return outputs;
    }

    private static Step<ChangeSetStage> startAgain(String why) {
        return new Step.Wait<>(ChangeSetStage.FIRST, Progress.of(why), SOON);
    }

    /** 1 s, then half as long again each time, to 10 s. */
    private static Duration pause(Following at) {
        return Duration.ofMillis((long) Math.min(1_000 * Math.pow(1.5, Math.min(at.looks(), 10)), LONGEST_WAIT_MS));
    }
}
