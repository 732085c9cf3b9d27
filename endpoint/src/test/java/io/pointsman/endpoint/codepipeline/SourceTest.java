package io.pointsman.endpoint.codepipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.endpoint.Caller;
import io.pointsman.endpoint.disk.Blob;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SourceTest {
    private final Rails rails = new Rails();

    private String revision(String execution) {
        return rails.execution(execution)
                .objects("artifactRevisions")
                .getFirst()
                .needText("revisionId");
    }

    private String startWith(String type, String value) {
        JsonObject override = JsonObject.of("actionName", "Source", "revisionType", type, "revisionValue", value);
        String id = rails.call(
                        "StartPipelineExecution",
                        "name",
                        "production-of-a-long-name",
                        "sourceRevisions",
                        List.of(override))
                .needText("pipelineExecutionId");
        rails.pass(Duration.ZERO);
        return id;
    }

    @Test
    void a_new_pipeline_starts_by_itself_and_copies_the_object_byte_for_byte() {
        String execution = rails.create(Rails.simple());
        JsonObject trigger = rails.execution(execution).objectOrEmpty("trigger");
        assertEquals("CreatePipeline", trigger.needText("triggerType"));
        String copy = rails.lambda
                .last()
                .objectOrEmpty("data")
                .objects("inputArtifacts")
                .getFirst()
                .objectOrEmpty("location")
                .objectOrEmpty("s3Location")
                .needText("objectKey");
        assertArrayEquals(
                Rails.ZIP.getBytes(UTF_8),
                Blob.in(rails.s3.first("artifacts/" + copy), "Body")
                        .orElseThrow()
                        .bytes());
    }

    @Test
    void a_bucket_without_versioning_fails_the_source_action() {
        rails.s3.unversioned.add("sources");
        String execution = rails.create(Rails.simple());
        assertEquals("Failed", rails.status(execution));
        assertTrue(rails.action("Source")
                .objectOrEmpty("errorDetails")
                .needText("message")
                .contains("versioning"));
        assertEquals("none", rails.stageStatus("Build"));
    }

    @Test
    void an_object_that_is_not_there_fails_the_source_action_and_a_retry_finds_it_later() {
        rails.s3.objects.clear();
        String execution = rails.create(Rails.simple());
        assertEquals("Failed", rails.status(execution));
        rails.upload();
        rails.call(
                "RetryStageExecution",
                "pipelineName",
                "production-of-a-long-name",
                "stageName",
                "Source",
                "pipelineExecutionId",
                execution,
                "retryMode",
                "FAILED_ACTIONS");
        rails.pass(Duration.ZERO);
        assertEquals(1, rails.lambda.invocations.size());
    }

    @Test
    void the_latest_version_is_the_revision_and_the_state_shows_it() {
        rails.create(Rails.simple());
        rails.upload();
        String execution = rails.start();
        assertEquals("v2", revision(execution));
        JsonObject state = rails.stageState("Source").objects("actionStates").getFirst();
        assertEquals("v2", state.objectOrEmpty("currentRevision").needText("revisionId"));
        assertEquals("Amazon S3 version id: v2", rails.action("Source").needText("summary"));
        assertEquals(
                "v2",
                rails.executions()
                        .getFirst()
                        .objects("sourceRevisions")
                        .getFirst()
                        .needText("revisionId"));
    }

    @Test
    void a_version_or_another_key_can_be_chosen_to_start_from() {
        rails.create(Rails.simple());
        rails.upload();
        assertEquals("v1", revision(startWith("S3_OBJECT_VERSION_ID", "v1")));
        rails.world.call(
                "s3",
                "PutObject",
                JsonObject.of("Bucket", "sources", "Key", "other.zip", "Body", "PK other".getBytes(UTF_8)));
        assertEquals("v1", revision(startWith("S3_OBJECT_KEY", "other.zip")));
    }

    @Test
    void another_key_needs_the_sources_leave_and_a_commit_is_no_revision_of_s3() {
        rails.create(Json.object(Json.text(Rails.simple())
                .replace("\"AllowOverrideForS3ObjectKey\":\"true\"", "\"AllowOverrideForS3ObjectKey\":\"false\"")));
        for (String type : List.of("S3_OBJECT_KEY", "COMMIT_ID")) {
            JsonObject override = JsonObject.of("actionName", "Source", "revisionType", type, "revisionValue", "x");
            assertEquals(
                    "ValidationException",
                    rails.refused(
                                    "StartPipelineExecution",
                                    "name",
                                    "production-of-a-long-name",
                                    "sourceRevisions",
                                    List.of(override))
                            .code());
        }
    }

    @Test
    void the_same_client_token_starts_one_execution() {
        rails.create(Rails.simple());
        JsonObject first =
                rails.call("StartPipelineExecution", "name", "production-of-a-long-name", "clientRequestToken", "once");
        JsonObject second =
                rails.call("StartPipelineExecution", "name", "production-of-a-long-name", "clientRequestToken", "once");
        assertEquals(first, second);
        assertEquals(2, rails.executions().size());
    }

    @Test
    void a_person_and_an_event_are_told_apart_as_triggers() {
        rails.create(Rails.simple());
        rails.start();
        rails.world.call(
                "codepipeline",
                "StartPipelineExecution",
                JsonObject.of("name", "production-of-a-long-name"),
                new Caller("AKIDPERSON"));
        assertEquals(
                List.of("StartPipelineExecution", "CloudWatchEvent", "CreatePipeline"),
                rails.executions().stream()
                        .map(execution -> execution.objectOrEmpty("trigger").needText("triggerType"))
                        .toList());
    }
}
