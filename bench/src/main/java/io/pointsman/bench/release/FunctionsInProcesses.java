package io.pointsman.bench.release;

import io.pointsman.bench.coldstart.FunctionMemory;
import io.pointsman.endpoint.World;
import io.pointsman.endpoint.clock.EndpointClock;
import io.pointsman.endpoint.wire.EndpointServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Each invocation in a process of its own, with the jar that is deployed and 256 MB; keeps the most that each action held. */
final class FunctionsInProcesses implements Functions {
    private static final Path TASK = Path.of("handlers/target/lambda");
    private static final Map<String, String> HANDLERS = Map.of(
            "rewrite", "RewriteHandler",
            "changeset", "ChangeSetHandler",
            "execute", "ExecuteHandler",
            "publish", "PublishHandler",
            "shift", "ShiftHandler");

    private final EndpointClock clock;
    private final EndpointServer server;
    private final FunctionMemory memory;
    private final Map<String, Double> peaks = new TreeMap<>();

    FunctionsInProcesses(World world, Map<String, String> variables) {
        clock = world.clock();
        server = EndpointServer.start(world, 0);
        Map<String, String> all = new HashMap<>(variables);
        all.put("AWS_ENDPOINT_URL", server.uri().toString());
        all.put("POINTSMAN_SPEED", String.valueOf((long) world.clock().speed()));
        memory = new FunctionMemory(TASK, all);
    }

    /** A process has no speed but the machine's. */
    @Override
    public void call(String action, String event) {
        peaks.merge(action, clock.inRealTime(() -> peak(action, event)), Math::max);
    }

    private double peak(String action, String event) {
        String handler = "io.pointsman.actions." + action + "." + Objects.requireNonNull(HANDLERS.get(action), action);
        try {
            return memory.peak(handler, event.getBytes(StandardCharsets.UTF_8));
        } catch (Exception e) {
            throw new IllegalStateException(action, e);
        }
    }

    /** In MB, by action. */
    Map<String, Double> peaks() {
        return peaks;
    }

    @Override
    public String log() {
        return "the functions ran in processes of their own";
    }

    @Override
    public void close() {
        server.close();
    }
}
