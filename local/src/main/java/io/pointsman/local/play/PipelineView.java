package io.pointsman.local.play;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.services.codepipeline.CodePipelineClient;
import software.amazon.awssdk.services.codepipeline.model.ActionExecutionDetail;
import software.amazon.awssdk.services.codepipeline.model.ActionExecutionResult;
import software.amazon.awssdk.services.codepipeline.model.PipelineExecutionSummary;

/** Looks at the pipeline as a person does: which execution, which action, what does it say. */
public final class PipelineView {
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final String PUBLISH = "Publish";

    /** Behind the columns of name and status. */
    private static final int INDENT = 23;

    private final CodePipelineClient codePipeline;
    private final String pipeline;
    private final Console console;
    private final Watch watch;
    private final Set<String> seen = new HashSet<>();
    private final Map<String, String> told = new HashMap<>();
    private final PublishedWords published = new PublishedWords();

    public PipelineView(CodePipelineClient codePipeline, Console console, String pipeline) {
        this(codePipeline, console, pipeline, Watch.quick());
    }

    public PipelineView(CodePipelineClient codePipeline, Console console, String pipeline, Watch watch) {
        this.watch = watch;
        this.codePipeline = codePipeline;
        this.pipeline = pipeline;
        this.console = console;
    }

    /** The name of the pipeline that is looked at. */
    public String pipeline() {
        return pipeline;
    }

    /** The execution that something has just started. */
    public String newExecution() {
        String id = watch.await(
                "a new execution of the pipeline",
                LIMIT,
                () -> executions().stream()
                        .map(PipelineExecutionSummary::pipelineExecutionId)
                        .filter(execution -> !seen.contains(execution))
                        .findFirst());
        seen.add(id);
        return id;
    }

    private List<PipelineExecutionSummary> executions() {
        return codePipeline
                .listPipelineExecutions(request -> request.pipelineName(pipeline))
                .pipelineExecutionSummaries();
    }

    /** Follows an execution to its end, a line for each thing that changes. */
    public Execution follow(String id, Runnable meanwhile) {
        String status = watch.await("the end of execution " + id, LIMIT, () -> {
            meanwhile.run();
            actions(id).forEach(this::tell);
            return ended(id);
        });
        List<ActionExecutionDetail> actions = actions(id);
        actions.forEach(this::tell);
        return new Execution(
                id, status, actions.stream().map(PipelineView::ended).toList());
    }

    private Optional<String> ended(String id) {
        String status = codePipeline
                .getPipelineExecution(request -> request.pipelineName(pipeline).pipelineExecutionId(id))
                .pipelineExecution()
                .statusAsString();
        return switch (status) {
            case "InProgress", "Stopping" -> Optional.empty();
            default -> Optional.of(status);
        };
    }

    /** Oldest first. */
    public List<ActionExecutionDetail> actions(String id) {
        return codePipeline
                .listActionExecutions(
                        request -> request.pipelineName(pipeline).filter(filter -> filter.pipelineExecutionId(id)))
                .actionExecutionDetails()
                .reversed();
    }

    private void tell(ActionExecutionDetail action) {
        String heard = action.statusAsString() + summary(action) + outputs(action);
        if (!heard.equals(told.put(action.actionExecutionId(), heard))) {
            console.line(line(action), INDENT);
        }
    }

    private static String summary(ActionExecutionDetail action) {
        return result(action)
                .map(ActionExecutionResult::externalExecutionSummary)
                .map(text -> " " + text)
                .orElse("");
    }

    private String line(ActionExecutionDetail action) {
        String summary = summary(action);
        String outputs = summary.isEmpty() ? shown(action) : "";
        return "%-10s %-11s%s%s"
                .formatted(action.actionName(), action.statusAsString(), summary, outputs)
                .stripTrailing();
    }

    private String shown(ActionExecutionDetail action) {
        Map<String, String> outputs = outputs(action);
        if (action.actionName().equals(PUBLISH) && !outputs.isEmpty()) {
            return " " + published.of(outputs);
        }
        StringBuilder text = new StringBuilder();
        outputs.forEach((name, value) -> {
            if (value.length() <= 40) {
                text.append(' ').append(name).append('=').append(value);
            }
        });
        return text.toString();
    }

    private static Map<String, String> outputs(ActionExecutionDetail action) {
        return action.output() == null
                ? Map.of()
                : new TreeMap<>(action.output().outputVariables());
    }

    private static Optional<ActionExecutionResult> result(ActionExecutionDetail action) {
        return Optional.ofNullable(action.output()).map(output -> output.executionResult());
    }

    private static Execution.Action ended(ActionExecutionDetail action) {
        String message = result(action)
                .map(ActionExecutionResult::errorDetails)
                .map(error -> error.message())
                .orElse("");
        return new Execution.Action(
                action.actionName(), action.statusAsString(), message, outputs(action), artifacts(action));
    }

    private static Map<String, Execution.Artifact> artifacts(ActionExecutionDetail action) {
        Map<String, Execution.Artifact> artifacts = new TreeMap<>();
        if (action.output() != null) {
            action.output()
                    .outputArtifacts()
                    .forEach(artifact -> artifacts.put(
                            artifact.name(),
                            new Execution.Artifact(
                                    artifact.s3location().bucket(),
                                    artifact.s3location().key())));
        }
        return artifacts;
    }
}
