package io.pointsman.actions.shift.settings;

import io.pointsman.actions.shift.ports.DeploymentGroupId;
import io.pointsman.engine.Job;
import io.pointsman.engine.JobArtifact;
import io.pointsman.release.RunName;
import io.pointsman.release.record.Attempt;
import io.pointsman.runtime.CommonKeys;
import io.pointsman.runtime.InputArtifact;
import io.pointsman.settings.Settings;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the user asks for.
 *
 * @param job the job that asks; a repetition of it is no new attempt
 * @param manual called by hand, where every job has the same id
 * @param traffic how traffic moves, unless {@code functions} says otherwise for one
 * @param to {@code previous} or a release id: the release whose versions shall be back; empty for the versions just published
 * @param checks what the verify hook shall ask of the new versions
 * @param report where the {@code Report} artifact goes, when it is declared
 */
public record ShiftRequest(
        String job,
        boolean manual,
        String stack,
        String run,
        TrafficSettings traffic,
        ShiftFunctions functions,
        String application,
        Optional<String> serviceRole,
        Rules rules,
        Optional<String> to,
        List<io.pointsman.verification.Check> checks,
        Optional<JobArtifact> report) {

    public static ShiftRequest of(InputArtifact input, Job job) {
        Settings settings = input.settings("shift", ShiftKeys.ALL, job);
        String stack = settings.get(CommonKeys.STACK_NAME);
        Optional<String> to = settings.get(ShiftKeys.TO);
        return new ShiftRequest(
                job.first(),
                job.manual(),
                stack,
                settings.get(CommonKeys.RUN).orElseGet(() -> input.manifest().run()),
                to.isPresent() ? wayBack(settings, job) : TrafficSettings.of(settings, settings.get(ShiftKeys.CONFIG)),
                settings.get(ShiftKeys.FUNCTIONS),
                ApplicationName.of(settings.get(ShiftKeys.APPLICATION), stack),
                settings.get(ShiftKeys.SERVICE_ROLE),
                Rules.of(settings),
                to,
                settings.get(ShiftKeys.VERIFY),
                job.output());
    }

    /**
     * Back is at once and whatever rings, unless this very call says otherwise: the settings file speaks of the way forth, and an
     * alarm is a reason to go back.
     */
    private static TrafficSettings wayBack(Settings settings, Job job) {
        boolean ownPace = job.userParameters().has(ShiftKeys.CONFIG.name());
        TrafficSettings traffic = TrafficSettings.of(
                settings, ownPace ? settings.get(ShiftKeys.CONFIG) : TrafficConfig.of(TrafficConfig.AT_ONCE));
        return job.userParameters().has(ShiftKeys.ALARMS.name()) ? traffic.unproven() : traffic.deaf();
    }

    /** @param restores the release whose versions come back */
    public Attempt.Start start(Optional<String> restores, Instant now) {
        return new Attempt.Start(
                releaseId(), traffic.alias(), application, traffic.config().name(), to, restores, job, now);
    }

    /** This job, and no other, began it. */
    public boolean began(Attempt attempt) {
        return !manual && attempt.startedBy().equals(job);
    }

    public boolean allOrNothing() {
        return rules.allOrNothing();
    }

    /** How this function's traffic moves. */
    public TrafficSettings traffic(String logicalId) {
        TrafficSettings own = traffic.with(functions.of(logicalId));
        return to.isEmpty()
                ? own
                : new TrafficSettings(
                        own.alias(),
                        traffic.config(),
                        own.before(),
                        own.after(),
                        traffic.alarms(),
                        traffic.minimumTraffic(),
                        own.wave());
    }

    public String releaseId() {
        return RunName.of("release", run);
    }

    /**
     * Refuses an application that is another stack's by its name. Only before a shift begins: one that a version without this rule began
     * has deployments under way, which somebody has to watch.
     */
    public void refuseOthersApplication() {
        ApplicationName.refuseOthers(application, stack);
    }

    /** By its name, whatever was deployed there. */
    public boolean hasOwnApplication() {
        return application.equals(ApplicationName.own(stack));
    }

    public DeploymentGroupId groupId(String logicalId) {
        return DeploymentGroupId.of(application, logicalId);
    }
}
