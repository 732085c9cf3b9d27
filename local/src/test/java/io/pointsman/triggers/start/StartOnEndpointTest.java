package io.pointsman.triggers.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.endpoint.Endpoint;
import io.pointsman.endpoint.clock.EndpointClock;
import io.pointsman.endpoint.wire.EndpointServer;
import io.pointsman.engine.Refusal;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.codepipeline.CodePipelineClient;

/** The function with the real SDK client, and S3's event as Lambda hands it on. */
class StartOnEndpointTest {
    private final EndpointClock clock = EndpointClock.stopped(Instant.parse("2026-01-01T00:00:00Z"));
    private final Endpoint endpoint = Endpoint.of("123456789012", "us-east-1", clock);
    private final EndpointServer server = EndpointServer.start(endpoint.world(), 0);
    private final CodePipelineClient client = CodePipelineClient.builder()
            .endpointOverride(server.uri())
            .region(Region.US_EAST_1)
            .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
            .httpClient(UrlConnectionHttpClient.create())
            .build();
    private final StartHandler handler = new StartHandler(new SdkPipelines(client));
    private final Told told = new Told();

    @BeforeEach
    void bucket() {
        call("s3", "CreateBucket", JsonObject.of("Bucket", "artifacts"));
        call("s3", "CreateBucket", JsonObject.of("Bucket", "sources"));
        JsonObject enabled = JsonObject.of("Status", "Enabled");
        call("s3", "PutBucketVersioning", JsonObject.of("Bucket", "sources", "VersioningConfiguration", enabled));
    }

    @AfterEach
    void close() {
        client.close();
        server.close();
        endpoint.close();
    }

    private JsonObject call(String service, String operation, JsonObject input) {
        return endpoint.world().call(service, operation, input);
    }

    private void pipeline(boolean anyKey) {
        String pipeline = """
            {"name": "web", "roleArn": "arn:aws:iam::123456789012:role/pipeline", "pipelineType": "V2",
             "artifactStore": {"type": "S3", "location": "artifacts"}, "stages": [
               {"name": "Source", "actions": [{"name": "Source",
                 "actionTypeId": {"category": "Source", "owner": "AWS", "provider": "S3", "version": "1"},
                 "configuration": {"S3Bucket": "sources", "S3ObjectKey": "app.zip", "PollForSourceChanges": "false",
                                   "AllowOverrideForS3ObjectKey": "%s"},
                 "outputArtifacts": [{"name": "SourceArtifact"}]}]},
               {"name": "Release", "actions": [{"name": "Approve",
                 "actionTypeId": {"category": "Approval", "owner": "AWS", "provider": "Manual", "version": "1"}}]}]}
            """.formatted(anyKey);
        call("codepipeline", "CreatePipeline", JsonObject.of("pipeline", Json.object(pipeline)));
    }

    /** Uploads, and gives S3's event of it. */
    private String uploaded(String key) {
        JsonObject put = call(
                "s3",
                "PutObject",
                JsonObject.of("Bucket", "sources", "Key", key, "Body", key.getBytes(StandardCharsets.UTF_8)));
        return event("ObjectCreated:Put", key.replace(" ", "+"), put.needText("VersionId"));
    }

    private static String event(String name, String key, String version) {
        return """
            {"Records": [{"eventVersion": "2.1", "eventSource": "aws:s3", "awsRegion": "us-east-1",
              "eventTime": "2026-01-01T00:00:00.000Z", "eventName": "%s",
              "s3": {"s3SchemaVersion": "1.0", "bucket": {"name": "sources", "arn": "arn:aws:s3:::sources"},
                     "object": {"key": "%s", "size": 3, "eTag": "e", "versionId": "%s", "sequencer": "0055"}}}]}
            """.formatted(name, key, version);
    }

    private List<String> handle(String event) {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        try {
            handler.handleRequest(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), answer, told);
        } catch (IOException e) {
            throw new UncheckedIOException("streams in memory do not fail", e);
        }
        return JsonObject.of("executions", Json.value(answer.toString(StandardCharsets.UTF_8)))
                .texts("executions");
    }

    private JsonObject revision(String execution) {
        return call(
                        "codepipeline",
                        "GetPipelineExecution",
                        JsonObject.of("pipelineName", "web", "pipelineExecutionId", execution))
                .objectOrEmpty("pipelineExecution")
                .objects("artifactRevisions")
                .getFirst();
    }

    @Test
    void the_object_that_was_uploaded_is_the_source_whatever_its_name() {
        pipeline(true);
        String event = uploaded("builds/web/app 2f9c1e.zip");
        String execution = handle(event).getFirst();
        clock.advance(Duration.ZERO);
        assertTrue(event.contains(revision(execution).needText("revisionId")), event);
        assertTrue(told.text().contains("builds/web/app 2f9c1e.zip"), told.text());
    }

    @Test
    void an_upload_under_the_same_name_before_the_source_is_read_does_not_slip_in() {
        pipeline(true);
        String event = uploaded("builds/web/app.zip");
        uploaded("builds/web/app.zip");

        String execution = handle(event).getFirst();
        clock.advance(Duration.ZERO);

        assertTrue(event.contains(revision(execution).needText("revisionId")), event);
    }

    @Test
    void the_same_event_again_finds_the_execution_that_it_started() {
        pipeline(true);
        String event = uploaded("builds/web/app.zip");
        assertEquals(handle(event), handle(event));
    }

    @Test
    void another_upload_under_the_same_name_is_another_execution() {
        pipeline(true);
        List<String> first = handle(uploaded("builds/web/app.zip"));
        assertTrue(!first.equals(handle(uploaded("builds/web/app.zip"))));
    }

    @Test
    void a_pipeline_that_is_not_there_is_an_error_that_names_it() {
        Refusal refusal = assertThrows(Refusal.class, () -> handle(uploaded("builds/web/app.zip")));
        assertTrue(String.valueOf(refusal.getMessage()).contains("there is no pipeline web"));
    }

    @Test
    void the_own_key_only_is_an_error_that_says_what_to_set() {
        pipeline(false);
        Refusal refusal = assertThrows(Refusal.class, () -> handle(uploaded("builds/web/app.zip")));
        assertTrue(String.valueOf(refusal.getMessage()).contains("AllowOverrideForS3ObjectKey"));
    }

    @Test
    void a_deletion_and_the_test_event_of_s3_start_nothing() {
        pipeline(true);
        assertEquals(List.of(), handle(event("ObjectRemoved:Delete", "builds/web/a.zip", "v1")));
        assertEquals(
                List.of(), handle("{\"Service\":\"Amazon S3\",\"Event\":\"s3:TestEvent\",\"Bucket\":\"sources\"}"));
    }
}
