package io.pointsman.local.operator;

import io.pointsman.local.operator.PipelineStanding.ActionStanding;
import io.pointsman.runtime.SdkTrouble;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.codepipeline.CodePipelineClient;
import software.amazon.awssdk.services.codepipeline.model.ActionExecutionDetail;
import software.amazon.awssdk.services.codepipeline.model.ActionExecutionFilter;
import software.amazon.awssdk.services.codepipeline.model.PipelineExecutionNotFoundException;
import software.amazon.awssdk.services.codepipeline.model.PipelineNotFoundException;
import software.amazon.awssdk.services.codepipeline.model.PipelineSummary;

/** Finds the execution of a run: in the pipeline that is named, or in those whose artifacts lie in its folder. */
final class PipelineSearch {
    /** CodePipeline cuts a pipeline's name in the keys of its artifacts. */
    private static final int FOLDER = 20;

    private final CodePipelineClient codePipeline;
    private final Map<String, String> found = new ConcurrentHashMap<>();

    PipelineSearch(CodePipelineClient codePipeline) {
        this.codePipeline = codePipeline;
    }

    Optional<PipelineStanding> find(String execution, Optional<String> pipeline, Optional<String> folder) {
        Optional<String> known = pipeline.or(() -> Optional.ofNullable(found.get(execution)));
        if (known.isPresent()) {
            return standing(known.get(), execution);
        }
        for (String name : folder.map(this::of).orElse(List.of())) {
            Optional<PipelineStanding> standing = standing(name, execution);
            if (standing.isPresent()) {
                found.put(execution, name);
                return standing;
            }
        }
        return Optional.empty();
    }

    private List<String> of(String folder) {
        return SdkTrouble.asking(
                "codepipeline:ListPipelines",
                () -> codePipeline.listPipelinesPaginator().pipelines().stream()
                        .map(PipelineSummary::name)
                        .filter(name -> name.substring(0, Math.min(FOLDER, name.length()))
                                .equals(folder))
                        .toList());
    }

    private Optional<PipelineStanding> standing(String name, String execution) {
        Optional<String> status = SdkTrouble.asking("codepipeline:GetPipelineExecution of " + name, () -> {
            try {
                return Optional.of(codePipeline
                        .getPipelineExecution(get -> get.pipelineName(name).pipelineExecutionId(execution))
                        .pipelineExecution()
                        .statusAsString());
            } catch (PipelineExecutionNotFoundException | PipelineNotFoundException e) {
                return Optional.empty();
            }
        });
        return status.map(word -> new PipelineStanding(name, execution, word, actions(name, execution)));
    }

    private List<ActionStanding> actions(String name, String execution) {
        ActionExecutionFilter filter =
                ActionExecutionFilter.builder().pipelineExecutionId(execution).build();
        return SdkTrouble.asking(
                "codepipeline:ListActionExecutions of " + name,
                () -> codePipeline
                        .listActionExecutionsPaginator(
                                list -> list.pipelineName(name).filter(filter))
                        .actionExecutionDetails()
                        .stream()
                        .map(PipelineSearch::action)
                        .toList()
                        .reversed());
    }

    private static ActionStanding action(ActionExecutionDetail detail) {
        Optional<String> said = Optional.ofNullable(detail.output())
                .flatMap(output -> Optional.ofNullable(output.executionResult()))
                .flatMap(result -> Optional.ofNullable(result.errorDetails()))
                .flatMap(error -> Optional.ofNullable(error.message()));
        return new ActionStanding(
                detail.stageName(), detail.actionName(), detail.statusAsString(), detail.startTime(), said);
    }
}
