package io.pointsman.actions.execute;

import io.pointsman.actions.execute.ExecuteStage.Finding;
import io.pointsman.actions.execute.ExecuteStage.Moving;
import io.pointsman.actions.execute.ExecuteStage.Remaking;
import io.pointsman.actions.execute.ExecuteStage.Starting;
import io.pointsman.cloudformation.ChangeSets;
import io.pointsman.engine.Action;
import io.pointsman.engine.Job;
import io.pointsman.engine.Refusal;
import io.pointsman.engine.Stages;
import io.pointsman.engine.Step;
import io.pointsman.gates.Gates;
import io.pointsman.lambda.FunctionReadings;
import io.pointsman.release.record.ReleaseRecords;
import io.pointsman.runtime.Artifacts;
import io.pointsman.runtime.Log;
import io.pointsman.runtime.StackFunctions;
import java.time.InstantSource;

/** Executes the change set that {@code changeset} made for this run, once, and follows that operation to its end. */
final class ExecuteAction implements Action<ExecuteRequest, ExecuteStage> {
    private final Artifacts artifacts;
    private final ExecuteFinding finding;
    private final ExecuteStarting starting;
    private final ExecuteRemaking remaking;
    private final ExecuteMoving moving;

    ExecuteAction(Artifacts artifacts, Ports ports, InstantSource clock) {
        ChangeSetOnRecord section = new ChangeSetOnRecord(ports.records());
        Unchanged unchanged = new Unchanged(ports.executions());
        AliasKeeper keeper = new AliasKeeper(ports.aliases(), ports.records());
        ReleaseFreeze freeze = new ReleaseFreeze(ports.gates());
        this.artifacts = artifacts;
        DriftCheck drift = new DriftCheck(ports.functions(), ports.readings(), ports.changeSets(), ports.records());
        BegunOperation begun = new BegunOperation(ports.executions(), ports.records());
        Approval approval = new Approval(section);
        this.finding = new ExecuteFinding(section, approval, begun, unchanged, freeze, drift);
        this.starting = new ExecuteStarting(ports, approval, begun, freeze, keeper, drift);
        this.remaking = new ExecuteRemaking(ports.changeSets(), section, approval, unchanged, clock);
        this.moving = new ExecuteMoving(ports, keeper, drift);
    }

    /** What the action reaches the world by. */
    record Ports(
            Executions executions,
            ChangeSets changeSets,
            StackAliases aliases,
            Orphans orphans,
            StackFunctions functions,
            FunctionReadings readings,
            Gates gates,
            ReleasedObjects objects,
            ReleaseRecords records,
            Log log) {}

    @Override
    public ExecuteRequest request(Job job) {
        return ExecuteRequest.read(artifacts, job);
    }

    @Override
    public ExecuteStage start(ExecuteRequest request) {
        return new Finding();
    }

    @Override
    public Step<ExecuteStage> advance(ExecuteRequest request, ExecuteStage stage) {
        return switch (stage) {
            case Finding() -> finding.find(request);
            case Starting(Target target) -> starting.start(request, target);
            case Remaking at -> remaking.look(request, at);
            case Moving at -> moving.look(request, at);
        };
    }

    @Override
    public Step<ExecuteStage> interrupted(ExecuteRequest request, ExecuteStage stage, Refusal why) {
        throw stage instanceof Moving at ? moving.leftAlone(request, at, why) : why;
    }

    @Override
    public Stages<ExecuteStage> stages() {
        return new ExecuteStages();
    }
}
