package io.pointsman.local.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.artifact.ReproducibleZip;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIf;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.codedeploy.CodeDeployClient;
import software.amazon.awssdk.services.codedeploy.model.DeploymentStatus;
import software.amazon.awssdk.services.codepipeline.CodePipelineClient;
import software.amazon.awssdk.services.codepipeline.model.ActionCategory;
import software.amazon.awssdk.services.codepipeline.model.ActionDeclaration;
import software.amazon.awssdk.services.codepipeline.model.ActionOwner;
import software.amazon.awssdk.services.codepipeline.model.ActionTypeId;
import software.amazon.awssdk.services.codepipeline.model.ArtifactStore;
import software.amazon.awssdk.services.codepipeline.model.ArtifactStoreType;
import software.amazon.awssdk.services.codepipeline.model.InputArtifact;
import software.amazon.awssdk.services.codepipeline.model.OutputArtifact;
import software.amazon.awssdk.services.codepipeline.model.PipelineDeclaration;
import software.amazon.awssdk.services.codepipeline.model.PipelineExecutionStatus;
import software.amazon.awssdk.services.codepipeline.model.StageDeclaration;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;

/** A pipeline's action and a canary are under way when the endpoint gets the machine's SIGKILL. */
@Tag("long")
@DisabledIf(value = "noPython", disabledReason = "python3 is not installed on this machine")
final class ReleaseOverSigkillTest {
    /** Says that it began, waits until it may end, and then ends its job. */
    private static final String JOB = """
        import json, os, threading, urllib.request
          with open('FOLDER/begun', 'a') as begun:
            begun.write('x')
          while not os.path.exists('FOLDER/go'):
            threading.Event().wait(0.05)
          key = os.environ['AWS_ACCESS_KEY_ID']
          signed = 'AWS4-HMAC-SHA256 Credential=' + key + '/20260101/us-east-1/codepipeline/aws4_request'
          body = json.dumps({'jobId': event['CodePipeline.job']['id']}).encode()
          urllib.request.urlopen(urllib.request.Request(os.environ['AWS_ENDPOINT_URL'], data=body, headers={
            'Authorization': signed, 'Content-Type': 'application/x-amz-json-1.1',
            'X-Amz-Target': 'CodePipeline_20150709.PutJobSuccessResult'}))\
        """;

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    private Path folder = Path.of("");

    static boolean noPython() {
        return Functions.noPython();
    }

    private ServeProcess serve(String speed) {
        return ServeProcess.start(
                folder, List.of(), "--data-dir", folder.resolve("data").toString(), "--speed", speed);
    }

