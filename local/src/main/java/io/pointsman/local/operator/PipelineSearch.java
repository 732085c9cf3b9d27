package io.pointsman.local.operator;

import io.pointsman.engine.Refusal;
import io.pointsman.local.operator.PipelineStanding.ActionStanding;
import io.pointsman.runtime.SdkTrouble;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import software.amazon.awssdk.services.codepipeline.CodePipelineClient;
import software.amazon.awssdk.services.codepipeline.model.ActionExecutionDetail;
import software.amazon.awssdk.services.codepipeline.model.ActionExecutionFilter;
import software.amazon.awssdk.services.codepipeline.model.PipelineExecutionNotFoundException;
import software.amazon.awssdk.services.codepipeline.model.PipelineNotFoundException;
import software.amazon.awssdk.services.codepipeline.model.PipelineSummary;

/**
 * Finds the execution of a run: in the pipeline that is named, or in those whose artifacts lie in its folder. The folder is on record
 * once a release has published, so a first release that fails before has none: then every pipeline is asked, once.
 */
final class PipelineSearch {
    /** CodePipeline cuts a pipeline's name in the keys of its artifacts. */
    private static final int FOLDER = 20;

    private final CodePipelineClient codePipeline;
    private final Map<String, String> found = new ConcurrentHashMap<>();
    private final Set<String> passed = ConcurrentHashMap.newKeySet();

    PipelineSearch(CodePipelineClient codePipeline) {
        this.codePipeline = codePipeline;
    }

    Optional<PipelineStanding> find(String execution, Optional<String> pipeline, Optional<String> folder) {
        Optional<String> known = pipeline.or(() -> Optional.ofNullable(found.get(execution)));
        if (known.isPresent()) {
            return standing(known.get(), execution);
        }
        Predicate<String> likely = name -> folder.filter(of(name)::equals).isPresent();
        List<String> all = names();
        return firstOf(all.stream().filter(likely), execution)
                .or(() -> anywhere(all.stream().filter(likely.negate()).toList(), execution));
    }

    private Optional<PipelineStanding> firstOf(Stream<String> names, String execution) {
        return names.flatMap(name -> in(name, execution).stream()).findFirst();
    }

    /** A pipeline that may not be asked may be the one: where no other has it, that is not known. */
    private Optional<PipelineStanding> anywhere(List<String> names, String execution) {
        List<Refusal> denied = new ArrayList<>();
        for (String name : names) {
            String question = name + "/" + execution;
            if (!passed.contains(question)) {
                try {
                    Optional<PipelineStanding> standing = in(name, execution);
                    if (standing.isPresent()) {
                        return standing;
                    }
                } catch (Refusal e) {
                    denied.add(e);
                }
                passed.add(question);
            }
        }
        if (!denied.isEmpty()) {
            throw denied.getFirst();
        }
        return Optional.empty();
    }

    private Optional<PipelineStanding> in(String name, String execution) {
        Optional<PipelineStanding> standing = standing(name, execution);
        standing.ifPresent(there -> found.put(execution, there.name()));
        return standing;
    }

    private List<String> names() {
        return SdkTrouble.asking(
                "codepipeline:ListPipelines",
                () -> codePipeline.listPipelinesPaginator().pipelines().stream()
                        .map(PipelineSummary::name)
                        .toList());
    }

    private static String of(String pipeline) {
        return pipeline.substring(0, Math.min(FOLDER, pipeline.length()));
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
