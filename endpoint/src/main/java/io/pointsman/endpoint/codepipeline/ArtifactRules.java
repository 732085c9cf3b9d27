package io.pointsman.endpoint.codepipeline;

import java.util.HashSet;
import java.util.Set;

/** Artifacts are made before they are used, and each by one action only. */
final class ArtifactRules {
    private final Set<String> made = new HashSet<>();

    private ArtifactRules() {}

    static void check(PipelineDeclaration pipeline) {
        ArtifactRules rules = new ArtifactRules();
        pipeline.stages().forEach(rules::stage);
    }

    private void stage(StageDeclaration stage) {
        stage.actions().stream()
                .mapToInt(ActionDeclaration::runOrder)
                .distinct()
                .sorted()
                .forEach(order -> group(stage, order));
    }

    private void group(StageDeclaration stage, int order) {
        stage.actions().stream().filter(action -> action.runOrder() == order).forEach(this::inputs);
        stage.actions().stream().filter(action -> action.runOrder() == order).forEach(this::outputs);
    }

    private void inputs(ActionDeclaration action) {
        Set<String> seen = new HashSet<>();
        for (String input : action.inputs()) {
            if (!made.contains(input)) {
                throw Refusals.action("Input Artifact Bundle " + input + " in action " + action.name()
                        + " is not the output of any action that runs before it");
            }
            if (!seen.add(input)) {
                throw Refusals.action("Action " + action.name() + " names the input artifact " + input + " twice");
            }
        }
    }

    private void outputs(ActionDeclaration action) {
        for (String output : action.outputs()) {
            if (!made.add(output)) {
                throw Refusals.action("Output Artifact Bundle name must be unique within the pipeline. "
                        + "Duplicate name: " + output + ", in action " + action.name());
            }
        }
    }
}
