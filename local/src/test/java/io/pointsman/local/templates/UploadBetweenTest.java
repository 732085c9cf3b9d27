package io.pointsman.local.templates;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pointsman.endpoint.Endpoint;
import io.pointsman.endpoint.clock.EndpointClock;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody uploads once more under the same key, before the pipeline that the first upload starts has read its source. */
class UploadBetweenTest {
    private static final String PIPELINE = """
        {"name": "p", "roleArn": "arn:aws:iam::123456789012:role/pipeline", "pipelineType": "V2",
         "executionMode": "QUEUED",
         "artifactStore": {"type": "S3", "location": "artifacts"}, "stages": [
           {"name": "Source", "actions": [{"name": "Source",
             "actionTypeId": {"category": "Source", "owner": "AWS", "provider": "S3", "version": "1"},
             "configuration": {"S3Bucket": "sources", "S3ObjectKey": "app.zip", "PollForSourceChanges": "false"},
             "outputArtifacts": [{"name": "SourceArtifact"}]}]},
           {"name": "Release", "actions": [{"name": "Approve",
             "actionTypeId": {"category": "Approval", "owner": "AWS", "provider": "Manual", "version": "1"}}]}]}
        """;

    private final OwnTemplatesTest account = new OwnTemplatesTest();
    private final EndpointClock clock = EndpointClock.stopped(Instant.parse("2026-01-01T00:00:00Z"));
    private final Endpoint endpoint = Endpoint.of("123456789012", "us-east-1", clock);

    @AfterEach
    void close() {
        endpoint.close();
    }

    private JsonObject call(String service, String operation, JsonObject input) {
        return endpoint.world().call(service, operation, input);
    }

    private void sources() {
        call("s3", "CreateBucket", JsonObject.of("Bucket", "artifacts"));
        call("s3", "CreateBucket", JsonObject.of("Bucket", "sources"));
        JsonObject enabled = JsonObject.of("Status", "Enabled");
        call("s3", "PutBucketVersioning", JsonObject.of("Bucket", "sources", "VersioningConfiguration", enabled));
        call(
                "s3",
                "PutBucketNotificationConfiguration",
                JsonObject.of("Bucket", "sources")
                        .with(
                                "NotificationConfiguration",
                                JsonObject.of("EventBridgeConfiguration", JsonObject.empty())));
        call("codepipeline", "CreatePipeline", JsonObject.of("pipeline", Json.object(PIPELINE)));
        clock.advance(Duration.ofMinutes(1)); // its first execution finds no source
    }

    /** The rule as a stack of the template has it, about these buckets. */
    private void rule(String template, String... parameters) throws IOException {
        account.deploy("pointsman", OwnTemplatesTest.functions(), "DeploymentAccounts", "111122223333,444455556666");
        account.deploy("p", OwnTemplatesTest.pipeline(template), parameters);
        JsonObject rule = account.made("p", "StartRule");
        String bucket = account.physical("p", "SourceBucket");
        String pattern = Json.text(rule.objectOrEmpty("EventPattern")).replace(bucket, "sources");
        call("events", "PutRule", JsonObject.of("Name", "start", "EventPattern", pattern));
        List<JsonObject> targets = rule.objects("Targets").stream()
                .map(target -> target.with("Arn", "arn:aws:codepipeline:us-east-1:123456789012:p"))
                .toList();
        call("events", "PutTargets", JsonObject.of("Rule", "start", "Targets", targets));
    }

    private String uploaded(String text) {
        return call(
                        "s3",
                        "PutObject",
                        JsonObject.of(
                                "Bucket", "sources", "Key", "app.zip", "Body", text.getBytes(StandardCharsets.UTF_8)))
                .needText("VersionId");
    }

    /** Of the executions that found a source, the oldest first. */
    private List<String> released() {
        return call("codepipeline", "ListPipelineExecutions", JsonObject.of("pipelineName", "p"))
                .objects("pipelineExecutionSummaries")
                .reversed()
                .stream()
                .flatMap(execution -> execution.objects("sourceRevisions").stream())
                .map(revision -> revision.needText("revisionId"))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"production", "staging-and-production"})
    void each_upload_is_the_source_of_its_own_execution(String template) throws IOException {
        sources();
        if (template.equals("production")) {
            rule(template);
        } else {
            rule(
                    template,
                    "StagingAccount",
                    "111122223333",
                    "ProductionAccount",
                    "444455556666",
                    "ExternalId",
                    "a-word-of-ours",
                    "KmsKeyArn",
                    "arn:aws:kms:us-east-1:000000000000:key/k");
        }

        List<String> uploads = List.of(uploaded("one"), uploaded("two"));
        clock.advance(Duration.ofMinutes(1));

        assertEquals(uploads, released());
    }

    @Test
    void an_input_that_is_no_json_starts_nothing() {
        sources();
        call("events", "PutRule", JsonObject.of("Name", "start", "EventPattern", "{\"source\":[\"aws.s3\"]}"));
        JsonObject target = JsonObject.of("Id", "p", "Arn", "arn:aws:codepipeline:us-east-1:123456789012:p")
                .with("RoleArn", "arn:aws:iam::123456789012:role/start")
                .with("Input", "no json");
        call("events", "PutTargets", JsonObject.of("Rule", "start", "Targets", List.of(target)));

        uploaded("one");
        clock.advance(Duration.ofMinutes(1));

        assertEquals(List.of(), released());
    }
}
