package io.pointsman.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.pointsman.endpoint.Endpoint;
import io.pointsman.endpoint.clock.EndpointClock;
import io.pointsman.endpoint.wire.EndpointServer;
import io.pointsman.engine.Refusal;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
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
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;

/** What is announced reaches a rule, by the real client. The rule starts a pipeline, because that can be seen. */
class SdkAnnouncementsTest {
    private static final JsonObject DETAIL = JsonObject.of("stack", "web");

    private final EndpointClock clock = EndpointClock.stopped(Instant.parse("2026-01-01T00:00:00Z"));
    private final Endpoint endpoint = Endpoint.of("123456789012", "us-east-1", clock);
    private final EndpointServer server = EndpointServer.start(endpoint.world(), 0);
    private final EventBridgeClient client = EventBridgeClient.builder()
            .endpointOverride(server.uri())
            .region(Region.US_EAST_1)
            .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
            .httpClient(UrlConnectionHttpClient.create())
            .build();
    private final Announcements announcements = new SdkAnnouncements(() -> client);

    @BeforeEach
    void rule() {
        String pipeline = """
            {"name": "web", "roleArn": "arn:aws:iam::123456789012:role/pipeline", "pipelineType": "V2",
             "artifactStore": {"type": "S3", "location": "artifacts"}, "stages": [
               {"name": "Source", "actions": [{"name": "Source",
                 "actionTypeId": {"category": "Source", "owner": "AWS", "provider": "S3", "version": "1"},
                 "configuration": {"S3Bucket": "sources", "S3ObjectKey": "app.zip", "PollForSourceChanges": "false",
                                   "AllowOverrideForS3ObjectKey": "true"},
                 "outputArtifacts": [{"name": "SourceArtifact"}]}]},
               {"name": "Release", "actions": [{"name": "Approve",
                 "actionTypeId": {"category": "Approval", "owner": "AWS", "provider": "Manual", "version": "1"}}]}]}
            """;
        call("codepipeline", "CreatePipeline", JsonObject.of("pipeline", Json.object(pipeline)));
        String pattern = "{\"source\":[\"pointsman\"],\"detail-type\":[\"Pointsman Release RolledBack\"],"
                + "\"detail\":{\"stack\":[\"web\"]}}";
        call("events", "PutRule", JsonObject.of("Name", "rolled-back", "EventPattern", pattern));
        JsonObject target = JsonObject.of("Id", "1", "Arn", "arn:aws:codepipeline:us-east-1:123456789012:web")
                .with("RoleArn", "arn:aws:iam::123456789012:role/start");
        call("events", "PutTargets", JsonObject.of("Rule", "rolled-back", "Targets", List.of(target)));
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

    private int executions() {
        clock.advance(Duration.ofMinutes(1));
        return call("codepipeline", "ListPipelineExecutions", JsonObject.of("pipelineName", "web"))
                .objects("pipelineExecutionSummaries")
                .size();
    }

    @Test
    void a_rule_hears_of_the_end_that_it_is_for_and_of_no_other() {
        int before = executions();
        announcements.announce(ReleaseEvent.SUCCEEDED, DETAIL);
        announcements.announce(ReleaseEvent.ROLLED_BACK, JsonObject.of("stack", "shop"));
        assertEquals(before, executions());
        announcements.announce(ReleaseEvent.ROLLED_BACK, DETAIL);
        assertEquals(before + 1, executions());
    }

    @Test
    void a_bus_that_says_no_is_an_error() {
        Announcements none = new SdkAnnouncements(() -> {
            throw Refusal.configuration("no client");
        });
        assertThrows(Refusal.class, () -> none.announce(ReleaseEvent.FAILED, DETAIL));
    }
}
