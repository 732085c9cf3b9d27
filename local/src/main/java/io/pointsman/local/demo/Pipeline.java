package io.pointsman.local.demo;

import io.pointsman.local.play.Execution;
import io.pointsman.local.play.PipelineView;
import io.pointsman.local.play.SourceArtifact;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.codepipeline.model.StageRetryMode;

/** What a person does to the pipeline: upload, retry, roll back. Each follows the execution to its end. */
final class Pipeline {
    private static final String STAGE = "Release";

    private final Aws aws;
    private final String sourceBucket;
    private final PipelineView view;
    private final Traffic traffic;

    Pipeline(Aws aws, String sourceBucket, PipelineView view, Traffic traffic) {
        this.aws = aws;
        this.sourceBucket = sourceBucket;
        this.view = view;
        this.traffic = traffic;
    }

    /** A new pipeline starts at once, before there is anything to release: lets that execution pass. */
    void passFirst() {
        view.follow(view.newExecution(), () -> {});
    }

    Execution upload(SourceArtifact app, List<String> watched) {
        return upload(app, watched, id -> {});
    }

    /**
     * Uploads the artifact, under the same name as ever.
     *
     * @param meanwhile what else to look at, again and again, of the execution with that id
     */
    Execution upload(SourceArtifact app, List<String> watched, Consumer<String> meanwhile) {
        aws.s3()
                .putObject(
                        request -> request.bucket(sourceBucket).key(Installation.SOURCE_KEY),
                        RequestBody.fromBytes(app.zip()));
        return follow(view.newExecution(), watched, meanwhile);
    }

    /** Retries the failed action of the release stage. */
    Execution retry(Execution failed, List<String> watched) {
        aws.codePipeline()
                .retryStageExecution(request -> request.pipelineName(view.pipeline())
                        .stageName(STAGE)
                        .pipelineExecutionId(failed.id())
                        .retryMode(StageRetryMode.FAILED_ACTIONS));
        return follow(failed.id(), watched, id -> {});
    }

    /** Rolls the release stage back to an earlier execution. */
    Execution rollBack(Execution to, List<String> watched) {
        aws.codePipeline()
                .rollbackStage(request ->
                        request.pipelineName(view.pipeline()).stageName(STAGE).targetPipelineExecutionId(to.id()));
        return follow(view.newExecution(), watched, id -> {});
    }

    private Execution follow(String id, List<String> watched, Consumer<String> meanwhile) {
        List<String> functions = new ArrayList<>(watched);
        return view.follow(id, () -> {
            traffic.tellWeights(functions);
            meanwhile.accept(id);
        });
    }
}
