package io.pointsman.endpoint.codepipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.pointsman.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetryTest {
    private static final String NAME = "production-of-a-long-name";

    private final Rails rails = new Rails();

    private static JsonObject release(String more) {
        return Rails.pipeline(
                "",
                Rails.stage("Source", Rails.source()),
                Rails.stage(
                                "Release",
                                Rails.lambda("Rewrite", Rails.takes("SourceArtifact") + Rails.makes("Release")),
                                Rails.lambda("Shift", Rails.order(2) + Rails.takes("Release") + Rails.makes("Done")))
                        .replace("\"actions\"", more + "\"actions\""));
    }

    private JsonObject retry(String execution, String mode) {
        JsonObject answer = rails.call(
                "RetryStageExecution",
                "pipelineName",
                NAME,
                "stageName",
                "Release",
                "pipelineExecutionId",
                execution,
                "retryMode",
                mode);
        rails.pass(Duration.ZERO);
        return answer;
    }

    private String refusedRetry(String execution) {
        return rails.refused(
                        "RetryStageExecution",
                        "pipelineName",
                        NAME,
                        "stageName",
                        "Release",
                        "pipelineExecutionId",
                        execution,
                        "retryMode",
                        "FAILED_ACTIONS")
                .code();
    }

    private String functions() {
        return String.join(
                " ",
                rails.lambda.invocations.stream()
                        .map(invocation -> invocation.needText("FunctionName").replace("-function", ""))
                        .toList());
    }

    private static String key(JsonObject job, String artifacts) {
        return job.objectOrEmpty("data")
                .objects(artifacts)
                .getFirst()
                .objectOrEmpty("location")
                .objectOrEmpty("s3Location")
                .needText("objectKey");
    }

    @Test
    void a_retry_runs_the_failed_action_again_in_the_same_execution_with_new_jobs_and_new_output_keys() {
        String execution = rails.create(release(""));
        rails.succeed();
        rails.fail();
        assertEquals(execution, retry(execution, "FAILED_ACTIONS").needText("pipelineExecutionId"));
        assertEquals("Rewrite Shift Shift", functions());
        assertEquals("InProgress", rails.status(execution));
        JsonObject before = rails.lambda.job(1);
        JsonObject after = rails.lambda.job(2);
        assertNotEquals(before.needText("id"), after.needText("id"));
        assertEquals(key(before, "inputArtifacts"), key(after, "inputArtifacts"));
        assertNotEquals(key(before, "outputArtifacts"), key(after, "outputArtifacts"));
        rails.succeed();
        assertEquals("Succeeded", rails.status(execution));
        assertEquals(4, rails.actions().size());
    }

    @Test
    void a_retry_of_all_actions_begins_the_stage_again() {
        String execution = rails.create(release(""));
        rails.succeed();
        rails.fail();
        retry(execution, "ALL_ACTIONS");
        assertEquals("Rewrite Shift Rewrite", functions());
        JsonObject metadata = rails.stageState("Release").objectOrEmpty("retryStageMetadata");
        assertEquals("ManualStageRetry", metadata.needText("latestRetryTrigger"));
        assertEquals(1, metadata.number("manualStageRetryAttempt").orElseThrow());
    }

    @Test
    void a_stage_without_failed_actions_cannot_be_retried() {
        String execution = rails.create(release(""));
        assertEquals("StageNotRetryableException", refusedRetry(execution));
        rails.succeed();
        rails.succeed();
        assertEquals("StageNotRetryableException", refusedRetry(execution));
    }

    @Test
    void an_execution_that_a_later_one_has_followed_cannot_be_retried() {
        String execution = rails.create(release(""));
        rails.fail();
        rails.start();
        assertEquals("NotLatestPipelineExecutionException", refusedRetry(execution));
    }

    @Test
    void a_changed_structure_cannot_be_retried_in() {
        String execution = rails.create(release(""));
        rails.fail();
        rails.call("UpdatePipeline", "pipeline", release(""));
        assertEquals("StageNotRetryableException", refusedRetry(execution));
    }

    @Test
    void a_stage_that_is_not_there_is_named() {
        String execution = rails.create(release(""));
        assertEquals(
                "StageNotFoundException",
                rails.refused(
                                "RetryStageExecution",
                                "pipelineName",
                                NAME,
                                "stageName",
                                "Nowhere",
                                "pipelineExecutionId",
                                execution,
                                "retryMode",
                                "ALL_ACTIONS")
                        .code());
    }

    @Test
    void a_stage_that_retries_by_itself_does_so_once() {
        String execution = rails.create(release("\"onFailure\": {\"result\": \"RETRY\","
                + " \"retryConfiguration\": {\"retryMode\": \"ALL_ACTIONS\"}}, "));
        rails.fail();
        assertEquals("Rewrite Rewrite", functions());
        assertEquals("InProgress", rails.status(execution));
        rails.fail();
        assertEquals("Rewrite Rewrite", functions());
        assertEquals("Failed", rails.status(execution));
        assertEquals(
                List.of("AutomatedStageRetry"),
                List.of(rails.stageState("Release")
                        .objectOrEmpty("retryStageMetadata")
                        .needText("latestRetryTrigger")));
    }
}
