package io.pointsman.endpoint.codepipeline;

import io.pointsman.endpoint.EndpointLimit;
import io.pointsman.json.JsonObject;

/** What a stage may do by itself when it fails. Conditions with rules are not played here, so they are refused. */
final class StageConditionRules {
    private StageConditionRules() {}

    static void check(PipelineDeclaration pipeline, StageDeclaration stage) {
        JsonObject text = pipeline.text().objects("stages").stream()
                .filter(declared -> declared.needText("name").equals(stage.name()))
                .findFirst()
                .orElseThrow();
        noRules(stage, text);
        onFailure(pipeline, stage, text.objectOrEmpty("onFailure"));
    }

    private static void noRules(StageDeclaration stage, JsonObject text) {
        boolean conditions = text.has("beforeEntry")
                || text.has("onSuccess")
                || text.objectOrEmpty("onFailure").has("conditions");
        if (conditions) {
            throw EndpointLimit.of("conditions with rules (stage " + stage.name() + ")");
        }
    }

    private static void onFailure(PipelineDeclaration pipeline, StageDeclaration stage, JsonObject onFailure) {
        if (!onFailure.has("result")) {
            return;
        }
        if (pipeline.type() == PipelineType.V1) {
            throw Refusals.stage("Stage " + stage.name() + ": onFailure needs a pipeline of type V2");
        }
        boolean rollback = stage.onFailure() instanceof OnFailure.Rollback;
        if (rollback && (stage.equals(pipeline.first()) || pipeline.mode() == ExecutionMode.PARALLEL)) {
            throw Refusals.stage("Stage " + stage.name()
                    + " cannot be rolled back: it is the source stage, or the pipeline runs in PARALLEL mode");
        }
        if (onFailure.needText("result").equals("SKIP")) {
            throw Refusals.stage("Stage " + stage.name() + ": SKIP is a result of beforeEntry conditions only");
        }
    }
}
