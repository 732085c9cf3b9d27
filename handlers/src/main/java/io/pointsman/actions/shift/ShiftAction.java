package io.pointsman.actions.shift;

import io.pointsman.actions.shift.alarm.AlarmUpkeep;
import io.pointsman.actions.shift.attempt.AttemptSummary;
import io.pointsman.actions.shift.attempt.KnownAttempt;
import io.pointsman.actions.shift.attempt.ShiftAttempts;
import io.pointsman.actions.shift.plan.Planner;
import io.pointsman.actions.shift.plan.Preparation;
import io.pointsman.actions.shift.plan.TargetVersions;
import io.pointsman.actions.shift.ports.Deployment;
import io.pointsman.actions.shift.ports.Ports;
import io.pointsman.actions.shift.settings.ShiftRequest;
import io.pointsman.engine.Action;
import io.pointsman.engine.FailureKind;
import io.pointsman.engine.Job;
import io.pointsman.engine.Progress;
import io.pointsman.engine.Refusal;
import io.pointsman.engine.Stages;
import io.pointsman.engine.Step;
import io.pointsman.engine.Unavailable;
import io.pointsman.release.record.Attempt;
import io.pointsman.release.record.BeforeTraffic;
import io.pointsman.release.record.FunctionDeployment;
import io.pointsman.runtime.Artifacts;
import io.pointsman.runtime.InputArtifact;
import io.pointsman.runtime.ReleaseStanding;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Moves the alias of each function to its published version: plan, prepare, move; settle when one fails; close with the verdict.
 * Ends only when nothing moves any more, and says where every alias stands.
 */
final class ShiftAction implements Action<ShiftRequest, ShiftStage> {
    private static final Duration BEFORE_ANOTHER_PLAN = Duration.ofSeconds(10);

    private final Artifacts artifacts;
    private final Ports ports;
    private final Supplier<String> defaultRole;

    /** Tells this call from a duplicate of the same event. */
    private final String call;

    private final KnownAttempt known = new KnownAttempt();

    /** In a call that no other goes on with. */
    ShiftAction(Artifacts artifacts, Ports ports, Supplier<String> defaultRole) {
        this(artifacts, ports, defaultRole, UUID.randomUUID().toString());
    }

    /**
     * @param defaultRole CodeDeploy's role where the user names none; asked for only when it is needed
     * @param call by which functions are claimed
     */
    ShiftAction(Artifacts artifacts, Ports ports, Supplier<String> defaultRole, String call) {
        this.call = call;
        this.artifacts = artifacts;
        this.ports = ports;
        this.defaultRole = defaultRole;
    }

    @Override
    public ShiftRequest request(Job job) {
        return ShiftRequest.of(InputArtifact.of(artifacts, job), job);
    }

    @Override
    public ShiftStage start(ShiftRequest request) {
        return new ShiftStage.Planning();
    }

    @Override
    public Stages<ShiftStage> stages() {
        return new ShiftStages();
    }

    @Override
    public Step<ShiftStage> advance(ShiftRequest request, ShiftStage stage) {
        try {
            return advance(request, new ShiftAttempts(ports.records(), request, known), stage);
        } catch (ShiftAttempts.Overtaken e) {
            return new Step.Stop<>(FailureKind.JOB_FAILED, String.valueOf(e.getMessage()));
        }
    }

    private Step<ShiftStage> advance(ShiftRequest request, ShiftAttempts attempts, ShiftStage stage) {
        MidShift shift = new MidShift(ports, request, attempts);
        return switch (stage) {
            case ShiftStage.Planning() -> planned(request, attempts);
            case ShiftStage.Preparing(int attempt) -> shift.guarded(attempt, it -> prepare(request, it));
            case ShiftStage.Deploying(int attempt) ->
                shift.guarded(attempt, it -> new Deploying(ports, poll(request, attempts)).step(it));
            case ShiftStage.RollingBack(int attempt) ->
                shift.told(attempt, it -> new RollingBack(ports, poll(request, attempts.forgiving())).step(it));
            case ShiftStage.Reporting(int attempt) -> close(request, attempts, attempts.need(attempt));
        };
    }

    @Override
    public Step<ShiftStage> interrupted(ShiftRequest request, ShiftStage stage, Refusal why) {
        MidShift shift = new MidShift(ports, request, new ShiftAttempts(ports.records(), request, known));
        return switch (stage) {
            case ShiftStage.Planning() -> throw shift.named(why);
            case ShiftStage.Preparing(int attempt) -> shift.stopped(attempt, why);
            case ShiftStage.Deploying(int attempt) -> shift.stopped(attempt, why);
            case ShiftStage.RollingBack(int attempt) -> advance(request, stage);
            case ShiftStage.Reporting(int attempt) -> throw why;
        };
    }

    private Poll poll(ShiftRequest request, ShiftAttempts attempts) {
        return new Poll(request, attempts, call, ports.clock().instant());
    }

    /** What stops it here stops it before anything moves, and the message says so. */
    private Step<ShiftStage> planned(ShiftRequest request, ShiftAttempts attempts) {
        try {
            return plan(request, attempts);
        } catch (Refusal e) {
            throw ReleaseStanding.with(e, () -> standing(request, attempts));
        }
    }

