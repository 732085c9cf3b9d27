package io.pointsman.endpoint.codepipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.endpoint.wire.EndpointServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.codepipeline.CodePipelineClient;
import software.amazon.awssdk.services.codepipeline.model.ActionCategory;
import software.amazon.awssdk.services.codepipeline.model.ActionDeclaration;
import software.amazon.awssdk.services.codepipeline.model.ActionExecutionDetail;
import software.amazon.awssdk.services.codepipeline.model.ActionExecutionStatus;
import software.amazon.awssdk.services.codepipeline.model.ActionOwner;
import software.amazon.awssdk.services.codepipeline.model.ActionTypeId;
import software.amazon.awssdk.services.codepipeline.model.ArtifactStoreType;
import software.amazon.awssdk.services.codepipeline.model.FailureType;
import software.amazon.awssdk.services.codepipeline.model.GetPipelineStateResponse;
import software.amazon.awssdk.services.codepipeline.model.InputArtifact;
import software.amazon.awssdk.services.codepipeline.model.InvalidJobStateException;
import software.amazon.awssdk.services.codepipeline.model.JobData;
import software.amazon.awssdk.services.codepipeline.model.OutputArtifact;
import software.amazon.awssdk.services.codepipeline.model.PipelineExecution;
import software.amazon.awssdk.services.codepipeline.model.PipelineExecutionStatus;
import software.amazon.awssdk.services.codepipeline.model.PipelineNotFoundException;
import software.amazon.awssdk.services.codepipeline.model.PipelineType;
import software.amazon.awssdk.services.codepipeline.model.StageDeclaration;
import software.amazon.awssdk.services.codepipeline.model.StageExecutionStatus;
import software.amazon.awssdk.services.codepipeline.model.StageRetryMode;
import software.amazon.awssdk.services.codepipeline.model.StageState;
import software.amazon.awssdk.services.codepipeline.model.TriggerType;

/** The real SDK understands every answer. */
class CodePipelineWireTest {
    private final Rails rails = new Rails();
    private final EndpointServer server = EndpointServer.start(rails.world, 0);
    private final CodePipelineClient client = CodePipelineClient.builder()
            .endpointOverride(server.uri())
            .region(Region.US_EAST_1)
            .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
            .httpClient(UrlConnectionHttpClient.create())
            .build();

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    private static ActionDeclaration action(
            String name, ActionCategory category, String provider, Map<String, String> configuration) {
        return ActionDeclaration.builder()
                .name(name)
                .actionTypeId(ActionTypeId.builder()
                        .category(category)
                        .owner(ActionOwner.AWS)
                        .provider(provider)
                        .version("1")
                        .build())
                .configuration(configuration)
                .build();
    }

    private void create() {
        ActionDeclaration source = action(
                        "Source", ActionCategory.SOURCE, "S3", Map.of("S3Bucket", "sources", "S3ObjectKey", "app.zip"))
                .toBuilder()
                .outputArtifacts(OutputArtifact.builder().name("App").build())
                .build();
        ActionDeclaration release =
                action("Release", ActionCategory.INVOKE, "Lambda", Map.of("FunctionName", "release")).toBuilder()
                        .inputArtifacts(InputArtifact.builder().name("App").build())
                        .runOrder(3)
                        .namespace("Release")
                        .build();
        client.createPipeline(request -> request.pipeline(pipeline -> pipeline.name("web")
                .pipelineType(PipelineType.V2)
                .roleArn("arn:aws:iam::123456789012:role/pipeline")
                .artifactStore(store -> store.type(ArtifactStoreType.S3).location("artifacts"))
                .stages(stage("Source", source), stage("Release", release))));
        rails.pass(Duration.ZERO);
    }

    private static StageDeclaration stage(String name, ActionDeclaration action) {
        return StageDeclaration.builder().name(name).actions(action).build();
    }

    private String job() {
        return rails.lambda.last().needText("id");
    }

    private StageState release() {
        GetPipelineStateResponse state = client.getPipelineState(request -> request.name("web"));
        assertEquals(1, state.pipelineVersion());
        return state.stageStates().getLast();
    }

    @Test
    void the_structure_comes_back_as_it_was_declared() {
        create();
        var pipeline = client.getPipeline(request -> request.name("web"));
        assertEquals(
                "arn:aws:codepipeline:us-east-1:123456789012:web",
                pipeline.metadata().pipelineArn());
        assertEquals(PipelineType.V2, pipeline.pipeline().pipelineType());
        assertEquals(
                3, pipeline.pipeline().stages().getLast().actions().getFirst().runOrder());
        assertEquals(
                List.of("web"),
                client.listPipelines().pipelines().stream().map(p -> p.name()).toList());
    }

