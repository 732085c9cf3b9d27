package io.pointsman.endpoint.lambda;

import io.pointsman.endpoint.AwsError;
import io.pointsman.endpoint.World;
import io.pointsman.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;

/**
 * Polls the queue of one mapping while that is enabled, a thread of its own, and hands each batch to another. AWS begins with five batches at
 * a time and grows; here it stays at five, or at the mapping's {@code MaximumConcurrency}.
 */
final class QueuePoller implements Runnable {
    private static final long CONCURRENCY = 5;
    private static final int RECEIVE = 10;
    private static final int LONG_POLL_SECONDS = 20;
    private static final Duration AFTER_REFUSAL = Duration.ofSeconds(5);

    private final World world;
    private final JsonObject settings;
    private final QueueBatch batch;
    private final ExecutorService workers;
    private final Semaphore free;
    private final Thread thread;

    QueuePoller(World world, JsonObject settings, ExecutorService workers) {
        this.world = world;
        this.settings = settings;
        this.batch = new QueueBatch(world, settings);
        this.workers = workers;
        long most = settings.objectOrEmpty("ScalingConfig")
                .number("MaximumConcurrency")
                .orElse(CONCURRENCY);
        this.free = new Semaphore((int) most);
        this.thread =
                Thread.ofPlatform().daemon().name("poller-" + batch.queue()).unstarted(this);
    }

    void start() {
        thread.start();
    }

    /** What is being worked at is brought to its end. */
    void stop() {
        thread.interrupt();
    }

    @Override
    public void run() {
        try {
            while (!Thread.interrupted()) {
                free.acquire();
                next();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** With one of the free places taken, which is given back once the batch is done. */
    private void next() throws InterruptedException {
        List<JsonObject> messages = List.of();
        try {
            messages = collected();
        } catch (AwsError refused) { // such as a queue that is gone
            pause();
        } catch (RuntimeException surprise) { // polling goes on
            world.complain("polling " + batch.queue(), surprise);
            pause();
        }
        if (messages.isEmpty()) {
            free.release();
        } else if (Thread.currentThread().isInterrupted()) {
            batch.giveBack(messages);
            free.release();
        } else {
            hand(messages);
        }
    }

    private void hand(List<JsonObject> messages) {
        workers.execute(() -> {
            try {
                batch.work(messages);
            } catch (RuntimeException | Error surprise) {
                world.complain("a batch of " + batch.queue(), surprise);
            } finally {
                free.release();
            }
        });
    }

    private List<JsonObject> collected() {
        int size = settings.number("BatchSize").orElse(10L).intValue();
        long window = settings.number("MaximumBatchingWindowInSeconds").orElse(0L);
        List<JsonObject> messages = new ArrayList<>(batch.receive(Math.min(RECEIVE, size), LONG_POLL_SECONDS));
        Instant end = world.clock().instant().plusSeconds(window);
        while (!messages.isEmpty()
                && messages.size() < size
                && !Thread.currentThread().isInterrupted()) {
            long left = Duration.between(world.clock().instant(), end).toMillis();
            if (left <= 0) {
                return messages;
            }
            int wait = (int) Math.min(LONG_POLL_SECONDS, Math.ceilDiv(left, 1000));
            messages.addAll(batch.receive(Math.min(RECEIVE, size - messages.size()), wait));
        }
        return messages;
    }

    private void pause() throws InterruptedException {
        CompletableFuture<Boolean> over = new CompletableFuture<>();
        world.clock().notice(AFTER_REFUSAL, () -> over.complete(true));
        try {
            over.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