    /** An attempt before this one may have moved some. */
    private static String standing(ShiftRequest request, ShiftAttempts attempts) {
        return request.to().isPresent() || attempts.find().isPresent()
                ? "This attempt has moved no traffic"
                : BeforeTraffic.said(attempts.record());
    }

    private Step<ShiftStage> plan(ShiftRequest request, ShiftAttempts attempts) {
        Optional<Attempt> last = attempts.find();
        TargetVersions targets = TargetVersions.of(request, attempts);
        Planner planner = new Planner(ports, request, targets);
        if (last.isPresent() && isOurs(request, last.get())) {
            return new MidShift(ports, request, attempts)
                    .adopted(last.get(), it -> resume(adopted(request, planner, it)));
        }
        return switch (planner.plan()) {
            case Planner.Plan.After(Deployment earlier) -> waitFor(earlier);
            case Planner.Plan.Ready(List<FunctionDeployment> functions) ->
                new Step.Next<>(resume(attempts.begin(Attempt.begin(
                        request.start(targets.restores(), ports.clock().instant()), last, functions))));
        };
    }

    private static Step<ShiftStage> waitFor(Deployment earlier) {
        return new Step.Wait<>(
                new ShiftStage.Planning(),
                Progress.of(
                        earlier.said() + ", which is not of this run, is under way; waiting for its end (stop it with"
                                + " rollback, and this release goes on from the version before)"),
                BEFORE_ANOTHER_PLAN);
    }

    /** A repetition of the job that began it, or an attempt that nobody brought to its end. */
    private static boolean isOurs(ShiftRequest request, Attempt last) {
        return request.began(last) || (last.open() && !last.untouched());
    }

    private static Attempt adopted(ShiftRequest request, Planner planner, Attempt last) {
        if (!last.targets().keySet().equals(planner.selected().keySet())) {
            throw new ShiftAttempts.Overtaken("a shift of this release with other functions is under way ("
                    + String.join(", ", last.targets().keySet())
                    + "); let shifts of one release and alias follow one another"
                    + new UnderWay(request).of(last));
        }
        return last;
    }

    private static ShiftStage resume(Attempt attempt) {
        return switch (attempt.state()) {
            case MOVING -> new ShiftStage.Preparing(attempt.number());
            case SETTLING -> new ShiftStage.RollingBack(attempt.number());
            case SUCCEEDED, FAILED -> new ShiftStage.Reporting(attempt.number());
        };
    }

    private Step<ShiftStage> prepare(ShiftRequest request, Attempt attempt) {
        new Preparation(ports, request, defaultRole).of(attempt);
        return new Step.Next<>(new ShiftStage.Deploying(attempt.number()));
    }

    private Step<ShiftStage> close(ShiftRequest request, ShiftAttempts attempts, Attempt attempt) {
        if (attempt.open()) {
            return new Step.Next<>(new ShiftStage.RollingBack(attempt.number()));
        }
        String left = removeAlarms(request, attempt);
        if (attempt.state() != Attempt.State.SUCCEEDED) {
            String message = attempt.verdict() + left + reportOfFailure(request, attempts, attempt);
            return new Step.Stop<>(attempt.kind(), message, attempt.isTakenBack());
        }
        // An adopted attempt may have moved to the versions of an earlier publish of the same run, or to another
        // release.
        if (!request.began(attempt) && !isWanted(request, attempts, attempt)) {
            return new Step.Next<>(new ShiftStage.Planning());
        }
        report(request, attempts, attempt);
        return new Step.Done<>(AttemptSummary.outputs(request, attempt, left));
    }

    /** The verdict matters more than alarms that are left, which the next shift takes away. */
    private String removeAlarms(ShiftRequest request, Attempt attempt) {
        try {
            new AlarmUpkeep(ports.watch(), request)
                    .remove(attempt, ports.clock().instant());
            return "";
        } catch (Refusal | Unavailable e) {
            // Who makes none needs no right to look for those of others.
            return !AlarmUpkeep.hasMade(attempt)
                    ? ""
                    : "\nThe alarms that were made for this shift are still there, and the next shift takes them away: "
                            + e.getMessage();
        }
    }

    /** The verdict matters more than its report. */
    private String reportOfFailure(ShiftRequest request, ShiftAttempts attempts, Attempt attempt) {
        try {
            report(request, attempts, attempt);
            return "";
        } catch (Refusal e) {
            return "\nThe report could not be written: " + e.getMessage();
        }
    }

    private boolean isWanted(ShiftRequest request, ShiftAttempts attempts, Attempt attempt) {
        if (!attempt.to().equals(request.to())) {
            return false;
        }
        return request.to().isPresent()
                || attempt.targets().equals(new Planner(ports, request, TargetVersions.of(request, attempts)).wanted());
    }

    private void report(ShiftRequest request, ShiftAttempts attempts, Attempt attempt) {
        request.report()
                .ifPresent(output -> artifacts.write(output, ReportArtifact.of(request, attempts.record(), attempt)));
    }
}
