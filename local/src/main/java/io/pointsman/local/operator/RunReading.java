package io.pointsman.local.operator;

import io.pointsman.json.JsonTrouble;
import io.pointsman.local.operator.RunStanding.RecordedStep;
import io.pointsman.release.record.Attempt;
import io.pointsman.release.record.ExecutedOperation;
import io.pointsman.release.record.HandledJobs;
import io.pointsman.release.record.PackagedRelease;
import io.pointsman.release.record.RecordedChangeSet;
import io.pointsman.release.record.RecordedChangeSet.RecordedObjection;
import io.pointsman.release.record.RecordedChangeSet.RefusedChangeSet;
import io.pointsman.release.record.RecordedChangeSet.ReviewedChangeSet;
import io.pointsman.release.record.ReleaseRecord;
import io.pointsman.release.record.TimedRecords.Moments;
import io.pointsman.source.SourceCommit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a record says of its run, with what else is known of it.
 *
 * @param job the latest of the run
 * @param pipeline that plays it, where it was found
 * @param isGateClosed now
 * @param isOvertaken a later run has begun
 */
public record RunReading(
        String run,
        ReleaseRecord record,
        Optional<Attempt> attempt,
        Optional<HandledJobs.HandledJob> job,
        Optional<PipelineStanding> pipeline,
        boolean isGateClosed,
        boolean isOvertaken) {
    public RunStanding standing(String alias, List<FunctionStanding> functions) {
        RunState state = state();
        return new RunStanding(
                run,
                state,
                attempt.map(Attempt::alias).orElse(alias),
                started(),
                ended(state),
                attempt.flatMap(Attempt::config),
                attempt.flatMap(Attempt::restores),
                job.map(HandledJobs.HandledJob::action),
                record.release().map(PackagedRelease::commit).orElse(SourceCommit.UNKNOWN),
                steps(),
                functions,
                said(state));
    }

    private RunState state() {
        return attempt.map(this::shifted).orElseGet(this::unshifted);
    }

    private RunState shifted(Attempt shift) {
        boolean isBack = shift.restores().isPresent();
        return switch (shift.state()) {
            case MOVING -> isBack ? RunState.GOING_BACK : RunState.RELEASING;
            case SETTLING -> RunState.ROLLING_BACK;
            case SUCCEEDED -> isBack ? RunState.WENT_BACK : RunState.RELEASED;
            case FAILED -> failed(shift);
        };
    }

    /** A pipeline that goes on has been told to try again. */
    private RunState failed(Attempt shift) {
        if (pipeline.filter(PipelineStanding::isUnderWay).isPresent()) {
            return RunState.PREPARING;
        }
        return shift.isTakenBack() ? RunState.ROLLED_BACK : RunState.FAILED;
    }

    private RunState unshifted() {
        if (refused().isPresent()) {
            return pipeline.filter(PipelineStanding::isUnderWay).isPresent() ? RunState.PREPARING : RunState.FAILED;
        }
        if (pipeline.isEmpty() && isOvertaken) {
            return RunState.UNSHIFTED;
        }
        if (pipeline.isEmpty()) {
            return isGateClosed && isReadyToExecute() ? RunState.HELD : RunState.PREPARING;
        }
        PipelineStanding execution = pipeline.get();
        if (execution.isUnderWay()) {
            return RunState.PREPARING;
        }
        if (execution.isSucceeded()) {
            return RunState.ENDED;
        }
        return isGateClosed && isReadyToExecute() ? RunState.HELD : RunState.FAILED;
    }

    private boolean isReadyToExecute() {
        return reviewed().isPresent() && !record.wasExecuted();
    }

    private Optional<RefusedChangeSet> refused() {
        return changeSet().filter(RefusedChangeSet.class::isInstance).map(RefusedChangeSet.class::cast);
    }

    private Optional<ReviewedChangeSet> reviewed() {
        return changeSet().filter(ReviewedChangeSet.class::isInstance).map(ReviewedChangeSet.class::cast);
    }

    /** One that has been submitted, and no more, is none yet. */
    private Optional<RecordedChangeSet> changeSet() {
        try {
            return record.changeSet();
        } catch (JsonTrouble notMadeYet) {
            return Optional.empty();
        }
    }

    private Optional<Instant> started() {
        return record.timings().values().stream()
                .map(Moments::first)
                .min(Comparator.naturalOrder())
                .or(() -> attempt.map(Attempt::startedAt));
    }

    private Optional<Instant> ended(RunState state) {
        if (state.isUnderWay()) {
            return Optional.empty();
        }
        return attempt.flatMap(Attempt::endedAt)
                .or(() -> record.timings().values().stream().map(Moments::last).max(Comparator.naturalOrder()));
    }

    private List<String> said(RunState state) {
        List<String> lines = new ArrayList<>();
        attempt.filter(shift -> !shift.verdict().isEmpty())
                .ifPresentOrElse(
                        shift -> lines.addAll(SafeText.lines(shift.verdict())),
                        () -> attempt.ifPresent(shift -> lines.addAll(SafeText.lines(shift.cause()))));
        if (lines.isEmpty() && !state.isUnderWay()) {
            pipeline.flatMap(PipelineStanding::failed)
                    .ifPresentOrElse(
                            action -> lines.addAll(SafeText.lines(action.name() + " failed: "
                                    + action.said().orElse("CodePipeline does not say why"))),
                            () -> refused().ifPresent(set -> lines.addAll(why(set))));
        }
        if (state == RunState.RELEASED) {
            attempt.ifPresent(shift -> lines.addAll(notes(shift)));
        }
        return lines;
    }

    private static List<String> why(RefusedChangeSet set) {
        return set.refused().stream()
                .map(one -> SafeText.line("changeset has refused it: " + objection(one)))
                .toList();
    }

    /** What a release that has arrived has not proven, or what somebody else has done in it. */
    private static List<String> notes(Attempt shift) {
        return shift.functions()
                .flatMap(function -> function.note().map(note -> SafeText.line(function.id() + ": " + note)).stream())
                .toList();
    }

    private List<RecordedStep> steps() {
        List<RecordedStep> steps = new ArrayList<>();
        record.release()
                .ifPresent(release -> steps.add(step(
                        "rewrite",
                        "release",
                        "template "
                                + release.templateDigest()
                                        .substring(
                                                0,
                                                Math.min(
                                                        8,
                                                        release.templateDigest().length())))));
        changeSet().ifPresent(set -> steps.add(step("changeset", "changeset", said(set))));
        record.execution()
                .map(ExecutedOperation::status)
                .ifPresent(status -> steps.add(step("execute", "execute", status.name())));
        record.published()
                .ifPresent(versions -> steps.add(step(
                        "publish",
                        "publish",
                        versions.functions().values().stream()
                                        .filter(version -> version.isNew())
                                        .count()
                                + " of " + versions.functions().size() + " functions have a new version"
                                + (versions.complete() ? "" : "; not all are active yet"))));
        return steps;
    }

    private RecordedStep step(String action, String section, String what) {
        Optional<Long> took = Optional.ofNullable(record.timings().get(section))
                .map(moments ->
                        Duration.between(moments.first(), moments.last()).toSeconds())
                .filter(seconds -> seconds > 0);
        return new RecordedStep(action, SafeText.line(what), took);
    }

    private static String said(RecordedChangeSet set) {
        return switch (set) {
            case ReviewedChangeSet one when !one.changed() -> "nothing to change";
            case ReviewedChangeSet one -> one.changes().isEmpty() ? one.resources() + " resources" : one.changes();
            case RefusedChangeSet one ->
                "REFUSED: "
                        + String.join(
                                "; ",
                                one.refused().stream()
                                        .map(RunReading::objection)
                                        .toList());
        };
    }

    private static String objection(RecordedObjection one) {
        return one.rule() + ": " + one.resource() + ": " + one.why();
    }
}
