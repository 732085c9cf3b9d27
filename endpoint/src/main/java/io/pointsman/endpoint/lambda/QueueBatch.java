package io.pointsman.endpoint.lambda;

import io.pointsman.endpoint.Arn;
import io.pointsman.endpoint.AwsError;
import io.pointsman.endpoint.Caller;
import io.pointsman.endpoint.Origin;
import io.pointsman.endpoint.World;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import io.pointsman.json.JsonTrouble;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Messages of a queue on their way through a function. What was worked at is deleted; the rest becomes visible again when its time is over, as
 * in AWS.
 */
final class QueueBatch {
    private final World world;
    private final JsonObject settings;
    private final String arn;

    /** @param settings of the mapping */
    QueueBatch(World world, JsonObject settings) {
        this.world = world;
        this.settings = settings;
        this.arn = settings.needText("EventSourceArn");
    }

    String queue() {
        return Arn.need(arn).resource();
    }

    List<JsonObject> receive(int most, int waitSeconds) {
        JsonObject input = about().with("MaxNumberOfMessages", (long) most).with("WaitTimeSeconds", (long) waitSeconds);
        return world.call("sqs", "ReceiveMessage", input).objects("Messages");
    }

    /** A mapping that was disabled meanwhile does not keep them. */
    void giveBack(List<JsonObject> messages) {
        messages.forEach(message ->
                world.call("sqs", "ChangeMessageVisibility", handle(message).with("VisibilityTimeout", 0L)));
    }

    void work(List<JsonObject> messages) {
        try {
            Set<String> failed = invoke(messages);
            messages.stream()
                    .filter(message -> !failed.contains(message.needText("MessageId")))
                    .forEach(message -> world.call("sqs", "DeleteMessage", handle(message)));
        } catch (AwsError refused) {
            world.logs()
                    .add(
                            function(),
                            "",
                            "the batch of " + queue() + " was not taken: " + refused.code() + ": " + refused.said());
        }
    }

    private String function() {
        return FunctionAddress.parse(settings.needText("FunctionArn")).name();
    }

    /** The ids of the messages that are to come again. */
    private Set<String> invoke(List<JsonObject> messages) {
        JsonObject event =
                JsonObject.of("Records", messages.stream().map(this::record).toList());
        JsonObject answer = world.call(
                "lambda",
                "Invoke",
                JsonObject.of("FunctionName", settings.needText("FunctionArn"))
                        .with("Payload", Json.text(event).getBytes(StandardCharsets.UTF_8)),
                Caller.of(new Origin(Origin.Kind.QUEUE, arn)));
        Set<String> all = new HashSet<>(
                messages.stream().map(message -> message.needText("MessageId")).toList());
        if (answer.has("FunctionError")) {
            return all;
        }
        boolean reports = settings.texts("FunctionResponseTypes").contains("ReportBatchItemFailures");
        return reports ? reported(answer, all) : Set.of();
    }

    /** A report that makes no sense is one of failure. */
    private static Set<String> reported(JsonObject answer, Set<String> all) {
        try {
            String text = new String(answer.bytes("Payload").orElseGet(() -> new byte[0]), StandardCharsets.UTF_8);
            Object value = Json.value(text.isBlank() ? "null" : text);
            if (!(value instanceof Map<?, ?> map)) {
                return value == null ? Set.of() : all;
            }
            Set<String> failed = new HashSet<>();
            for (JsonObject item : JsonObject.of(map).objects("batchItemFailures")) {
                Optional<String> id = item.text("itemIdentifier").filter(all::contains);
                if (id.isEmpty()) {
                    return all;
                }
                failed.add(id.get());
            }
            return failed;
        } catch (JsonTrouble e) {
            return all;
        }
    }

    private JsonObject record(JsonObject message) {
        JsonObject own = JsonObject.empty();
        JsonObject given = message.objectOrEmpty("MessageAttributes");
        for (String name : given.members().keySet()) {
            JsonObject value = given.objectOrEmpty(name);
            own = own.with(
                    name,
                    JsonObject.of("dataType", value.text("DataType").orElse("String"))
                            .with("stringValue", value.text("StringValue"))
                            .with("binaryValue", value.text("BinaryValue"))
                            .with("stringListValues", List.of())
                            .with("binaryListValues", List.of()));
        }
        return JsonObject.of("messageId", message.needText("MessageId"))
                .with("receiptHandle", message.needText("ReceiptHandle"))
                .with("body", message.needText("Body"))
                .with("attributes", message.objectOrEmpty("Attributes"))
                .with("messageAttributes", own)
                .with("md5OfBody", message.needText("MD5OfBody"))
                .with("eventSource", "aws:sqs")
                .with("eventSourceARN", arn)
                .with("awsRegion", world.region());
    }

    private JsonObject handle(JsonObject message) {
        return about().with("ReceiptHandle", message.needText("ReceiptHandle"));
    }

    private JsonObject about() {
        return JsonObject.of("QueueUrl", queue());
    }
}
