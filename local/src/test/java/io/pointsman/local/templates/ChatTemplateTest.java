package io.pointsman.local.templates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.endpoint.Endpoint;
import io.pointsman.endpoint.clock.EndpointClock;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The rules of {@code pipelines/chat.yaml}, made by CloudFormation; a queue stands for the topic. What arrives is a custom notification of
 * Amazon Q Developer in chat applications, whatever an event says.
 */
final class ChatTemplateTest {
    private static final String SAYS = "hook \"check\" failed, its last words: {\"a\": 1}\nsecond line";

    private final EndpointClock clock = EndpointClock.stopped();
    private final Endpoint endpoint = Endpoint.of("123456789012", "us-east-1", clock);

    @BeforeEach
    void deploy() throws IOException {
        String template = OwnTemplatesTest.pipeline("chat")
                .replace("Arn: !Ref Topic", "Arn: !GetAtt Queue.Arn")
                .replace("source: [aws.codepipeline]", "source: [own.codepipeline]")
                .replace("Resources:\n", "Resources:\n  Queue:\n    Type: AWS::SQS::Queue\n");
        call(
                "cloudformation",
                "CreateStack",
                JsonObject.of(
                        "StackName",
                        "chat",
                        "TemplateBody",
                        template,
                        "Capabilities",
                        List.of("CAPABILITY_IAM"),
                        "Parameters",
                        List.of(parameter("ReleaseBucketName", "releases"), parameter("PipelineName", "my-app"))));
        clock.advance(Duration.ofMinutes(5));
    }

    private static JsonObject parameter(String key, String value) {
        return JsonObject.of("ParameterKey", key, "ParameterValue", value);
    }

    @AfterEach
    void close() {
        endpoint.close();
    }

    private JsonObject call(String service, String operation, JsonObject input) {
        return endpoint.world().call(service, operation, input);
    }

    private static JsonObject detail(String stack, JsonObject result) {
        return JsonObject.of("stack", stack, "run", "run-1", "action", "shift", "job", "job-1", "result", result)
                .with("record", JsonObject.of("bucket", "releases", "key", "releases/" + stack + "/run-1.json"));
    }

    private void event(String source, String detailType, JsonObject detail) {
        JsonObject entry = JsonObject.of("Source", source, "DetailType", detailType, "Detail", Json.text(detail));
        call("events", "PutEvents", JsonObject.of("Entries", List.of(entry)));
        clock.advance(Duration.ofSeconds(5));
    }

    private List<JsonObject> messages() {
        String url =
                call("sqs", "ListQueues", JsonObject.empty()).texts("QueueUrls").getFirst();
        return call("sqs", "ReceiveMessage", JsonObject.of("QueueUrl", url, "MaxNumberOfMessages", 10L))
                .objects("Messages")
                .stream()
                .map(message -> Json.object(message.needText("Body")))
                .toList();
    }

    /** As AWS's page "Custom notifications" has it. */
    private JsonObject content(String type) {
        List<JsonObject> messages = messages();
        assertEquals(1, messages.size(), messages::toString);
        JsonObject message = messages.getFirst();
        assertEquals("1.0", message.needText("version"));
        assertEquals("custom", message.needText("source"));
        assertEquals("run-1", message.objectOrEmpty("metadata").needText("threadId"));
        assertEquals(type, message.objectOrEmpty("metadata").needText("eventType"));
        JsonObject content = message.objectOrEmpty("content");
        assertTrue(content.needText("title").startsWith("my-app: "), content::toString);
        assertFalse(content.needText("description").isBlank());
        assertEquals(2, content.texts("nextSteps").size());
        return content;
    }

    private static JsonObject succeeded(JsonObject outputs) {
        return JsonObject.of("status", "Succeeded", "outputs", outputs);
    }

    private static JsonObject failed() {
        return JsonObject.of("status", "Failed", "type", "JobFailed", "message", SAYS);
    }

    @Test
    void a_release_that_began_is_told_with_where_to_follow_it() {
        event(
                "own.codepipeline",
                "CodePipeline Pipeline Execution State Change",
                JsonObject.of("pipeline", "my-app", "execution-id", "run-1", "state", "STARTED"));
        assertTrue(content("started").texts("nextSteps").getLast().contains("/pipelines/my-app/executions/run-1/"));
    }

    @Test
    void a_review_that_waits_is_told_with_its_link() {
        JsonObject outputs = JsonObject.of("Changes", "Modify \"Cart\"", "ReviewUrl", "https://s3.console/review");
        event("pointsman", "Pointsman Review Ready", detail("my-app", succeeded(outputs)));
        JsonObject content = content("review");
        assertEquals("Modify \"Cart\"", content.needText("description"));
        assertEquals(
                "Read what it changes: https://s3.console/review",
                content.texts("nextSteps").getFirst());
    }

    @Test
    void a_release_is_told_with_the_way_back() {
        JsonObject outputs = JsonObject.of("Summary", "Cart 1 -> 2");
        event("pointsman", "Pointsman Release Succeeded", detail("my-app", succeeded(outputs)));
        JsonObject content = content("released");
        assertEquals("Cart 1 -> 2", content.needText("description"));
        assertEquals(
                "Take it back: ./pointsman rollback my-app",
                content.texts("nextSteps").getLast());
    }

    @Test
    void what_went_wrong_is_told_as_it_was_said_quotes_lines_and_all() {
        event("pointsman", "Pointsman Release RolledBack", detail("my-app", failed()));
        assertEquals(SAYS, content("rolled-back").needText("description"));
    }

    @Test
    void a_failure_is_told_with_the_action() {
        event("pointsman", "Pointsman Release Failed", detail("my-app", failed()));
        assertEquals("my-app: failed in shift", content("failed").needText("title"));
    }

    @Test
    void other_stacks_and_other_pipelines_are_for_others() {
        event("pointsman", "Pointsman Release Failed", detail("my-app-2", failed()));
        event(
                "own.codepipeline",
                "CodePipeline Pipeline Execution State Change",
                JsonObject.of("pipeline", "other", "execution-id", "run-1", "state", "STARTED"));
        assertEquals(List.of(), messages());
    }
}
