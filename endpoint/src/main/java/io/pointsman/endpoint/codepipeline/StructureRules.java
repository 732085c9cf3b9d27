package io.pointsman.endpoint.codepipeline;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What the stages and the whole of a pipeline must keep to. */
final class StructureRules {
    private StructureRules() {}

    static void check(PipelineDeclaration pipeline) {
        stages(pipeline);
        sources(pipeline);
        versionTwo(pipeline);
        pipeline.stages().forEach(stage -> stage(pipeline, stage));
        ActionRules.check(pipeline);
        ArtifactRules.check(pipeline);
        VariableRules.check(pipeline);
    }

    private static void stages(PipelineDeclaration pipeline) {
        int count = pipeline.stages().size();
        if (count < 2) {
            throw Refusals.structure(
                    "Pipeline has only " + count + " stage(s). There should be a minimum of 2 stages in a pipeline");
        }
        if (count > 50) {
            throw Refusals.structure(
                    "Pipeline has " + count + " stages. There should be a maximum of 50 stages in a pipeline");
        }
        unique(pipeline.stages().stream().map(StageDeclaration::name).toList(), "Stage");
    }

    private static void unique(List<String> names, String kind) {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name)) {
                throw Refusals.structure(kind + " names must be unique. Duplicate name: " + name);
            }
        }
    }

    private static void sources(PipelineDeclaration pipeline) {
        if (!pipeline.first().actions().stream()
                .allMatch(action -> action.type().isSource())) {
            throw Refusals.structure("Pipeline should start with a stage that only contains source actions");
        }
        boolean later = pipeline.stages().stream()
                .skip(1)
                .flatMap(stage -> stage.actions().stream())
                .anyMatch(action -> action.type().isSource());
        if (later) {
            throw Refusals.structure("Source actions may only occur in the first stage of a pipeline");
        }
    }

    private static void versionTwo(PipelineDeclaration pipeline) {
        if (pipeline.type() == PipelineType.V2) {
            return;
        }
        if (pipeline.mode() != ExecutionMode.SUPERSEDED) {
            throw Refusals.structure("Execution mode " + pipeline.mode() + " needs a pipeline of type V2");
        }
        if (!pipeline.variables().isEmpty()) {
            throw Refusals.structure("Pipeline variables need a pipeline of type V2");
        }
        if (pipeline.text().has("triggers")) {
            throw Refusals.structure("Triggers need a pipeline of type V2");
        }
    }

    private static void stage(PipelineDeclaration pipeline, StageDeclaration stage) {
        int count = stage.actions().size();
        if (count == 0 || count > 50) {
            throw Refusals.stage("Stage " + stage.name() + " has " + count + " actions; a stage has 1 to 50");
        }
        unique(stage.actions().stream().map(ActionDeclaration::name).toList(), "Action");
        StageConditionRules.check(pipeline, stage);
    }
}
