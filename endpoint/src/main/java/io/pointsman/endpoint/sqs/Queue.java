package io.pointsman.endpoint.sqs;

import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One queue: its messages in the order in which they came, and whoever waits for one. */
final class Queue {
    private static final Map<String, String> DEFAULTS = Map.of(
            "VisibilityTimeout", "30",
            "DelaySeconds", "0",
            "ReceiveMessageWaitTimeSeconds", "0",
            "MessageRetentionPeriod", "345600",
            "MaximumMessageSize", "1048576",
            "SqsManagedSseEnabled", "true");

    private final String name;
    private final String arn;
    private final Instant created;
    private final Map<String, String> attributes = new LinkedHashMap<>(DEFAULTS);
    private final List<Message> messages = new ArrayList<>();
    private transient @Nullable List<CompletableFuture<Boolean>> waiting;

    Queue(String name, String arn, Instant created) {
        this.name = name;
        this.arn = arn;
        this.created = created;
    }

    String name() {
        return name;
    }

    String arn() {
        return arn;
    }

    Instant created() {
        return created;
    }

    Map<String, String> attributes() {
        return attributes;
    }

    Duration seconds(String attribute) {
        return Duration.ofSeconds(Long.parseLong(attributes.getOrDefault(attribute, "0")));
    }

    List<Message> messages() {
        return messages;
    }

    void add(Message message) {
        messages.add(message);
        wake();
    }

    /** Whoever waits looks again. */
    void wake() {
        waiting().forEach(each -> each.complete(true));
        waiting().clear();
    }

    CompletableFuture<Boolean> waiter() {
        CompletableFuture<Boolean> waiter = new CompletableFuture<>();
        waiting().add(waiter);
        return waiter;
    }

    /** None after a restart. */
    private List<CompletableFuture<Boolean>> waiting() {
        List<CompletableFuture<Boolean>> here = waiting == null ? new ArrayList<>() : waiting;
        waiting = here;
        return here;
    }

    /** Those that can be received now and are not dead; they are hidden from others for that long. */
    List<Message> receive(Instant now, int most, Duration hidden) {
        List<Message> received = new ArrayList<>();
        Set<String> busy = new HashSet<>();
        for (Message message : messages) {
            boolean blocked = message.group().filter(busy::contains).isPresent();
            if (message.isVisible(now) && !blocked && received.size() < most) {
                message.receive(now, now.plus(hidden));
                received.add(message);
            } else {
                message.group().ifPresent(busy::add); // the next of its group has to wait for it
            }
        }
        return received;
    }

    /** Takes out what has been received as often as it may, to be put elsewhere; and drops what is too old. */
    List<Message> dead(Instant now) {
        Optional<Long> most = redrive()
                .flatMap(policy -> Optional.ofNullable(policy.members().get("maxReceiveCount")))
                .map(count -> Long.valueOf(String.valueOf(count))); // AWS takes a number and its text
        List<Message> dead = new ArrayList<>();
        for (Iterator<Message> each = messages.iterator(); each.hasNext(); ) {
            Message message = each.next();
            boolean spent = most.isPresent() && message.receipts() >= most.get();
            if (message.sent().plus(seconds("MessageRetentionPeriod")).isBefore(now)) {
                each.remove();
            } else if (spent && message.isVisible(now)) {
                each.remove();
                dead.add(message);
            }
        }
        return dead;
    }

    /** The queue that dead messages go to. */
    Optional<String> deadLetterArn() {
        return redrive().flatMap(policy -> policy.text("deadLetterTargetArn"));
    }

    private Optional<JsonObject> redrive() {
        return Optional.ofNullable(attributes.get("RedrivePolicy"))
                .filter(text -> !text.isEmpty())
                .map(Json::object);
    }

    /** When a hidden message comes back first, if one is hidden. */
    Optional<Instant> nextVisible(Instant now) {
        return messages.stream()
                .map(Message::visible)
                .filter(at -> at.isAfter(now))
                .min(Instant::compareTo);
    }

    Optional<Message> withHandle(String handle) {
        return messages.stream()
                .filter(message -> message.handle().equals(handle))
                .findFirst();
    }
}
