package io.pointsman.endpoint.sqs;

import io.pointsman.endpoint.Operation;
import io.pointsman.endpoint.Service;
import io.pointsman.endpoint.World;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Amazon SQS: standard queues, and FIFO queues as far as order goes. Spoken as JSON, as current SDKs do, and not as forms. Does not encrypt,
 * does not check queue policies, does not drop duplicates.
 */
public final class SqsService implements Service {
    private final Map<String, Operation> operations = new TreeMap<>();

    public SqsService(World world) {
        Queues queues = new Queues(world);
        operations.putAll(new QueueOperations(world, queues).table());
        operations.putAll(new MessageOperations(world, queues).table());
        operations.put(ReceiveOperation.NAME, new ReceiveOperation(world, queues));
    }

    @Override
    public String signingName() {
        return "sqs";
    }

    @Override
    public Protocol protocol() {
        return Protocol.JSON;
    }

    @Override
    public Map<String, Operation> operations() {
        return operations;
    }

    /** It may wait for a message. */
    @Override
    public Set<String> unlocked() {
        return Set.of(ReceiveOperation.NAME);
    }
}
