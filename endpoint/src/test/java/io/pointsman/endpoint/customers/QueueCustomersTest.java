package io.pointsman.endpoint.customers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.endpoint.Call;
import io.pointsman.endpoint.Origin;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A queue whose messages reach the alias, spoken to as current SDKs do. */
final class QueueCustomersTest {
    private static final String QUEUES = """
        Dead: {Type: AWS::SQS::Queue}
        Queue:
          Type: AWS::SQS::Queue
          Properties:
            VisibilityTimeout: 100
            RedrivePolicy: {deadLetterTargetArn: !GetAtt Dead.Arn, maxReceiveCount: 2}
        Mapping:
          Type: AWS::Lambda::EventSourceMapping
          Properties: {EventSourceArn: !GetAtt Queue.Arn, FunctionName: !Ref Live, BatchSize: 2}
        """;

    private final CustomerPlace place = new CustomerPlace();

    @AfterEach
    void close() {
        place.close();
    }

    @Test
    void a_message_reaches_the_version_that_the_alias_is_on_and_is_gone_then() {
        place.deploy(QUEUES);
        place.publishSecond();
        send("one");
        place.until(() -> place.calls().size() == 1);
        place.moveAlias("2");
        send("two");
        place.until(() -> place.calls().size() == 2 && messages("Queue") == 0);
        assertEquals(
                List.of(Optional.of("1"), Optional.of("2")),
                place.calls().stream().map(Call::executedVersion).toList());
        Call call = place.calls().getFirst();
        assertEquals(Origin.Kind.QUEUE, call.source());
        assertEquals("live", call.qualifier());
        assertTrue(call.ok());
    }

    @Test
    void a_message_whose_function_fails_comes_again_and_then_rests_with_the_dead() {
        place.deploy(QUEUES);
        send("worse bad");
        place.until(() -> messages("Dead") == 1);
        assertEquals(List.of(false, false), place.calls().stream().map(Call::ok).toList());
        assertEquals(0, messages("Queue"));
        JsonObject dead = sqs("ReceiveMessage", JsonObject.of("QueueUrl", place.id("Dead")));
        assertEquals("worse bad", dead.objects("Messages").getFirst().needText("Body"));
    }

    @Test
    void only_what_a_report_names_comes_again() {
        place.deploy(QUEUES.replace("BatchSize: 2", "BatchSize: 2, FunctionResponseTypes: [ReportBatchItemFailures]"));
        sqs(
                "SendMessageBatch",
                JsonObject.of("QueueUrl", place.id("Queue"))
                        .with(
                                "Entries",
                                List.of(
                                        JsonObject.of("Id", "a", "MessageBody", "good"),
                                        JsonObject.of("Id", "b", "MessageBody", "bad"))));
        place.until(() -> messages("Dead") == 1);
        assertEquals(0, messages("Queue"));
        assertTrue(place.calls().stream().allMatch(Call::ok));
    }

    @Test
    void a_disabled_mapping_leaves_messages_where_they_are() {
        place.deploy(QUEUES);
        place.update(QUEUES.replace("BatchSize: 2", "BatchSize: 2, Enabled: false"));
        send("one");
        place.clock.advance(java.time.Duration.ofMinutes(1));
        assertEquals(1, messages("Queue"));
        assertEquals(List.of(), place.calls());
        place.update(QUEUES.replace("BatchSize: 2", "BatchSize: 2, Enabled: true"));
        place.until(() -> place.calls().size() == 1 && messages("Queue") == 0);
    }

