package io.pointsman.endpoint.logs;

import io.pointsman.endpoint.Operation;
import io.pointsman.endpoint.Service;
import io.pointsman.endpoint.World;
import java.util.Map;
import java.util.TreeMap;

/** Amazon CloudWatch Logs: groups, streams and the newest events of each. What functions write stands here, as in AWS. */
public final class LogsService implements Service {
    private final Map<String, Operation> operations = new TreeMap<>();

    public LogsService(World world) {
        operations.putAll(new LogGroups(world).table());
        operations.putAll(new LogEvents(world).table());
    }

    @Override
    public String signingName() {
        return "logs";
    }

    @Override
    public Protocol protocol() {
        return Protocol.JSON;
    }

    @Override
    public Map<String, Operation> operations() {
        return Map.copyOf(operations);
    }
}
