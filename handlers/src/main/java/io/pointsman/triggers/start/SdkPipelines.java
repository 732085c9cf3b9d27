package io.pointsman.triggers.start;

import io.pointsman.engine.Refusal;
import io.pointsman.runtime.SdkTrouble;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.codepipeline.CodePipelineClient;
import software.amazon.awssdk.services.codepipeline.model.ActionDeclaration;
import software.amazon.awssdk.services.codepipeline.model.ActionTypeId;
import software.amazon.awssdk.services.codepipeline.model.PipelineNotFoundException;
import software.amazon.awssdk.services.codepipeline.model.SourceRevisionOverride;
import software.amazon.awssdk.services.codepipeline.model.SourceRevisionType;

/** {@link Pipelines} by the CodePipeline API. */
final class SdkPipelines implements Pipelines {
    private final CodePipelineClient codePipeline;

    SdkPipelines(CodePipelineClient codePipeline) {
        this.codePipeline = codePipeline;
    }

    @Override
    public List<Source> sources(String pipeline) {
        return SdkTrouble.asking("codepipeline:GetPipeline of " + pipeline, () -> {
            try {
                return codePipeline.getPipeline(get -> get.name(pipeline)).pipeline().stages().stream()
                        .flatMap(stage -> stage.actions().stream())
                        .filter(action -> readsS3(action.actionTypeId()))
                        .map(SdkPipelines::source)
                        .toList();
            } catch (PipelineNotFoundException e) {
                throw Refusal.configuration("there is no pipeline " + pipeline
                        + "; the folder of an upload names the pipeline that it is for");
            }
        });
    }

    private static boolean readsS3(ActionTypeId type) {
        return "Source".equals(type.categoryAsString())
                && "AWS".equals(type.ownerAsString())
                && "S3".equals(type.provider());
    }

    private static Source source(ActionDeclaration action) {
        Map<String, String> configuration = action.configuration();
        return new Source(
                action.name(),
                configuration.getOrDefault("S3Bucket", ""),
                configuration.getOrDefault("S3ObjectKey", ""),
                Boolean.parseBoolean(configuration.getOrDefault("AllowOverrideForS3ObjectKey", "false")));
    }

    @Override
    public String start(String pipeline, String action, Revision revision, String token) {
        return SdkTrouble.asking(
                "codepipeline:StartPipelineExecution of " + pipeline,
                () -> codePipeline
                        .startPipelineExecution(start -> start.name(pipeline)
                                .clientRequestToken(token)
                                .sourceRevisions(overrides(action, revision)))
                        .pipelineExecutionId());
    }

    private static List<SourceRevisionOverride> overrides(String action, Revision revision) {
        return Stream.of(
                        revision.key().map(key -> override(action, SourceRevisionType.S3_OBJECT_KEY, key)),
                        revision.version().map(id -> override(action, SourceRevisionType.S3_OBJECT_VERSION_ID, id)))
                .flatMap(Optional::stream)
                .toList();
    }

    private static SourceRevisionOverride override(String action, SourceRevisionType type, String value) {
        return SourceRevisionOverride.builder()
                .actionName(action)
                .revisionType(type)
                .revisionValue(value)
                .build();
    }
}
