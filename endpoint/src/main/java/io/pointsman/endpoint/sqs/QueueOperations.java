package io.pointsman.endpoint.sqs;

import io.pointsman.endpoint.ListPart;
import io.pointsman.endpoint.Operation;
import io.pointsman.endpoint.World;
import io.pointsman.json.JsonObject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** To make, find, describe, change, empty and remove queues. */
final class QueueOperations {
    private static final long MOST = 1_000;

    private final World world;
    private final Queues queues;

    QueueOperations(World world, Queues queues) {
        this.world = world;
        this.queues = queues;
    }

    Map<String, Operation> table() {
        return Map.of(
                "CreateQueue", (input, caller) -> create(input),
                "GetQueueUrl", (input, caller) -> url(input),
                "GetQueueAttributes", (input, caller) -> attributes(input),
                "SetQueueAttributes", (input, caller) -> set(input),
                "ListQueues", (input, caller) -> list(input),
                "PurgeQueue", (input, caller) -> purge(input),
                "DeleteQueue", (input, caller) -> delete(input));
    }

    private JsonObject create(JsonObject input) {
        String name = input.text("QueueName").orElse("");
        Map<String, String> wanted = texts(input.objectOrEmpty("Attributes"));
        boolean fifo = wanted.getOrDefault("FifoQueue", "false").equals("true");
        if (!name.matches("[A-Za-z0-9_-]{1,80}(\\.fifo)?") || name.endsWith(".fifo") != fifo || name.length() > 80) {
            throw SqsErrors.error(
                    "InvalidParameterValue",
                    fifo
                            ? "The name of a FIFO queue can only include alphanumeric characters, hyphens, or"
                                    + " underscores, must end with .fifo suffix and be 1 to 80 in length."
                            : "Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length");
        }
        Queue queue = queues.byName().get(name);
        if (queue == null) {
            queue = new Queue(name, queues.arn(name), world.clock().instant());
            queue.attributes().putAll(wanted);
            queues.byName().put(name, queue);
        } else if (!queue.attributes().entrySet().containsAll(wanted.entrySet())) {
            throw SqsErrors.error(
                    "QueueNameExists",
                    "A queue already exists with the same name and a different value for attribute "
                            + different(queue, wanted));
        }
        return JsonObject.of("QueueUrl", queues.url(queue));
    }

    private static String different(Queue queue, Map<String, String> wanted) {
        return wanted.entrySet().stream()
                .filter(one -> !one.getValue().equals(queue.attributes().get(one.getKey())))
                .findFirst()
                .map(Map.Entry::getKey)
                .orElse("");
    }

    private static Map<String, String> texts(JsonObject attributes) {
        Map<String, String> texts = new LinkedHashMap<>();
        attributes.members().forEach((name, value) -> texts.put(name, String.valueOf(value)));
        return texts;
    }

    private JsonObject url(JsonObject input) {
        return queues.find(input.needText("QueueName"))
                .map(queue -> JsonObject.of("QueueUrl", queues.url(queue)))
                .orElseThrow(SqsErrors::noQueue);
    }

    private JsonObject attributes(JsonObject input) {
        Queue queue = queues.need(input);
        List<String> wanted = input.texts("AttributeNames");
        Map<String, String> all = new LinkedHashMap<>(queue.attributes());
        all.put("QueueArn", queue.arn());
        all.put("CreatedTimestamp", String.valueOf(queue.created().getEpochSecond()));
        all.put("LastModifiedTimestamp", String.valueOf(queue.created().getEpochSecond()));
        counts(queue, all);
        all.keySet().removeIf(name -> !wanted.contains("All") && !wanted.contains(name));
        return all.isEmpty() ? JsonObject.empty() : JsonObject.of("Attributes", all);
    }

    private void counts(Queue queue, Map<String, String> into) {
        Instant now = world.clock().instant();
        long visible =
                queue.messages().stream().filter(one -> one.isVisible(now)).count();
        long inFlight = queue.messages().stream()
                .filter(one -> !one.isVisible(now) && one.receipts() > 0)
                .count();
        into.put("ApproximateNumberOfMessages", String.valueOf(visible));
        into.put("ApproximateNumberOfMessagesNotVisible", String.valueOf(inFlight));
        into.put(
                "ApproximateNumberOfMessagesDelayed",
                String.valueOf(queue.messages().size() - visible - inFlight));
    }

    private JsonObject set(JsonObject input) {
        Queue queue = queues.need(input);
        queue.attributes().putAll(texts(input.objectOrEmpty("Attributes")));
        queue.wake();
        return JsonObject.empty();
    }

    /** A token comes only to who asks for pages. */
    private JsonObject list(JsonObject input) {
        String prefix = input.text("QueueNamePrefix").orElse("");
        List<String> urls = queues.byName().values().stream()
                .filter(queue -> queue.name().startsWith(prefix))
                .map(queues::url)
                .toList();
        ListPart<String> part = ListPart.of(
                urls,
                input.text("NextToken"),
                input.number("MaxResults").orElse(MOST),
                () -> SqsErrors.error("InvalidParameterValue", "The NextToken is not one of this list."));
        return urls.isEmpty()
                ? JsonObject.empty()
                : JsonObject.of("QueueUrls", part.items())
                        .with("NextToken", input.has("MaxResults") ? part.next() : Optional.empty());
    }

    private JsonObject purge(JsonObject input) {
        queues.need(input).messages().clear();
        return JsonObject.empty();
    }

    private JsonObject delete(JsonObject input) {
        Queue queue = queues.need(input);
        queues.byName().remove(queue.name());
        queue.wake();
        return JsonObject.empty();
    }
}
