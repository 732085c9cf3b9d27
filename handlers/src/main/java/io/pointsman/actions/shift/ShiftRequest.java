package io.pointsman.actions.shift;

import io.pointsman.engine.Job;
import io.pointsman.engine.Refusal;
import io.pointsman.release.FunctionSelection;
import io.pointsman.release.RunName;
import io.pointsman.runtime.CommonKeys;
import io.pointsman.runtime.InputArtifact;
import io.pointsman.settings.Settings;
import java.util.List;
import java.util.Optional;

/**
 * What the user asks for.
 *
 * @param job the job that asks; a repetition of it is no new attempt
 * @param manual called by hand, where every job has the same id
 * @param before hook, as the user names it
 * @param after hook, as the user names it
 */
record ShiftRequest(
        String job,
        boolean manual,
        String stack,
        String run,
        String alias,
        TrafficConfig config,
        String application,
        Optional<String> serviceRole,
        Optional<String> before,
        Optional<String> after,
        List<String> alarms,
        boolean autoRollback,
        FunctionSelection functions,
        int maxConcurrent,
        OnFailure onFailure) {

    static ShiftRequest of(InputArtifact input, Job job) {
        Settings settings = input.settings("shift", ShiftKeys.ALL, job);
        ShiftKeys.NOT_YET.forEach(settings::get);
        String stack = settings.get(CommonKeys.STACK_NAME);
        return checked(
                job,
                new ShiftRequest(
                        job.id(),
                        job.manual(),
                        stack,
                        settings.get(CommonKeys.RUN)
                                .orElseGet(() -> input.manifest().run()),
                        settings.get(ShiftKeys.ALIAS),
                        settings.get(ShiftKeys.CONFIG),
                        settings.get(ShiftKeys.APPLICATION).orElseGet(() -> Place.fitted("pointsman-" + stack)),
                        settings.get(ShiftKeys.SERVICE_ROLE),
                        settings.get(ShiftKeys.BEFORE),
                        settings.get(ShiftKeys.AFTER),
                        settings.get(ShiftKeys.ALARMS),
                        settings.get(ShiftKeys.AUTO_ROLLBACK),
                        settings.get(ShiftKeys.FUNCTIONS),
                        settings.get(ShiftKeys.MAX_CONCURRENT),
                        settings.get(ShiftKeys.ON_FAILURE)));
    }

    private static ShiftRequest checked(Job job, ShiftRequest request) {
        if (!job.outputs().isEmpty()) {
            throw Refusal.configuration("shift makes no output artifact yet ("
                    + job.outputs().getFirst().name() + " is declared); remove it from the action");
        }
        if (!request.autoRollback && request.onFailure == OnFailure.ROLL_BACK_ALL) {
            throw Refusal.configuration(
                    "UserParameters: AutoRollback false leaves a failed function half shifted, which"
                            + " OnFailure RollBackAll promises not to happen; set OnFailure to KeepSucceeded, too");
        }
        return request;
    }

    /** All functions arrive, or none does. */
    boolean allOrNothing() {
        return onFailure == OnFailure.ROLL_BACK_ALL;
    }

    String releaseId() {
        return RunName.of("release", run);
    }

    Place place(String logicalId) {
        return Place.of(application, logicalId);
    }
}
