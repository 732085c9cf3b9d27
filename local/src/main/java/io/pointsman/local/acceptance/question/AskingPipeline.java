package io.pointsman.local.acceptance.question;

import io.pointsman.local.acceptance.scene.RunContext;
import io.pointsman.local.play.Execution;
import io.pointsman.local.play.PipelineView;
import io.pointsman.local.play.PlayFailure;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.codepipeline.model.ActionCategory;
import software.amazon.awssdk.services.codepipeline.model.ActionDeclaration;
import software.amazon.awssdk.services.codepipeline.model.ActionOwner;
import software.amazon.awssdk.services.codepipeline.model.InputArtifact;
import software.amazon.awssdk.services.codepipeline.model.InvalidActionDeclarationException;
import software.amazon.awssdk.services.codepipeline.model.PipelineDeclaration;
import software.amazon.awssdk.services.codepipeline.model.PipelineVariableDeclaration;
import software.amazon.awssdk.services.codepipeline.model.StageDeclaration;

/**
 * Pipelines of one Lambda action each. Its function is Pointsman's rewrite, which refuses a key that it does not know: where its own message
 * comes back, CodePipeline has called it.
 */
final class AskingPipeline {
    private static final String ACTION = "Ask";
    private static final String KEY = "AcceptanceQuestion";
    private static final String SOURCE = "Source";
    private static final String HALF = "x".repeat(600);

    private final RunContext stage;
    private final String function;
    private boolean controlled;

    AskingPipeline(RunContext stage) {
        this.stage = stage;
        this.function = stage.name().pointsman() + "-rewrite";
    }

    String takesLongValue() {
        control();
        String parameters = "{\"" + KEY + "\":\"#{variables.one}#{variables.other}\"}";
        return answer("length", function, parameters, List.of(variable("one"), variable("other")))
                .text();
    }

    String takesQualifier() {
        control();
        String version = stage.aws()
                .lambda()
                .publishVersion(publish -> publish.functionName(function))
                .version();
        return answer("qualifier", function + ":" + version, "{\"" + KEY + "\":\"x\"}", List.of())
                .text();
    }

    /** What is asked below has to work where there is nothing unusual about it; else something else says no. */
    private void control() {
        if (!controlled) {
            Answer answer = answer("control", function, "{\"" + KEY + "\":\"x\"}", List.of());
            PlayFailure.unless(answer.called(), "the function could not be called at all: " + answer.said());
            controlled = true;
        }
    }

    private record Answer(boolean called, String said) {
        String text() {
            return called ? "yes: the function was called with it" : "no: " + said;
        }
    }

    private static PipelineVariableDeclaration variable(String name) {
        return PipelineVariableDeclaration.builder()
                .name(name)
                .defaultValue(HALF)
                .build();
    }

    private Answer answer(
            String which, String functionName, String parameters, List<PipelineVariableDeclaration> variables) {
        String name = stage.name().question(which);
        stage.ledger().pipeline(name);
        try {
            create(name, functionName, parameters, variables);
        } catch (InvalidActionDeclarationException e) {
            return new Answer(
                    false,
                    "the pipeline itself is refused: " + e.awsErrorDetails().errorMessage());
        }
        PipelineView view = new PipelineView(stage.aws().codePipeline(), stage.console(), name, stage.watch());
        Execution execution = view.follow(view.newExecution(), () -> {});
        Execution.Action asked = execution.action(ACTION);
        PlayFailure.same("the action", "Failed", asked.status());
        return new Answer(asked.message().contains(KEY), "the action fails: " + asked.message());
    }

    private void create(
            String name, String functionName, String parameters, List<PipelineVariableDeclaration> variables) {
        PipelineDeclaration like = stage.aws()
                .codePipeline()
                .getPipeline(get -> get.name(stage.name().pipeline()))
                .pipeline();
        StageDeclaration ask = StageDeclaration.builder()
                .name(ACTION)
                .actions(action(functionName, parameters))
                .build();
        stage.aws()
                .codePipeline()
                .createPipeline(create -> create.pipeline(like.toBuilder()
                        .name(name)
                        .version(1)
                        .variables(variables)
                        .stages(like.stages().getFirst(), ask)
                        .build()));
    }

    private static ActionDeclaration action(String functionName, String parameters) {
        return ActionDeclaration.builder()
                .name(ACTION)
                .actionTypeId(type -> type.category(ActionCategory.INVOKE)
                        .owner(ActionOwner.AWS)
                        .provider("Lambda")
                        .version("1"))
                .inputArtifacts(InputArtifact.builder().name(SOURCE).build())
                .configuration(Map.of("FunctionName", functionName, "UserParameters", parameters))
                .build();
    }
}
