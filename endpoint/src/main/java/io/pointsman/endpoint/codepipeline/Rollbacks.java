package io.pointsman.endpoint.codepipeline;

import io.pointsman.endpoint.AwsError;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Executions that take one stage back to what an earlier execution brought to it. */
final class Rollbacks {
    private Rollbacks() {}

    /** The rollback that a caller asks for, or the reason why there can be none. */
    static Execution manual(Pipeline pipeline, StageDeclaration stage, Execution target, Trigger trigger, Instant now) {
        possible(pipeline, stage);
        if (target.type() == ExecutionType.ROLLBACK) {
            throw unable(
                    "execution " + target.id() + " is itself a rollback; choose the execution that it went back to");
        }
        if (target.isOutdated()) {
            throw new AwsError(
                    400,
                    "PipelineExecutionOutdatedException",
                    "Execution " + target.id() + " ran in version "
                            + target.start().version() + " of the pipeline structure; the current version is "
                            + pipeline.version());
        }
        if (!succeededIn(target, stage)) {
            throw unable("execution " + target.id() + " did not succeed in stage " + stage.name());
        }
        return execution(pipeline, target, trigger, now);
    }

    private static void possible(Pipeline pipeline, StageDeclaration stage) {
        if (pipeline.now().type() != PipelineType.V2) {
            throw unable("a pipeline of type V2 is needed");
        }
        if (pipeline.isParallel()) {
            throw unable("the pipeline runs in PARALLEL mode");
        }
        if (stage.equals(pipeline.now().first())) {
            throw unable("the source stage cannot be rolled back");
        }
        if (pipeline.track(stage).isBusy()) {
            throw unable("stage " + stage.name() + " is currently running");
        }
    }

    private static AwsError unable(String why) {
        return new AwsError(400, "UnableToRollbackStageException", "Unable to roll back the stage: " + why);
    }

    /** The rollback that a failed stage makes by itself; none when there is nothing to go back to. */
    static Optional<Execution> automatic(StageRun failed, Instant now) {
        Pipeline pipeline = failed.execution().home();
        if (failed.execution().type() == ExecutionType.ROLLBACK
                || failed.execution().isOutdated()) {
            return Optional.empty();
        }
        Trigger trigger = new Trigger("AutomatedRollback", failed.execution().id());
        return lastGood(pipeline, failed.stage()).map(target -> execution(pipeline, target, trigger, now));
    }

    private static Optional<Execution> lastGood(Pipeline pipeline, StageDeclaration stage) {
        List<Execution> newestFirst = pipeline.executions().reversed();
        return newestFirst.stream()
                .filter(execution -> execution.type() == ExecutionType.STANDARD)
                .filter(execution -> !execution.isOutdated() && succeededIn(execution, stage))
                .findFirst();
    }

    static boolean succeededIn(Execution execution, StageDeclaration stage) {
        return execution
                .stage(stage.name())
                .filter(run -> run.status() == StageStatus.SUCCEEDED)
                .isPresent();
    }

    private static Execution execution(Pipeline pipeline, Execution target, Trigger trigger, Instant now) {
        return new Execution(new Execution.Start(
                UUID.randomUUID().toString(),
                pipeline,
                pipeline.version(),
                trigger,
                target.start().variables(),
                List.of(),
                Optional.of(target),
                now));
    }
}
