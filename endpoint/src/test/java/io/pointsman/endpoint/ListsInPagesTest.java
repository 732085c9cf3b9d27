package io.pointsman.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.pointsman.endpoint.clock.EndpointClock;
import io.pointsman.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A list comes in pages of the size that was asked for, and the pages together are the list. */
final class ListsInPagesTest {
    private final EndpointClock clock = EndpointClock.stopped(Instant.parse("2026-01-01T00:00:00Z"));
    private final Endpoint endpoint = Endpoint.of("000000000000", "us-east-1", clock);

    @AfterEach
    void close() {
        endpoint.close();
        clock.close();
    }

    private JsonObject ask(String service, String operation, JsonObject input) {
        return endpoint.world().call(service, operation, input);
    }

    private List<Object> pages(String service, String operation, JsonObject input, String list) {
        List<Object> sizes = new ArrayList<>();
        Optional<String> next = Optional.empty();
        do {
            JsonObject page = ask(service, operation, input.with("NextToken", next));
            sizes.add(page.list(list).size());
            next = page.text("NextToken");
        } while (next.isPresent());
        return sizes;
    }

    @Test
    void queues() {
        List.of("a-1", "a-2", "a-3", "b-1")
                .forEach(name -> ask("sqs", "CreateQueue", JsonObject.of("QueueName", name)));
        assertEquals(
                List.of(2, 1),
                pages("sqs", "ListQueues", JsonObject.of("QueueNamePrefix", "a", "MaxResults", 2), "QueueUrls"));
        assertFalse(ask("sqs", "ListQueues", JsonObject.empty()).has("NextToken"));
    }

    @Test
    void rules_and_their_targets() {
        List.of("a", "b", "c")
                .forEach(name ->
                        ask("events", "PutRule", JsonObject.of("Name", name, "ScheduleExpression", "rate(1 day)")));
        assertEquals(List.of(2, 1), pages("events", "ListRules", JsonObject.of("Limit", 2), "Rules"));
        List<JsonObject> targets = List.of(
                JsonObject.of("Id", "one", "Arn", "arn:aws:sqs:us-east-1:000000000000:one"),
                JsonObject.of("Id", "two", "Arn", "arn:aws:sqs:us-east-1:000000000000:two"));
        ask("events", "PutTargets", JsonObject.of("Rule", "a", "Targets", targets));
        assertEquals(
                List.of(1, 1), pages("events", "ListTargetsByRule", JsonObject.of("Rule", "a", "Limit", 1), "Targets"));
    }

    @Test
    void secrets_and_their_versions() {
        List.of("a", "b", "c")
                .forEach(name ->
                        ask("secretsmanager", "CreateSecret", JsonObject.of("Name", name, "SecretString", "one")));
        assertEquals(
                List.of(2, 1), pages("secretsmanager", "ListSecrets", JsonObject.of("MaxResults", 2), "SecretList"));
        ask("secretsmanager", "PutSecretValue", JsonObject.of("SecretId", "a", "SecretString", "two"));
        JsonObject one = JsonObject.of("SecretId", "a", "MaxResults", 1);
        assertEquals(List.of(1, 1), pages("secretsmanager", "ListSecretVersionIds", one, "Versions"));
    }

    @Test
    void drifts_of_resources() {
        String template = """
            {"Resources": {"A": {"Type": "AWS::S3::Bucket"}, "B": {"Type": "AWS::S3::Bucket"}}}\
            """;
        ask("cloudformation", "CreateStack", JsonObject.of("StackName", "one", "TemplateBody", template));
        clock.advance(Duration.ofMinutes(5));
        ask("cloudformation", "DetectStackDrift", JsonObject.of("StackName", "one"));
        clock.advance(Duration.ofMinutes(5));
        JsonObject one = JsonObject.of("StackName", "one", "MaxResults", 1);
        assertEquals(List.of(1, 1), pages("cloudformation", "DescribeStackResourceDrifts", one, "StackResourceDrifts"));
    }

    @Test
    void a_token_that_nobody_gave_is_refused() {
        for (String service : List.of(
                "sqs ListQueues InvalidParameterValue",
                "events ListRules ValidationException",
                "secretsmanager ListSecrets InvalidNextTokenException")) {
            String[] said = service.split(" ", 0);
            JsonObject input = JsonObject.of("NextToken", "x", "MaxResults", 1);
            assertEquals(
                    said[2],
                    assertThrows(AwsError.class, () -> ask(said[0], said[1], input))
                            .code());
        }
    }
}