    private static void until(BooleanSupplier so) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!so.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, "it was not so within " + PATIENCE);
        }
    }

    private long begun() {
        try {
            Path file = folder.resolve("begun");
            return Files.exists(file) ? Files.size(file) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void bothGoOnInTheNextProcessUnderTheirIds() throws Exception {
        String execution;
        String deployment;
        try (ServeProcess serve = serve("1");
                LambdaClient lambda = serve.client(LambdaClient.builder());
                S3Client s3 = serve.client(S3Client.builder().forcePathStyle(true));
                CodePipelineClient pipelines = serve.client(CodePipelineClient.builder());
                CodeDeployClient deploy = serve.client(CodeDeployClient.builder())) {
            Functions.create(lambda, "job", JOB.replace("FOLDER", folder.toString()));
            Functions.create(lambda, "shop", "return 1");
            deployment = canary(lambda, deploy);
            execution = pipeline(s3, pipelines);
            until(() -> begun() == 1);
            until(() -> status(deploy, deployment) == DeploymentStatus.IN_PROGRESS);
            serve.process().destroyForcibly().waitFor();
        }
        try (ServeProcess serve = serve("60");
                CodePipelineClient pipelines = serve.client(CodePipelineClient.builder());
                CodeDeployClient deploy = serve.client(CodeDeployClient.builder());
                LambdaClient lambda = serve.client(LambdaClient.builder())) {
            assertEquals(PipelineExecutionStatus.IN_PROGRESS, status(pipelines, execution));
            until(() -> begun() == 2);
            Files.createFile(folder.resolve("go"));
            until(() -> status(pipelines, execution) == PipelineExecutionStatus.SUCCEEDED);
            until(() -> status(deploy, deployment) == DeploymentStatus.SUCCEEDED);
            assertEquals(
                    "2",
                    lambda.getAlias(ask -> ask.functionName("shop").name("live"))
                            .functionVersion());
        }
    }

    private static PipelineExecutionStatus status(CodePipelineClient pipelines, String execution) {
        return pipelines
                .getPipelineExecution(ask -> ask.pipelineName("line").pipelineExecutionId(execution))
                .pipelineExecution()
                .status();
    }

    private static DeploymentStatus status(CodeDeployClient deploy, String deployment) {
        return deploy.getDeployment(ask -> ask.deploymentId(deployment))
                .deploymentInfo()
                .status();
    }

    private static String canary(LambdaClient lambda, CodeDeployClient deploy) {
        lambda.publishVersion(ask -> ask.functionName("shop"));
        lambda.createAlias(ask -> ask.functionName("shop").name("live").functionVersion("1"));
        lambda.updateFunctionConfiguration(ask -> ask.functionName("shop").description("other"));
        lambda.waiter().waitUntilFunctionUpdatedV2(ask -> ask.functionName("shop"));
        lambda.publishVersion(ask -> ask.functionName("shop"));
        lambda.waiter()
                .waitUntilFunctionActiveV2(ask -> ask.functionName("shop").qualifier("2"));
        deploy.createApplication(ask -> ask.applicationName("shop").computePlatform("Lambda"));
        deploy.createDeploymentGroup(ask -> ask.applicationName("shop")
                .deploymentGroupName("live")
                .serviceRoleArn("arn:aws:iam::000000000000:role/deploy")
                .deploymentStyle(style -> style.deploymentType("BLUE_GREEN").deploymentOption("WITH_TRAFFIC_CONTROL"))
                .deploymentConfigName("CodeDeployDefault.LambdaCanary10Percent5Minutes"));
        String spec = """
            {"version": 0.0, "Resources": [{"shop": {"Type": "AWS::Lambda::Function", "Properties":
             {"Name": "shop", "Alias": "live", "CurrentVersion": "1", "TargetVersion": "2"}}}]}\
            """;
        return deploy.createDeployment(ask -> ask.applicationName("shop")
                        .deploymentGroupName("live")
                        .revision(revision -> revision.revisionType("AppSpecContent")
                                .appSpecContent(content -> content.content(spec))))
                .deploymentId();
    }

    private static String pipeline(S3Client s3, CodePipelineClient pipelines) {
        s3.createBucket(ask -> ask.bucket("box"));
        s3.putBucketVersioning(ask -> ask.bucket("box").versioningConfiguration(it -> it.status("Enabled")));
        s3.putObject(
                ask -> ask.bucket("box").key("source.zip"),
                RequestBody.fromBytes(ReproducibleZip.of(Map.of("a", "b".getBytes(StandardCharsets.UTF_8)))));
        PipelineDeclaration line = PipelineDeclaration.builder()
                .name("line")
                .roleArn("arn:aws:iam::000000000000:role/line")
                .artifactStore(ArtifactStore.builder()
                        .type(ArtifactStoreType.S3)
                        .location("box")
                        .build())
                .stages(stage("Source", source()), stage("Work", work()))
                .build();
        pipelines.createPipeline(ask -> ask.pipeline(line));
        return pipelines
                .listPipelineExecutions(ask -> ask.pipelineName("line"))
                .pipelineExecutionSummaries()
                .getFirst()
                .pipelineExecutionId();
    }

    private static StageDeclaration stage(String name, ActionDeclaration action) {
        return StageDeclaration.builder().name(name).actions(action).build();
    }

    private static ActionDeclaration source() {
        return ActionDeclaration.builder()
                .name("Source")
                .actionTypeId(type(ActionCategory.SOURCE, "S3"))
                .configuration(Map.of("S3Bucket", "box", "S3ObjectKey", "source.zip", "PollForSourceChanges", "false"))
                .outputArtifacts(OutputArtifact.builder().name("Code").build())
                .build();
    }

    private static ActionDeclaration work() {
        return ActionDeclaration.builder()
                .name("Work")
                .actionTypeId(type(ActionCategory.INVOKE, "Lambda"))
                .configuration(Map.of("FunctionName", "job"))
                .inputArtifacts(InputArtifact.builder().name("Code").build())
                .build();
    }

    private static ActionTypeId type(ActionCategory category, String provider) {
        return ActionTypeId.builder()
                .category(category)
                .owner(ActionOwner.AWS)
                .provider(provider)
                .version("1")
                .build();
    }
}
