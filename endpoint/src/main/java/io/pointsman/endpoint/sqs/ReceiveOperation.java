package io.pointsman.endpoint.sqs;

import io.pointsman.endpoint.Caller;
import io.pointsman.endpoint.Operation;
import io.pointsman.endpoint.World;
import io.pointsman.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** {@code ReceiveMessage}. Waits where it is asked to, by the endpoint's clock and without its lock. */
final class ReceiveOperation implements Operation {
    static final String NAME = "ReceiveMessage";

    private static final int MOST = 10;
    private static final int LONGEST_WAIT_SECONDS = 20;

    private final World world;
    private final Queues queues;

    ReceiveOperation(World world, Queues queues) {
        this.world = world;
        this.queues = queues;
    }

    /** What came, or what to wait for. */
    private record Look(List<Message> received, Optional<CompletableFuture<Boolean>> pending) {}

    @Override
    public JsonObject answer(JsonObject input, Caller caller) {
        within(input, "MaxNumberOfMessages", 1, MOST);
        within(input, "WaitTimeSeconds", 0, LONGEST_WAIT_SECONDS);
        Instant end = world.locked(() -> end(input));
        Look look = world.locked(() -> look(input, end));
        while (look.pending().isPresent() && waited(look.pending().get())) {
            look = world.locked(() -> look(input, end));
        }
        List<JsonObject> messages = look.received().stream()
                .map(message -> message.shown(world.account()))
                .toList();
        return messages.isEmpty() ? JsonObject.empty() : JsonObject.of("Messages", messages);
    }

    private Instant end(JsonObject input) {
        Duration wait = input.number("WaitTimeSeconds")
                .map(Duration::ofSeconds)
                .orElseGet(() -> queues.need(input).seconds("ReceiveMessageWaitTimeSeconds"));
        return world.clock().instant().plus(wait);
    }

    private Look look(JsonObject input, Instant end) {
        Queue queue = queues.need(input);
        Instant now = world.clock().instant();
        bury(queue, now);
        int most = input.number("MaxNumberOfMessages").orElse(1L).intValue();
        Duration hidden = input.number("VisibilityTimeout")
                .map(Duration::ofSeconds)
                .orElseGet(() -> queue.seconds("VisibilityTimeout"));
        List<Message> received = queue.receive(now, most, hidden);
        if (!received.isEmpty() || !now.isBefore(end)) {
            return new Look(received, Optional.empty());
        }
        CompletableFuture<Boolean> waiter = queue.waiter();
        Instant next = queue.nextVisible(now).filter(end::isAfter).orElse(end);
        world.clock().notice(Duration.between(now, next), () -> waiter.complete(true));
        return new Look(received, Optional.of(waiter));
    }

    /** To the queue for dead letters, where there is one. */
    private void bury(Queue queue, Instant now) {
        for (Message dead : queue.dead(now)) {
            queue.deadLetterArn().flatMap(queues::withArn).ifPresent(grave -> {
                dead.buried(now);
                grave.add(dead);
            });
        }
    }

    /** Whether it is worth another look: not when whoever waits is to end. */
    private static boolean waited(CompletableFuture<Boolean> waiter) {
        try {
            return waiter.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void within(JsonObject input, String member, int least, int most) {
        input.number(member).filter(value -> value < least || value > most).ifPresent(value -> {
            throw SqsErrors.error(
                    "InvalidParameterValue",
                    "Value " + value + " for parameter " + member + " is invalid. Reason: Must be >= " + least
                            + " and <= " + most + ", if provided.");
        });
    }
}
