package io.pointsman.endpoint.lambda;

import io.pointsman.endpoint.World;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The pollers of the mappings that are enabled and have a queue. Streams and brokers are not polled: the endpoint has none. */
final class QueuePollers implements AutoCloseable {
    private final World world;
    private final transient Map<String, QueuePoller> byMapping = new HashMap<>();
    private final transient ExecutorService workers = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("queue-worker-", 0).factory());
    private transient boolean closed;

    QueuePollers(World world) {
        this.world = world;
    }

    /** Brings the poller in line with the mapping, which has come to rest. */
    synchronized void settled(EventSourceMapping mapping) {
        ended(mapping);
        boolean polled = mapping.state() == EventSourceMapping.State.ENABLED
                && mapping.settings().text("EventSourceArn").orElse("").contains(":sqs:")
                && world.services().containsKey("sqs");
        if (polled && !closed) {
            QueuePoller poller = new QueuePoller(world, mapping.settings(), workers);
            byMapping.put(mapping.uuid(), poller);
            poller.start();
        }
    }

    /** The mapping is disabled, or is about to go. */
    synchronized void ended(EventSourceMapping mapping) {
        QueuePoller poller = byMapping.remove(mapping.uuid());
        if (poller != null) {
            poller.stop();
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        byMapping.values().forEach(QueuePoller::stop);
        byMapping.clear();
        workers.shutdownNow();
    }
}
