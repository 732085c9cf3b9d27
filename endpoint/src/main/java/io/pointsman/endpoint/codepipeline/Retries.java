package io.pointsman.endpoint.codepipeline;

import io.pointsman.endpoint.AwsError;

/** Which run of a stage may be played again. */
final class Retries {
    private Retries() {}

    static StageRun retryable(Execution execution, StageDeclaration stage) {
        StageRun run = execution.stage(stage.name()).orElseThrow(() -> notLatest(execution.id(), stage));
        if (!execution.home().isParallel() && !isLatest(run)) {
            throw notLatest(execution.id(), stage);
        }
        if (execution.isOutdated()) {
            throw refuse(
                    stage, "the structure of the pipeline was changed since execution " + execution.id() + " started");
        }
        if (run.status() != StageStatus.FAILED || !run.has(ActionStatus.FAILED)) {
            throw refuse(stage, "it is " + run.status().word() + " and contains no failed actions");
        }
        return run;
    }

    private static boolean isLatest(StageRun run) {
        return run.execution()
                .home()
                .track(run.stage())
                .latest()
                .filter(run::equals)
                .isPresent();
    }

    private static AwsError refuse(StageDeclaration stage, String why) {
        return Refusals.refuse("StageNotRetryableException", "Stage '" + stage.name() + "' cannot be retried: " + why);
    }

    static AwsError notLatest(String execution, StageDeclaration stage) {
        return Refusals.refuse(
                "NotLatestPipelineExecutionException",
                "Execution '" + execution + "' is not the latest one in stage '" + stage.name() + "'");
    }
}
