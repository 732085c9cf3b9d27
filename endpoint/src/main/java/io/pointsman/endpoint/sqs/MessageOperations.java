package io.pointsman.endpoint.sqs;

import io.pointsman.endpoint.AwsError;
import io.pointsman.endpoint.Operation;
import io.pointsman.endpoint.World;
import io.pointsman.endpoint.encoding.Hash;
import io.pointsman.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** To send messages, to give them back sooner or later, and to delete them. */
final class MessageOperations {
    private static final int BATCH = 10;

    private final World world;
    private final Queues queues;

    MessageOperations(World world, Queues queues) {
        this.world = world;
        this.queues = queues;
    }

    Map<String, Operation> table() {
        return Map.of(
                "SendMessage", (input, caller) -> send(queues.need(input), input),
                "SendMessageBatch", (input, caller) -> batch(input, entry -> send(queues.need(input), entry)),
                "DeleteMessage", (input, caller) -> delete(queues.need(input), input),
                "DeleteMessageBatch", (input, caller) -> batch(input, entry -> delete(queues.need(input), entry)),
                "ChangeMessageVisibility", (input, caller) -> hide(queues.need(input), input),
                "ChangeMessageVisibilityBatch",
                        (input, caller) -> batch(input, entry -> hide(queues.need(input), entry)));
    }

    private JsonObject send(Queue queue, JsonObject input) {
        String body = input.text("MessageBody").orElse("");
        if (body.isEmpty()) {
            throw SqsErrors.error("MissingParameter", "The request must contain the parameter MessageBody.");
        }
        long most = Long.parseLong(queue.attributes().getOrDefault("MaximumMessageSize", "1048576"));
        if (body.getBytes(StandardCharsets.UTF_8).length > most) {
            throw SqsErrors.error(
                    "InvalidParameterValue",
                    "One or more parameters are invalid. Reason: Message must be shorter than " + most + " bytes.");
        }
        boolean fifo = queue.name().endsWith(".fifo");
        if (fifo && !input.has("MessageGroupId")) {
            throw SqsErrors.error("MissingParameter", "The request must contain the parameter MessageGroupId.");
        }
        Instant now = world.clock().instant();
        Duration delay = input.number("DelaySeconds").map(Duration::ofSeconds).orElse(queue.seconds("DelaySeconds"));
        Optional<String> group = fifo ? input.text("MessageGroupId") : Optional.empty();
        Message message = new Message(body, input.objectOrEmpty("MessageAttributes"), group, now, now.plus(delay));
        queue.add(message);
        return JsonObject.of("MessageId", message.id(), "MD5OfMessageBody", Hash.MD5.hex(body));
    }

    private static JsonObject delete(Queue queue, JsonObject input) {
        Optional<Message> message = queue.withHandle(handle(input));
        message.ifPresent(found -> {
            queue.messages().remove(found);
            queue.wake();
        });
        return JsonObject.empty();
    }

    private JsonObject hide(Queue queue, JsonObject input) {
        Instant until = world.clock()
                .instant()
                .plusSeconds(input.number("VisibilityTimeout").orElse(0L));
        queue.withHandle(handle(input)).ifPresent(found -> {
            found.hideUntil(until);
            queue.wake();
        });
        return JsonObject.empty();
    }

    private static String handle(JsonObject input) {
        String handle = input.needText("ReceiptHandle");
        if (!handle.contains("#")) {
            throw SqsErrors.error("ReceiptHandleIsInvalid", "The input receipt handle is invalid.");
        }
        return handle;
    }

    private static JsonObject batch(JsonObject input, UnaryOperator<JsonObject> one) {
        List<JsonObject> entries = input.objects("Entries");
        check(entries);
        List<JsonObject> successful = new ArrayList<>();
        List<JsonObject> failed = new ArrayList<>();
        for (JsonObject entry : entries) {
            String id = entry.needText("Id");
            try {
                successful.add(one.apply(entry).with("Id", id));
            } catch (AwsError error) {
                if (error.code().equals("QueueDoesNotExist")) {
                    throw error;
                }
                failed.add(JsonObject.of("Id", id, "SenderFault", true, "Code", error.code(), "Message", error.said()));
            }
        }
        return JsonObject.of("Successful", successful, "Failed", failed);
    }

    private static void check(List<JsonObject> entries) {
        if (entries.isEmpty()) {
            throw SqsErrors.error("EmptyBatchRequest", "There should be at least one entry in the request.");
        }
        if (entries.size() > BATCH) {
            throw SqsErrors.error(
                    "TooManyEntriesInBatchRequest",
                    "Maximum number of entries per request are 10. You have sent " + entries.size() + ".");
        }
        Set<String> ids = new HashSet<>();
        for (JsonObject entry : entries) {
            if (!ids.add(entry.needText("Id"))) {
                throw SqsErrors.error("BatchEntryIdsNotDistinct", "Id " + entry.needText("Id") + " repeated.");
            }
        }
    }
}
