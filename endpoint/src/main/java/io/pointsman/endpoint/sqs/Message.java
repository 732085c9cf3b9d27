package io.pointsman.endpoint.sqs;

import io.pointsman.endpoint.encoding.Hash;
import io.pointsman.json.JsonObject;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** One message on a queue, and how often and until when somebody has it. */
final class Message {
    private final String id = UUID.randomUUID().toString();
    private final String body;
    private final JsonObject attributes;
    private final Optional<String> group;
    private final Instant sent;
    private Instant visible;
    private Instant firstReceived;
    private long receipts;
    private String handle = "";

    /**
     * @param attributes the sender's own, by name
     * @param group in a FIFO queue, those of one group come one after the other
     * @param visible when it can be received first
     */
    Message(String body, JsonObject attributes, Optional<String> group, Instant sent, Instant visible) {
        this.body = body;
        this.attributes = attributes;
        this.group = group;
        this.sent = sent;
        this.visible = visible;
        this.firstReceived = sent;
    }

    String id() {
        return id;
    }

    String body() {
        return body;
    }

    Optional<String> group() {
        return group;
    }

    Instant sent() {
        return sent;
    }

    Instant visible() {
        return visible;
    }

    long receipts() {
        return receipts;
    }

    String handle() {
        return handle;
    }

    boolean isVisible(Instant now) {
        return !visible.isAfter(now);
    }

    void receive(Instant now, Instant until) {
        firstReceived = receipts == 0 ? now : firstReceived;
        receipts++;
        handle = UUID.randomUUID() + "#" + id;
        visible = until;
    }

    void hideUntil(Instant until) {
        visible = until;
    }

    /** On the queue for dead letters it can be received at once; its count goes on. */
    void buried(Instant now) {
        visible = now;
    }

    JsonObject shown(String account) {
        JsonObject system = JsonObject.of("SenderId", account)
                .with("SentTimestamp", String.valueOf(sent.toEpochMilli()))
                .with("ApproximateReceiveCount", String.valueOf(receipts))
                .with("ApproximateFirstReceiveTimestamp", String.valueOf(firstReceived.toEpochMilli()))
                .with("MessageGroupId", group);
        JsonObject shown = JsonObject.of("MessageId", id, "ReceiptHandle", handle, "Body", body)
                .with("MD5OfBody", Hash.MD5.hex(body))
                .with("Attributes", system);
        return attributes.members().isEmpty() ? shown : shown.with("MessageAttributes", attributes);
    }
}
