package io.pointsman.endpoint.codepipeline;

import java.util.HashSet;
import java.util.Set;

/** Namespaces are unique, and a reference names one that an earlier action fills. */
final class VariableRules {
    private final PipelineDeclaration pipeline;
    private final Set<String> known = new HashSet<>(Set.of(VariableReference.CODEPIPELINE));

    private VariableRules(PipelineDeclaration pipeline) {
        this.pipeline = pipeline;
        if (!pipeline.variables().isEmpty()) {
            known.add(VariableReference.PIPELINE);
        }
    }

    static void check(PipelineDeclaration pipeline) {
        VariableRules rules = new VariableRules(pipeline);
        rules.names();
        pipeline.stages().forEach(rules::stage);
    }

    private void names() {
        Set<String> seen = new HashSet<>();
        for (VariableDeclaration variable : pipeline.variables()) {
            if (!seen.add(variable.name())) {
                throw Refusals.structure("Pipeline variable names must be unique. Duplicate name: " + variable.name());
            }
        }
    }

    private void stage(StageDeclaration stage) {
        stage.actions().stream()
                .mapToInt(ActionDeclaration::runOrder)
                .distinct()
                .sorted()
                .forEach(order -> group(stage, order));
    }

    private void group(StageDeclaration stage, int order) {
        stage.actions().stream()
                .filter(action -> action.runOrder() == order)
                .forEach(action -> references(stage, action));
        stage.actions().stream().filter(action -> action.runOrder() == order).forEach(this::namespace);
    }

    private void references(StageDeclaration stage, ActionDeclaration action) {
        action.configuration()
                .forEach((key, value) -> VariableReference.in(value).stream()
                        .filter(reference -> !known.contains(reference.namespace()))
                        .findFirst()
                        .ifPresent(reference -> {
                            throw Refusals.action(
                                    "Valid format for a pipeline execution variable reference is a namespace and a key"
                                        + " separated by a period (.). The following pipeline execution variables are"
                                        + " referencing a namespace that does not exist. StageName=[" + stage.name()
                                            + "], ActionName=[" + action.name() + "], ActionConfigurationKey=[" + key
                                            + "], VariableReferenceText=[" + reference.text() + "]");
                        }));
    }

    private void namespace(ActionDeclaration action) {
        action.namespace().filter(name -> !known.add(name)).ifPresent(name -> {
            throw Refusals.action("Namespaces must be unique within the pipeline and not be reserved. Namespace: "
                    + name + ", in action " + action.name());
        });
    }
}
