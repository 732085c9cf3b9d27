package io.pointsman.local.acceptance.ledger;

import io.pointsman.local.play.Watch;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.codepipeline.CodePipelineClient;
import software.amazon.awssdk.services.codepipeline.model.DuplicatedStopRequestException;
import software.amazon.awssdk.services.codepipeline.model.PipelineExecutionNotStoppableException;
import software.amazon.awssdk.services.codepipeline.model.PipelineExecutionSummary;
import software.amazon.awssdk.services.codepipeline.model.PipelineNotFoundException;
import software.amazon.awssdk.services.codepipeline.model.StageTransitionType;

/** A pipeline; before that, what it has under way. */
final class PipelineRemoval {
    /** Longer than the longest action of a run. */
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private static final List<String> UNDER_WAY = List.of("InProgress", "Stopping");

    private final CodePipelineClient codePipeline;
    private final Watch watch;

    PipelineRemoval(CodePipelineClient codePipeline, Watch watch) {
        this.codePipeline = codePipeline;
        this.watch = watch;
    }

    boolean remove(String pipeline) {
        boolean was = rest(pipeline);
        codePipeline.deletePipeline(delete -> delete.name(pipeline));
        return was;
    }

    /**
     * Lets nothing new begin and waits until what runs has come to its end: a function that works on while its role and its stack are
     * taken away would make new things. False when there is no such pipeline.
     */
    boolean rest(String pipeline) {
        try {
            close(pipeline);
            underWay(pipeline).forEach(execution -> stop(pipeline, execution));
            watch.await(
                    "the rest of pipeline " + pipeline,
                    LIMIT,
                    () -> Optional.of(true).filter(any -> underWay(pipeline).isEmpty()));
            return true;
        } catch (PipelineNotFoundException e) {
            return false;
        }
    }

    private void close(String pipeline) {
        String last = codePipeline
                .getPipeline(get -> get.name(pipeline))
                .pipeline()
                .stages()
                .getLast()
                .name();
        codePipeline.disableStageTransition(disable -> disable.pipelineName(pipeline)
                .stageName(last)
                .transitionType(StageTransitionType.INBOUND)
                .reason("this run is taken away"));
    }

    private List<PipelineExecutionSummary> underWay(String pipeline) {
        return codePipeline
                .listPipelineExecutions(list -> list.pipelineName(pipeline))
                .pipelineExecutionSummaries()
                .stream()
                .filter(execution -> UNDER_WAY.contains(execution.statusAsString()))
                .toList();
    }

    private void stop(String pipeline, PipelineExecutionSummary execution) {
        try {
            codePipeline.stopPipelineExecution(stop -> stop.pipelineName(pipeline)
                    .pipelineExecutionId(execution.pipelineExecutionId())
                    .abandon(false)
                    .reason("this run is taken away"));
        } catch (DuplicatedStopRequestException | PipelineExecutionNotStoppableException e) {
            return; // it stops, or has ended
        }
    }
}
