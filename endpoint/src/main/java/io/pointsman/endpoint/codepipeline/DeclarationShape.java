package io.pointsman.endpoint.codepipeline;

import io.pointsman.endpoint.codepipeline.Constraints.Part;
import io.pointsman.json.JsonObject;

/** Checks the members of a declared pipeline, each by itself: presence, lengths, patterns, words. */
final class DeclarationShape {
    private final Constraints constraints = new Constraints();

    private DeclarationShape() {}

    static void check(JsonObject request) {
        DeclarationShape shape = new DeclarationShape();
        shape.constraints.present(Part.of(request), "pipeline").verify();
        shape.pipeline(Part.of(request).object("pipeline"));
        shape.constraints.verify();
    }

    private void pipeline(Part pipeline) {
        constraints
                .need(pipeline, "name", Shape.PIPELINE_NAME)
                .need(pipeline, "roleArn", Shape.ROLE_ARN)
                .present(pipeline, "stages")
                .oneOf(pipeline, "executionMode", "QUEUED", "SUPERSEDED", "PARALLEL")
                .oneOf(pipeline, "pipelineType", "V1", "V2")
                .atMost(pipeline, "variables", 50);
        stores(pipeline);
        pipeline.objects("variables").forEach(this::variable);
        pipeline.objects("stages").forEach(this::stage);
    }

    private void stores(Part pipeline) {
        if (pipeline.members().has("artifactStore")) {
            store(pipeline.object("artifactStore"));
        }
        Part stores = pipeline.object("artifactStores");
        stores.members().members().keySet().forEach(region -> store(stores.object(region)));
    }

    private void store(Part store) {
        constraints.need(store, "location", Shape.BUCKET).present(store, "type").oneOf(store, "type", "S3");
        if (store.members().has("encryptionKey")) {
            Part key = store.object("encryptionKey");
            constraints.need(key, "id", Shape.KEY_ID).present(key, "type").oneOf(key, "type", "KMS");
        }
    }

    private void variable(Part variable) {
        constraints.need(variable, "name", Shape.VARIABLE_NAME).may(variable, "defaultValue", Shape.VARIABLE_VALUE);
    }

    private void stage(Part stage) {
        constraints.need(stage, "name", Shape.STAGE_NAME).present(stage, "actions");
        stage.objects("actions").forEach(this::action);
        Part onFailure = stage.object("onFailure");
        constraints.oneOf(onFailure, "result", "ROLLBACK", "FAIL", "RETRY", "SKIP");
        constraints.oneOf(onFailure.object("retryConfiguration"), "retryMode", "FAILED_ACTIONS", "ALL_ACTIONS");
    }

    private void action(Part action) {
        constraints
                .need(action, "name", Shape.ACTION_NAME)
                .present(action, "actionTypeId")
                .between(action, "runOrder", 1, 999)
                .between(action, "timeoutInMinutes", 5, 86_400)
                .may(action, "namespace", Shape.NAMESPACE)
                .may(action, "roleArn", Shape.ROLE_ARN)
                .entries(action, "configuration", Shape.CONFIGURATION_KEY, Shape.CONFIGURATION_VALUE);
        type(action.object("actionTypeId"));
        action.objects("inputArtifacts").forEach(this::artifact);
        action.objects("outputArtifacts").forEach(this::artifact);
    }

    private void type(Part type) {
        constraints
                .present(type, "category")
                .oneOf(type, "category", "Source", "Build", "Deploy", "Test", "Invoke", "Approval", "Compute")
                .present(type, "owner")
                .oneOf(type, "owner", "AWS", "ThirdParty", "Custom")
                .need(type, "provider", Shape.PROVIDER)
                .need(type, "version", Shape.TYPE_VERSION);
    }

    private void artifact(Part artifact) {
        constraints.need(artifact, "name", Shape.ARTIFACT_NAME);
    }
}