    @Test
    void a_job_that_goes_on_and_then_succeeds_shows_in_the_state() {
        create();
        client.putJobSuccessResult(request -> request.jobId(job())
                .continuationToken("v1")
                .executionDetails(
                        details -> details.summary("10 %").percentComplete(10).externalExecutionId("d-1")));
        var running = release().actionStates().getFirst().latestExecution();
        assertEquals(ActionExecutionStatus.IN_PROGRESS, running.status());
        assertEquals(10, running.percentComplete());
        assertEquals("d-1", running.externalExecutionId());
        assertTrue(release().inboundTransitionState().enabled());
        rails.pass(Duration.ofSeconds(30));
        client.putJobSuccessResult(request -> request.jobId(job()).outputVariables(Map.of("Changed", "true")));
        assertEquals(StageExecutionStatus.SUCCEEDED, release().latestExecution().status());
        ActionExecutionDetail detail = client.listActionExecutions(request -> request.pipelineName("web"))
                .actionExecutionDetails()
                .getFirst();
        assertEquals(Map.of("Changed", "true"), detail.output().outputVariables());
        assertEquals("10 %", detail.output().executionResult().externalExecutionSummary());
        assertEquals("App", detail.input().inputArtifacts().getFirst().name());
        assertNotNull(detail.input().inputArtifacts().getFirst().s3location().key());
    }

    @Test
    void a_failure_is_read_stopped_at_and_retried() {
        create();
        client.putJobFailureResult(request -> request.jobId(job())
                .failureDetails(details -> details.type(FailureType.CONFIGURATION_ERROR)
                        .message("no stack name")
                        .externalExecutionId("d-2")));
        var failed = release().actionStates().getFirst().latestExecution();
        assertEquals("ConfigurationError", failed.errorDetails().code());
        assertEquals("no stack name", failed.errorDetails().message());
        String execution = release().latestExecution().pipelineExecutionId();
        client.retryStageExecution(request -> request.pipelineName("web")
                .stageName("Release")
                .pipelineExecutionId(execution)
                .retryMode(StageRetryMode.FAILED_ACTIONS));
        rails.pass(Duration.ZERO);
        client.putJobSuccessResult(request -> request.jobId(job()));
        PipelineExecution done = client.getPipelineExecution(
                        request -> request.pipelineName("web").pipelineExecutionId(execution))
                .pipelineExecution();
        assertEquals(PipelineExecutionStatus.SUCCEEDED, done.status());
        assertEquals(TriggerType.CREATE_PIPELINE, done.trigger().triggerType());
        assertEquals("v1", done.artifactRevisions().getFirst().revisionId());
        assertEquals(1, release().retryStageMetadata().manualStageRetryAttempt());
    }

    @Test
    void details_of_a_job_have_context_and_credentials() {
        create();
        JobData data = client.getJobDetails(request -> request.jobId(job()))
                .jobDetails()
                .data();
        assertEquals("web", data.pipelineContext().pipelineName());
        assertEquals("Release", data.pipelineContext().stage().name());
        assertNotNull(data.artifactCredentials().sessionToken());
        assertEquals(
                "artifacts",
                data.inputArtifacts().getFirst().location().s3Location().bucketName());
    }

    @Test
    void executions_start_stop_and_roll_back() {
        create();
        client.putJobSuccessResult(request -> request.jobId(job()));
        String first = release().latestExecution().pipelineExecutionId();
        String second = client.startPipelineExecution(
                        request -> request.name("web").clientRequestToken("once"))
                .pipelineExecutionId();
        client.stopPipelineExecution(request -> request.pipelineName("web")
                .pipelineExecutionId(second)
                .abandon(true)
                .reason("no"));
        String rollback = client.rollbackStage(request ->
                        request.pipelineName("web").stageName("Release").targetPipelineExecutionId(first))
                .pipelineExecutionId();
        var executions = client.listPipelineExecutions(request -> request.pipelineName("web"))
                .pipelineExecutionSummaries();
        assertEquals(
                List.of(rollback, second, first),
                executions.stream()
                        .map(execution -> execution.pipelineExecutionId())
                        .toList());
        assertEquals("no", executions.get(1).stopTrigger().reason());
        assertEquals(
                TriggerType.START_PIPELINE_EXECUTION,
                executions.get(1).trigger().triggerType());
        assertEquals(first, executions.getFirst().rollbackMetadata().rollbackTargetPipelineExecutionId());
    }

    @Test
    void a_no_is_the_exception_of_the_model() {
        create();
        assertThrows(PipelineNotFoundException.class, () -> client.getPipelineState(request -> request.name("none")));
        client.putJobSuccessResult(request -> request.jobId(job()));
        assertThrows(InvalidJobStateException.class, () -> client.putJobSuccessResult(request -> request.jobId(job())));
    }
}
