package io.pointsman.local.demo;

import java.util.Map;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.codepipeline.model.ActionCategory;
import software.amazon.awssdk.services.codepipeline.model.ActionDeclaration;
import software.amazon.awssdk.services.codepipeline.model.ActionOwner;
import software.amazon.awssdk.services.codepipeline.model.ArtifactStoreType;
import software.amazon.awssdk.services.codepipeline.model.OutputArtifact;
import software.amazon.awssdk.services.codepipeline.model.PipelineType;
import software.amazon.awssdk.services.codepipeline.model.StageDeclaration;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;

/** The pipeline that {@code events/start.upload.json} is for: it reads any key of its bucket and goes no further. */
final class SeedPipeline {
    private static final String NAME = "my-app-pipeline";
    private static final String BUCKET = "my-app-pipeline-sourcebucket-example";
    private static final String ARTIFACT = "builds/" + NAME + "/app-2f9c1e.zip";

    private SeedPipeline() {}

    static void create(Aws aws, String artifactStore) {
        aws.s3().createBucket(create -> create.bucket(BUCKET));
        aws.s3()
                .putBucketVersioning(put -> put.bucket(BUCKET)
                        .versioningConfiguration(versioning -> versioning.status(BucketVersioningStatus.ENABLED)));
        aws.s3().putObject(put -> put.bucket(BUCKET).key(ARTIFACT), RequestBody.fromString("an artifact"));
        aws.codePipeline()
                .createPipeline(create -> create.pipeline(pipeline -> pipeline.name(NAME)
                        .pipelineType(PipelineType.V2)
                        .roleArn("arn:aws:iam::000000000000:role/" + NAME)
                        .artifactStore(store -> store.type(ArtifactStoreType.S3).location(artifactStore))
                        .stages(stage("Source", source()), stage("Release", approval()))));
    }

    private static StageDeclaration stage(String name, ActionDeclaration action) {
        return StageDeclaration.builder().name(name).actions(action).build();
    }

    private static ActionDeclaration source() {
        return ActionDeclaration.builder()
                .name("Source")
                .actionTypeId(type -> type.category(ActionCategory.SOURCE)
                        .owner(ActionOwner.AWS)
                        .provider("S3")
                        .version("1"))
                .configuration(Map.of(
                        "S3Bucket", BUCKET,
                        "S3ObjectKey", "app.zip",
                        "PollForSourceChanges", "false",
                        "AllowOverrideForS3ObjectKey", "true"))
                .outputArtifacts(OutputArtifact.builder().name("Source").build())
                .build();
    }

    private static ActionDeclaration approval() {
        return ActionDeclaration.builder()
                .name("Approve")
                .actionTypeId(type -> type.category(ActionCategory.APPROVAL)
                        .owner(ActionOwner.AWS)
                        .provider("Manual")
                        .version("1"))
                .build();
    }
}