    @Test
    void a_received_message_is_hidden_until_it_is_deleted_or_its_time_is_over() {
        String url = sqs("CreateQueue", JsonObject.of("QueueName", "jobs")).needText("QueueUrl");
        assertEquals(place.uri("/123456789012/jobs").toString(), url);
        JsonObject queue = JsonObject.of("QueueUrl", url);
        sqs("SendMessage", queue.with("MessageBody", "one"));
        JsonObject first = sqs("ReceiveMessage", queue).objects("Messages").getFirst();
        assertEquals("f97c5d29941bfb1b2fdab0874906ab82", first.needText("MD5OfBody"));
        assertEquals(List.of(), sqs("ReceiveMessage", queue).objects("Messages"));
        place.clock.advance(java.time.Duration.ofSeconds(31));
        JsonObject second = sqs("ReceiveMessage", queue).objects("Messages").getFirst();
        assertEquals("2", second.objectOrEmpty("Attributes").needText("ApproximateReceiveCount"));
        sqs("DeleteMessage", queue.with("ReceiptHandle", second.needText("ReceiptHandle")));
        place.clock.advance(java.time.Duration.ofSeconds(31));
        assertEquals(List.of(), sqs("ReceiveMessage", queue).objects("Messages"));
        sqs("SendMessage", queue.with("MessageBody", "two"));
        sqs("PurgeQueue", queue);
        assertEquals(
                "0",
                sqs("GetQueueAttributes", queue.with("AttributeNames", List.of("All")))
                        .objectOrEmpty("Attributes")
                        .needText("ApproximateNumberOfMessages"));
        assertEquals(List.of(url), sqs("ListQueues", JsonObject.empty()).texts("QueueUrls"));
    }

    /** The SDK for JavaScript takes the host of the URL, those for Ruby and PHP the whole of it, over the endpoint that they were given. */
    @Test
    void what_is_sent_to_the_url_of_a_queue_arrives() {
        place.deploy("Waiting: {Type: AWS::SQS::Queue}\n");
        String url = place.id("Waiting");
        HttpResponse<String> answer = ask(
                URI.create(url), "SendMessage", JsonObject.of("QueueUrl", url, "MessageBody", "to the queue itself"));

        assertEquals(200, answer.statusCode(), answer.body());
        assertEquals(1, messages("Waiting"));
    }

    @Test
    void a_queue_that_is_not_there_is_missed_in_both_ways_that_clients_read() {
        HttpResponse<String> answer = ask("GetQueueUrl", JsonObject.of("QueueName", "nowhere"));
        assertEquals(400, answer.statusCode());
        assertTrue(Json.object(answer.body()).needText("__type").endsWith("QueueDoesNotExist"));
        assertEquals(
                "AWS.SimpleQueueService.NonExistentQueue;Sender",
                answer.headers().firstValue("x-amzn-query-error").orElse(""));
        assertEquals(
                "application/x-amz-json-1.0",
                answer.headers().firstValue("content-type").orElse(""));
    }

    private void send(String body) {
        sqs("SendMessage", JsonObject.of("QueueUrl", place.id("Queue"), "MessageBody", body));
    }

    private long messages(String queue) {
        JsonObject all = sqs(
                        "GetQueueAttributes",
                        JsonObject.of("QueueUrl", place.id(queue)).with("AttributeNames", List.of("All")))
                .objectOrEmpty("Attributes");
        return Long.parseLong(all.needText("ApproximateNumberOfMessages"))
                + Long.parseLong(all.needText("ApproximateNumberOfMessagesNotVisible"));
    }

    private JsonObject sqs(String operation, JsonObject input) {
        HttpResponse<String> answer = ask(operation, input);
        assertEquals(200, answer.statusCode(), answer.body());
        return Json.object(answer.body());
    }

    private HttpResponse<String> ask(String operation, JsonObject input) {
        return ask(place.uri("/"), operation, input);
    }

    private HttpResponse<String> ask(URI where, String operation, JsonObject input) {
        return place.send(HttpRequest.newBuilder(where)
                .header("X-Amz-Target", "AmazonSQS." + operation)
                .header("Content-Type", "application/x-amz-json-1.0")
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=AKID/20261001/us-east-1/sqs/aws4_request, SignedHeaders=host,"
                                + " Signature=0")
                .POST(BodyPublishers.ofString(Json.text(input))));
    }
}
