package io.pointsman.endpoint.codepipeline;

import io.pointsman.endpoint.Operation;
import io.pointsman.endpoint.Service;
import io.pointsman.endpoint.World;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * AWS CodePipeline: pipelines of S3 sources, Lambda invocations and manual approvals.
 *
 * <p>Nothing starts by itself but the first execution of a new pipeline: sources are not polled, a rule of EventBridge or a caller
 * starts an execution.
 */
public final class CodePipelineService implements Service {
    private final Map<String, Operation> operations = new HashMap<>();

    public CodePipelineService(World world) {
        this(world, Timing.asInAws());
    }

    public CodePipelineService(World world, Timing timing) {
        ArtifactKeys keys = new ArtifactKeys();
        Jobs jobs = new Jobs();
        JobData data = new JobData(world, new ArtifactCredentials(world, timing, keys));
        LambdaInvoke lambda = new LambdaInvoke(world, timing, jobs, data);
        Players players = new Players(new S3Source(world), lambda, new ManualApproval(timing), new Elsewhere());
        Line line = new Line(world, players, new ActionRuns(keys, world.readings()));
        Pipelines pipelines = new Pipelines(world);
        Starts starts = new Starts(world, pipelines, line);
        List.of(
                        new PipelineOperations(world, pipelines, line, starts).operations(),
                        new ExecutionOperations(world, pipelines, line, starts).operations(),
                        new StageOperations(world, pipelines, line).operations(),
                        new HistoryOperations(pipelines).operations(),
                        new JobOperations(line, jobs, data, lambda).operations(),
                        new Tags(pipelines).operations())
                .forEach(operations::putAll);
    }

    @Override
    public String signingName() {
        return "codepipeline";
    }

    @Override
    public Protocol protocol() {
        return Protocol.JSON;
    }

    @Override
    public Map<String, Operation> operations() {
        return Map.copyOf(operations);
    }
}
