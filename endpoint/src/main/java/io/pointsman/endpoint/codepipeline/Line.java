package io.pointsman.endpoint.codepipeline;

import io.pointsman.endpoint.World;
import io.pointsman.endpoint.kept.KeptWork;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Moves executions along their pipeline: into a stage, through the groups of its actions, out again, and on to the next one.
 *
 * <p>In SUPERSEDED and QUEUED mode a stage holds one execution; superseding happens only to those that wait before a stage.
 */
final class Line {
    private final World world;
    private final Player players;
    private final ActionRuns runs;

    Line(World world, Player players, ActionRuns runs) {
        this.world = world;
        this.players = players;
        this.runs = runs;
    }

    Instant now() {
        return world.clock().instant();
    }

    /** A new execution comes to the first stage. */
    void start(Execution execution) {
        execution.home().add(execution);
        arrive(execution, execution.pipeline().first());
    }

    /** A new execution goes straight into one stage, and ends with it. */
    void rollBack(Execution execution, StageDeclaration stage) {
        execution.home().add(execution);
        enter(execution, stage);
    }

    private void arrive(Execution execution, StageDeclaration stage) {
        if (execution.isOutdated()) {
            cancel(execution);
            return;
        }
        Track track = execution.home().track(stage);
        if (execution.pipeline().mode() == ExecutionMode.SUPERSEDED) {
            track.clear().forEach(older -> supersede(older, execution));
        }
        track.waiting().add(execution);
        admit(execution.home(), stage);
    }

    private void supersede(Execution older, Execution newer) {
        older.explain("Superseded by pipeline execution " + newer.id());
        older.become(ExecutionStatus.SUPERSEDED, now());
    }

    private void cancel(Execution execution) {
        execution.explain("The pipeline was updated before this execution was complete");
        execution.become(ExecutionStatus.CANCELLED, now());
    }

    /** Lets in who waits before the stage, as far as it has room and its entry is open. */
    void admit(Pipeline pipeline, StageDeclaration stage) {
        Track track = pipeline.track(stage);
        while (track.closed().isEmpty() && !track.waiting().isEmpty() && (pipeline.isParallel() || !track.isBusy())) {
            enter(track.waiting().remove(), stage);
        }
    }

    private void enter(Execution execution, StageDeclaration stage) {
        StageRun run = new StageRun(execution, stage);
        execution.entered(run);
        execution.home().track(stage).entered(run);
        go(run);
    }

    /** Once no action runs: the next group of actions, or the end of the stage. */
    private void go(StageRun stage) {
        if (!stage.status().isOpen() || stage.has(ActionStatus.IN_PROGRESS)) {
            return;
        }
        List<ActionDeclaration> next = stage.next();
        if (stage.execution().status() == ExecutionStatus.STOPPING) {
            leave(stage, StageStatus.STOPPED);
        } else if (stage.has(ActionStatus.FAILED)) {
            failed(stage);
        } else if (next.isEmpty()) {
            leave(stage, StageStatus.SUCCEEDED);
        } else if (stage.execution().isOutdated()) {
            leave(stage, StageStatus.CANCELLED);
        } else {
            next.forEach(action -> begin(runs.create(stage, action, now())));
        }
    }

    private void begin(ActionRun run) {
        later(Duration.ZERO, run, () -> {
            runs.resolve(run);
            players.play(run, this);
        });
    }

    /**
     * Works on an action after a while, if it is still open by then. What goes wrong with the work itself fails the action, so that
     * the endpoint's clock goes on.
     */
    void later(Duration delay, ActionRun run, KeptWork work) {
        world.clock().after(delay, () -> {
            if (run.isOpen()) {
                guarded(run, work);
            }
        });
    }

    private void guarded(ActionRun run, KeptWork work) {
        try {
            work.run();
        } catch (UnresolvedVariable e) {
            fail(run, Fault.configuration(e.said()));
        } catch (RuntimeException e) {
            fail(run, new Fault("InternalError", "The endpoint itself failed in action " + run.name() + ": " + e));
        }
    }

    void succeed(ActionRun run, Map<String, String> variables) {
        if (run.isOpen()) {
            run.succeed(variables, now());
            run.outputs().forEach(run.execution()::made);
            run.declaration().namespace().ifPresent(name -> run.execution().filled(name, variables));
            go(run.stage());
        }
    }

    void fail(ActionRun run, Fault fault) {
        if (run.isOpen()) {
            run.fail(fault, now());
            go(run.stage());
        }
    }

    private void failed(StageRun stage) {
        if (stage.stage().onFailure() instanceof OnFailure.Retry(RetryMode mode) && stage.automaticRetries() == 0) {
            retry(stage, mode, false);
        } else {
            leave(stage, StageStatus.FAILED);
        }
    }

    /** Plays a failed stage again, within the same execution. */
    void retry(StageRun stage, RetryMode mode, boolean manual) {
        stage.execution().become(ExecutionStatus.IN_PROGRESS, now());
        stage.retry(mode, manual);
        go(stage);
    }

    private void leave(StageRun stage, StageStatus status) {
        Execution execution = stage.execution();
        stage.become(status);
        switch (status) {
            case SUCCEEDED -> onward(stage);
            case CANCELLED -> cancel(execution);
            case FAILED, STOPPED, IN_PROGRESS, STOPPING -> execution.become(status.ofExecution(), now());
        }
        if (status == StageStatus.FAILED && stage.stage().onFailure() instanceof OnFailure.Rollback) {
            Rollbacks.automatic(stage, now()).ifPresent(rollback -> rollBack(rollback, stage.stage()));
        }
        admit(execution.home(), stage.stage());
    }

    private void onward(StageRun stage) {
        Execution execution = stage.execution();
        execution
                .pipeline()
                .after(stage.stage())
                .filter(next -> execution.type() == ExecutionType.STANDARD)
                .ifPresentOrElse(
                        next -> arrive(execution, next), () -> execution.become(ExecutionStatus.SUCCEEDED, now()));
    }

    /** Stops an execution: at once where it waits, else when its running actions have ended or are given up. */
    void stop(Execution execution) {
        if (execution.home().tracks().stream().anyMatch(track -> track.waiting().remove(execution))) {
            execution.become(ExecutionStatus.STOPPED, now());
            return;
        }
        for (StageRun stage : execution.openStages()) {
            stage.become(StageStatus.STOPPING);
            if (execution.isAbandoned()) {
                stage.current().stream().filter(ActionRun::isOpen).forEach(action -> action.abandon(now()));
            }
            go(stage);
        }
    }

    /** Those who wait in a structure that is about to change will never go on. */
    void cancelWaiting(Pipeline pipeline) {
        pipeline.tracks().forEach(track -> track.clear().forEach(this::cancel));
    }
}
