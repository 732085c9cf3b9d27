package io.pointsman.endpoint.codepipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.endpoint.AwsError;
import io.pointsman.endpoint.Caller;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JobTest {
    private final Rails rails = new Rails();

    private String id() {
        return rails.lambda.last().needText("id");
    }

    private static JsonObject place(JsonObject job, String artifacts) {
        return job.objectOrEmpty("data")
                .objects(artifacts)
                .getFirst()
                .objectOrEmpty("location")
                .objectOrEmpty("s3Location");
    }

    @Test
    void the_event_is_the_documented_one_and_says_nothing_about_the_pipeline() {
        rails.create(Rails.simple());
        JsonObject event = rails.lambda.event(0);
        assertEquals(Set.of("CodePipeline.job"), event.members().keySet());
        JsonObject job = rails.lambda.job(0);
        assertEquals(
                List.of("id", "accountId", "data"), List.copyOf(job.members().keySet()));
        JsonObject data = job.objectOrEmpty("data");
        assertEquals(
                List.of("actionConfiguration", "inputArtifacts", "outputArtifacts", "artifactCredentials"),
                List.copyOf(data.members().keySet()));
        assertEquals(
                Set.of("accessKeyId", "secretAccessKey", "sessionToken", "expirationTime"),
                data.objectOrEmpty("artifactCredentials").members().keySet());
        assertEquals(
                Map.of("FunctionName", "Rewrite-function"),
                data.objectOrEmpty("actionConfiguration")
                        .objectOrEmpty("configuration")
                        .members());
        assertEquals("Rewrite-function", rails.lambda.invocations.getFirst().needText("FunctionName"));
        assertEquals("Event", rails.lambda.invocations.getFirst().needText("InvocationType"));
    }

    @Test
    void artifacts_lie_under_short_unique_keys_and_only_a_source_has_a_revision() {
        rails.create(Rails.simple());
        JsonObject data = rails.lambda.job(0).objectOrEmpty("data");
        JsonObject input = data.objects("inputArtifacts").getFirst();
        JsonObject output = data.objects("outputArtifacts").getFirst();
        assertEquals("v1", input.needText("revision"));
        assertTrue(output.members().containsKey("revision"), "there, and null");
        assertFalse(output.has("revision"));
        assertEquals("artifacts", place(rails.lambda.job(0), "inputArtifacts").needText("bucketName"));
        assertTrue(place(rails.lambda.job(0), "inputArtifacts")
                .needText("objectKey")
                .matches("production-of-a-long/SourceArti/[A-Za-z0-9]{7}"));
    }

    @Test
    void credentials_reach_the_artifacts_of_the_job_and_nothing_else() {
        rails.create(Rails.simple());
        JsonObject job = rails.lambda.job(0);
        Caller caller = new Caller(
                job.objectOrEmpty("data").objectOrEmpty("artifactCredentials").needText("accessKeyId"));
        String in = place(job, "inputArtifacts").needText("objectKey");
        String out = place(job, "outputArtifacts").needText("objectKey");
        Instant now = rails.clock.instant();
        assertTrue(rails.world.identities().mayRead(caller, "artifacts", in, now));
        assertTrue(rails.world.identities().mayWrite(caller, "artifacts", out, now));
        assertFalse(rails.world.identities().mayWrite(caller, "artifacts", in, now));
        assertFalse(rails.world.identities().mayRead(caller, "sources", "app.zip", now));
        assertTrue(rails.world.identities().isNarrow(caller));
        long expires = job.objectOrEmpty("data")
                .objectOrEmpty("artifactCredentials")
                .number("expirationTime")
                .orElseThrow();
        assertTrue(expires > now.toEpochMilli());
        assertFalse(rails.world.identities().mayRead(caller, "artifacts", in, Instant.ofEpochMilli(expires)));
    }

    @Test
    void an_encryption_key_of_the_artifact_store_comes_with_the_job_and_guards_the_source_artifact() {
        JsonObject store = Json.object("""
            {"type": "S3", "location": "artifacts", "encryptionKey": {"id": "alias/artifacts", "type": "KMS"}}\
            """);
        rails.create(Rails.simple().with("artifactStore", store));
        assertEquals(
                Map.of("id", "alias/artifacts", "type", "KMS"),
                rails.lambda
                        .last()
                        .objectOrEmpty("data")
                        .objectOrEmpty("encryptionKey")
                        .members());
        JsonObject copied = rails.s3.first(
                "artifacts/" + place(rails.lambda.last(), "inputArtifacts").needText("objectKey"));
        assertEquals("aws:kms", copied.needText("ServerSideEncryption"));
        assertEquals("alias/artifacts", copied.needText("SSEKMSKeyId"));
    }

    @Test
    void a_continuation_is_a_new_job_with_the_token_the_same_artifacts_and_new_credentials() {
        rails.create(Rails.simple());
        rails.call("PutJobSuccessResult", "jobId", id(), "continuationToken", "v1 tracking");
        rails.pass(Duration.ofSeconds(29));
        assertEquals(1, rails.lambda.invocations.size());
        rails.pass(Duration.ofSeconds(1));
        assertEquals(2, rails.lambda.invocations.size());
        JsonObject first = rails.lambda.job(0);
        JsonObject second = rails.lambda.job(1);
        assertNotEquals(first.needText("id"), second.needText("id"));
        assertEquals("v1 tracking", second.objectOrEmpty("data").needText("continuationToken"));
        assertEquals(place(first, "outputArtifacts"), place(second, "outputArtifacts"));
        assertNotEquals(
                first.objectOrEmpty("data").objectOrEmpty("artifactCredentials").needText("accessKeyId"),
                second.objectOrEmpty("data")
                        .objectOrEmpty("artifactCredentials")
                        .needText("accessKeyId"));
        assertEquals(2, rails.actions().size(), "a continuation is no new action execution");
    }

    @Test
    void an_answered_job_takes_no_second_answer() {
        rails.create(Rails.simple());
        rails.call("PutJobSuccessResult", "jobId", id(), "continuationToken", "more");
        assertEquals(
                "InvalidJobStateException",
                rails.refused("PutJobSuccessResult", "jobId", id()).code());
        assertEquals(
                "JobNotFoundException",
                rails.refused("PutJobSuccessResult", "jobId", "00000000-0000-0000-0000-000000000000")
                        .code());
        assertEquals(
                "ValidationException",
                rails.refused("PutJobSuccessResult", "jobId", "one").code());
    }

    @Test
    void details_show_up_in_the_state_and_in_the_history() {
        rails.create(Rails.simple());
        JsonObject details = JsonObject.of("summary", "half way", "percentComplete", 50, "externalExecutionId", "cs-1");
        rails.call("PutJobSuccessResult", "jobId", id(), "continuationToken", "more", "executionDetails", details);
        JsonObject action = rails.action("Build");
        assertEquals("half way", action.needText("summary"));
        assertEquals(50, action.number("percentComplete").orElseThrow());
        assertEquals("cs-1", action.needText("externalExecutionId"));
        assertEquals("InProgress", action.needText("status"));
        JsonObject result = rails.actions().getFirst().objectOrEmpty("output").objectOrEmpty("executionResult");
        assertEquals("half way", result.needText("externalExecutionSummary"));
        assertEquals("cs-1", result.needText("externalExecutionId"));
    }

    @Test
    void a_failure_fails_action_stage_and_execution_with_its_type_and_words() {
        String execution = rails.create(Rails.simple());
        rails.fail("the hook said no");
        JsonObject error = rails.action("Build").objectOrEmpty("errorDetails");
        assertEquals("JobFailed", error.needText("code"));
        assertEquals("the hook said no", error.needText("message"));
        assertEquals("Failed", rails.stageStatus("Build"));
        assertEquals("Failed", rails.status(execution));
        assertEquals(
                "the hook said no",
                rails.actions()
                        .getFirst()
                        .objectOrEmpty("output")
                        .objectOrEmpty("executionResult")
                        .objectOrEmpty("errorDetails")
                        .needText("message"));
    }

    @Test
    void success_without_a_declared_output_artifact_in_s3_fails_the_action() {
        String execution = rails.create(Rails.simple());
        rails.call("PutJobSuccessResult", "jobId", id());
        assertEquals("Failed", rails.status(execution));
        assertTrue(rails.action("Build")
                .objectOrEmpty("errorDetails")
                .needText("message")
                .contains("BuiltArtifact"));
    }

    @Test
    void success_with_the_output_artifact_finishes_the_execution() {
        String execution = rails.create(Rails.simple());
        rails.succeed();
        assertEquals("Succeeded", rails.status(execution));
        assertEquals("Succeeded", rails.stageStatus("Build"));
    }

    @Test
    void silence_of_twenty_minutes_fails_the_action_and_a_token_starts_the_timer_again() {
        String execution = rails.create(Rails.simple());
        rails.pass(Duration.ofMinutes(19));
        rails.call("PutJobSuccessResult", "jobId", id(), "continuationToken", "more");
        rails.pass(Duration.ofMinutes(19));
        assertEquals("InProgress", rails.status(execution));
        rails.pass(Duration.ofMinutes(1));
        assertEquals("Failed", rails.status(execution));
        assertTrue(rails.action("Build")
                .objectOrEmpty("errorDetails")
                .needText("message")
                .startsWith("The AWS Lambda function Rewrite-function failed to return a result."));
        assertEquals(
                "InvalidJobStateException",
                rails.refused("PutJobSuccessResult", "jobId", id()).code());
    }

    @Test
    void an_action_that_goes_on_for_a_day_fails() {
        String execution = rails.create(Rails.simple());
        for (int minutes = 0; minutes < 24 * 60; minutes += 10) {
            assertEquals("InProgress", rails.status(execution));
            rails.call("PutJobSuccessResult", "jobId", id(), "continuationToken", "more");
            rails.pass(Duration.ofMinutes(10));
        }
        assertEquals("Failed", rails.status(execution));
        assertTrue(rails.action("Build")
                .objectOrEmpty("errorDetails")
                .needText("message")
                .contains("24 hours"));
    }

    @Test
    void a_function_that_cannot_be_invoked_fails_the_action() {
        rails.lambda.refusals.add(
                new AwsError(404, "ResourceNotFoundException", "Function not found: Rewrite-function"));
        rails.create(Rails.simple());
        JsonObject error = rails.action("Build").objectOrEmpty("errorDetails");
        assertEquals("ConfigurationError", error.needText("code"));
        assertTrue(error.needText("message").contains("Function not found"));
    }

    @Test
    void job_details_name_pipeline_stage_action_and_execution() {
        String execution = rails.create(Rails.simple());
        JsonObject details = rails.call("GetJobDetails", "jobId", id()).objectOrEmpty("jobDetails");
        JsonObject context = details.objectOrEmpty("data").objectOrEmpty("pipelineContext");
        assertEquals("production-of-a-long-name", context.needText("pipelineName"));
        assertEquals(execution, context.needText("pipelineExecutionId"));
        assertEquals("Build", context.objectOrEmpty("stage").needText("name"));
        assertEquals("Rewrite", context.objectOrEmpty("action").needText("name"));
        assertEquals(
                rails.actions().getFirst().needText("actionExecutionId"),
                context.objectOrEmpty("action").needText("actionExecutionId"));
        assertEquals(
                "Invoke",
                details.objectOrEmpty("data").objectOrEmpty("actionTypeId").needText("category"));
        assertEquals(
                Set.of("accessKeyId", "secretAccessKey", "sessionToken"),
                details.objectOrEmpty("data")
                        .objectOrEmpty("artifactCredentials")
                        .members()
                        .keySet());
    }
}
